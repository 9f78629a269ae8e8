#include "kiosk/text/words_later.h"

namespace yichuang::text {

std::string_view SayLaterZh(Word word) {
  switch (word) {
    case Word::kBoardZone:
      return "{}区";
    case Word::kBoardWindow:
      return "{}号窗口";
    case Word::kBoardAgain:
      return "第 {} 次呼叫";
    case Word::kBoardCome:
      return "请到窗口";
    case Word::kBoardServing:
      return "办理中";
    case Word::kBoardCalled:
      return "已呼叫";
    case Word::kBoardNone:
      return "请就座，等候叫号";
    case Word::kBoardWindows:
      return "本区窗口";
    case Word::kBoardClosed:
      return "未开放";
    case Word::kBoardFree:
      return "空闲";
    case Word::kBoardCalling:
      return "正在呼叫";
    case Word::kBoardPaused:
      return "暂停服务，请稍候";
    case Word::kBoardLost:
      return "连接中断，以下为 {} 的数据";
    case Word::kBoardConnecting:
      return "正在连接…";
    case Word::kBoardUnknown:
      return "没有“{}”区的数据，请检查区域名称";
    case Word::kProgressTitle:
      return "办件进度";
    case Word::kProgressUnder:
      return "扫描回执或号票，看办到哪一步";
    case Word::kProgressNumber:
      return "请扫描回执、登记单或号票上的条码";
    case Word::kProgressNumberHow:
      return "也可以输入办件编号最后的数字（从年份开始）";
    case Word::kProgressLast4:
      return "请输入证件号码或电话的后四位";
    case Word::kProgressLast4How:
      return "受理时登记的证件或电话";
    case Word::kProgressNext:
      return "下一步";
    case Word::kProgressAsking:
      return "正在查询…";
    case Word::kProgressAgain:
      return "再查一件";
    case Word::kProgressNotMatched:
      return "编号与后四位不相符";
    case Word::kProgressNotMatchedDo:
      return "请核对后重试，或到导办台咨询";
    case Word::kProgressWait:
      return "输错次数过多";
    case Word::kProgressWaitDo:
      return "请稍后再试，或到导办台咨询";
    case Word::kProgressAway:
      return "网络暂时中断，现在查不到进度";
    case Word::kProgressAwayDo:
      return "请到导办台或受理窗口询问";
    case Word::kProgressPromised:
      return "承诺办结日";
    case Word::kProgressLegal:
      return "法定办结日";
    case Word::kProgressReceived:
      return "收件日期";
    case Word::kProgressUntil:
      return "请在此日期前";
    case Word::kProgressNo:
      return "办件编号";
    case Word::kStageReceived:
      return "已收件，正在审查材料";
    case Word::kStageCorrection:
      return "需要补正材料";
    case Word::kStageAccepted:
      return "已受理";
    case Word::kStageReview:
      return "正在审批";
    case Word::kStageSuspended:
      return "正在进行特别程序，时间不计入期限";
    case Word::kStageApproved:
      return "已办结：准予";
    case Word::kStageDenied:
      return "已办结：不予批准";
    case Word::kStageDelivered:
      return "已办结并送达";
    case Word::kStageRefused:
      return "不予受理";
    case Word::kStageNotRequired:
      return "依法不需要办理";
    case Word::kStageWithdrawn:
      return "已撤回";
    case Word::kStageLapsed:
      return "逾期未补正，申请已终止";
    case Word::kStagePromiseBroken:
      return "容缺材料逾期未补齐，申请已终止";
    case Word::kStageElsewhere:
      return "由其他系统办理";
    case Word::kNextReceived:
      return "下一步：窗口告知是否受理，您现在不用做什么";
    case Word::kNextCorrection:
      return "下一步：请按补正告知书补齐材料，交到受理窗口";
    case Word::kNextAccepted:
      return "下一步：材料移交审批，您现在不用做什么";
    case Word::kNextReview:
      return "下一步：作出决定，您现在不用做什么";
    case Word::kNextSuspended:
      return "下一步：程序结束后继续审批";
    case Word::kNextFetch:
      return "下一步：请带证件到出件窗口领取";
    case Word::kNextNothing:
      return "不用再办理";
    case Word::kNextAsk:
      return "如有疑问，请到受理窗口或导办台咨询";
    case Word::kNextElsewhere:
      return "请在该系统中查询，或到受理窗口询问";
    case Word::kStageJoint:
      return "各部门同时办理，已办结 {}/{}";
    case Word::kNextJoint:
      return "下一步：全部办结后，结果一次领取，您现在不用做什么";
    case Word::kNextTogether:
      return "等其他事项办结后一次领取";
    case Word::kProgressPart:
      return "其中：{}";
    default:
      return SayMatterZh(word);
  }
}

}  // namespace yichuang::text
