#include "hub/contract/reasons.h"

namespace yichuang::contract {

std::string_view TextZh(Reason reason) {
  switch (reason) {
    case Reason::kMalformed:
      return "消息不是有效的 JSON 对象，未作处理。请检查该设备的程序版本。";
    case Reason::kMissingField:
      return "消息缺少必填字段，未作处理。请按所示字段检查设备程序版本。";
    case Reason::kWrongType:
      return "消息字段的类型或取值不符合约定，未作处理。请按所示字段检查设备程序。";
    case Reason::kUnsupportedVersion:
      return "消息的协议版本不受支持。请将设备或中枢升级到相同版本。";
    case Reason::kUnknownType:
      return "消息类型无法识别，未作处理。请将中枢升级到不低于设备的版本。";
    case Reason::kOversized:
      return "消息超过允许的大小，未作处理。请分批发送，并检查设备程序。";
    case Reason::kTopicMismatch:
      return "消息中的设备名与主题不一致，未作处理。请检查设备名配置是否重复或写错。";
    case Reason::kQueueFull:
      return "中枢繁忙，消息未收下，终端会自动重发。如持续出现，请检查服务器负载。";
    case Reason::kUnknownDevice:
      return "该终端未登记，数据保留在终端。请在大厅配置中登记终端。";
    case Reason::kUnknownSource:
      return "该评价器未登记或没有密钥，数据保留在设备。请登记评价器并写入密钥。";
    case Reason::kForeignSource:
      return "该评价器没有接入此终端，数据未收下。请重新插拔评价器，或核对窗口配置。";
    case Reason::kGap:
      return "前面的记录尚未收到，终端会从缺少的一条起重发。如持续出现，请检查该设备的记录是否完整"
             "。";
    case Reason::kOldEpoch:
      return "记录属于该设备更换存储之前的序列，未收下。请核对该设备的维修记录。";
    case Reason::kBadSignature:
      return "签名校验未通过，数据可能被改动或密钥不符，未收下。请核对评价器密钥并检查线路。";
    case Reason::kBadFrame:
      return "评价器数据帧损坏或版本不符，未收下，设备会自动重发。如持续出现，请检查线路和固件版本"
             "。";
    case Reason::kFrameMismatch:
      return "记录编号与评价器数据帧不一致，未收下，设备会自动重发。如持续出现，请检查终端程序。";
    case Reason::kInvitationUnknown:
      return "评价对应的邀请不存在，已登记但不计入。请检查评价器是否接错大厅。";
    case Reason::kInvitationForeign:
      return "评价对应其他窗口的邀请，已登记但不计入。请检查评价器是否接错窗口。";
    case Reason::kTooLate:
      return "评价超过邀请时限，已登记但不计入。无需处理。";
    case Reason::kPressUnknown:
      return "补充信息没有对应的评价，已登记但不计入。如多次出现，请检查该评价器。";
    case Reason::kUnknownWindow:
      return "没有这个窗口。请核对窗口号，或在大厅配置中添加。";
    case Reason::kUnknownStaff:
      return "没有这个工号。请核对工号，或在大厅配置中添加人员。";
    case Reason::kNoShift:
      return "本窗口无人在岗。请先登录上岗，再办理业务。";
    case Reason::kShiftOpen:
      return "本窗口已有人在岗。请先让其离岗，再上岗。";
    case Reason::kStaffElsewhere:
      return "您已在其他窗口上岗。请先在原窗口离岗。";
    case Reason::kServiceOpen:
      return "本窗口正在办理业务。请先办结，再呼叫下一位。";
    case Reason::kNoService:
      return "本窗口没有正在办理的业务。请先叫号或直接开始服务。";
    case Reason::kDuplicateVisit:
      return "该次来访已由您在本窗口办理，不能重复开始。请核对号码。";
    case Reason::kHallClosed:
      return "大厅当前不在服务时间。请在服务时间内办理。";
    case Reason::kUnknownNotice:
      return "没有这条公告，可能已经撤下。请刷新公告列表后再试。";
    case Reason::kNoticeOver:
      return "公告的截止时间已过。请填写晚于现在的截止时间。";
    case Reason::kTooManyNotices:
      return "同时张贴的公告已达上限。请先撤下不再需要的公告。";
    case Reason::kNoEmergency:
      return "当前没有紧急通知。无需解除。";
    case Reason::kDayPast:
      return "该日期已经过去。请选择今天或以后的日期。";
    case Reason::kCatalogueMissing:
      return "中枢没有这份事项目录，或文件已损坏。请重新运行 import-items 导入。";
    case Reason::kOwnRecord:
      return "不能处理与本人有关的记录。请由其他人员办理。";
    case Reason::kUnknownAccount:
      return "没有这个账号。请核对工号，或由系统管理员开通。";
    case Reason::kLastAdministrator:
      return "这是最后一位系统管理员，不能停用或取消其角色。请先指定另一位。";
    case Reason::kAlreadySetUp:
      return "系统已完成初始设置。请用已有的工号登录。";
    case Reason::kForeignWindow:
      return "您当前不在该窗口值守。请先在本人所在窗口上岗，或请值班长办理。";
    case Reason::kUnknownAlarm:
      return "没有这条告警，可能已经恢复。请以页面上的告警列表为准。";
    case Reason::kSettingsMoved:
      return "设置刚刚被他人修改。请查看最新内容后重新提交。";
    case Reason::kSettingPending:
      return "同一内容已有一项待生效的修改。请先撤销那项修改，再重新设置。";
    case Reason::kTaken:
      return "该编号或设备已被占用。请换一个，或先从原处移除。";
    case Reason::kLastWindow:
      return "大厅至少要保留一个窗口。请先增加别的窗口。";
    case Reason::kUnknownChange:
      return "没有这项修改，或时间过久已不能撤销。请直接重新设置。";
    case Reason::kNotUndoable:
      return "这项修改已撤销，或之后的修改以它为前提，不能撤销。请先撤销之后的修改，或直接重新设置"
             "。";
  }
  return {};
}

}  // namespace yichuang::contract
