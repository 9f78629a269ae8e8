#include <array>

#include "hub/http/problem.h"

namespace yichuang::http {
namespace {

constexpr std::array<std::string_view, kProblemCount> kTextsZh = {{
    "没有这个地址，请检查链接是否完整",
    "该地址不支持这种请求方法",
    "请求缺少主机名（Host）",
    "请用 127.0.0.1 或 localhost 访问本机页面",
    "请求来自其他网站，已拒绝",
    "修改类请求须以 application/json 发送",
    "请求头过长，请清理后重试",
    "打开的页面过多，请关闭一些后重试",
    "系统正在启动，请稍候",
    "查询繁忙，请稍后重试",
    "未及时得到答复，请先刷新查看结果，再决定是否重试",
    "读取数据失败，请联系管理员查看日志",
    "请先登录",
    "长时间未操作，页面已锁定，请输入密码继续",
    "您的角色无权查看或办理此项，如有需要请联系系统管理员",
    "页面已过期，请刷新后重试",
    "工号或密码不正确，请核对后重试",
    "密码错误次数过多，请在所示时间后再试",
    "一次性码不正确、已使用或已过期，请联系管理员重新开具",
    "密码至少 10 个字符，不能包含工号，也不能由少数字符重复组成",
    "演示账号只能在本机使用",
    "登录人数较多，请稍后重试",
    "照片读不出来，请选择 JPEG 或 PNG 图片",
    "照片尺寸不合适，请用不超过 480×640 像素、不超过 40 KB 的竖幅图片",
    "工号或 PIN 不正确，或此电脑未设 PIN，请核对，或用密码登录",
    "PIN 为 6 位数字，不能是同一数字、连续数字或包含工号",
}};

}  // namespace

std::string_view TextZh(Problem problem) { return kTextsZh[static_cast<std::size_t>(problem)]; }

}  // namespace yichuang::http
