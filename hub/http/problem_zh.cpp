#include <array>

#include "hub/http/problem.h"

namespace yichuang::http {
namespace {

constexpr std::array<std::string_view, kProblemCount> kTexts = {{
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
}};

}  // namespace

std::string_view TextZh(Problem problem) { return kTexts[static_cast<std::size_t>(problem)]; }

}  // namespace yichuang::http
