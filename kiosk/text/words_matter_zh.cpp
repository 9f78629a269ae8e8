#include "kiosk/text/words_later.h"

namespace yichuang::text {

std::string_view SayMatterZh(Word word) {
  switch (word) {
    case Word::kDutyEntrance:
      return "工作人员";
    case Word::kMatterComplaint:
      return "我要投诉";
    case Word::kMatterCannot:
      return "反映办不成事";
    case Word::kMatterAbout:
      return "请选择要反映的事";
    case Word::kMatterAboutHow:
      return "不用打字，不用留姓名";
    case Word::kMatterWindowTitle:
      return "在哪个窗口？";
    case Word::kMatterWindowHow:
      return "不记得可以不填，直接提交";
    case Word::kMatterSend:
      return "提交";
    case Word::kMatterSending:
      return "正在提交…";
    case Word::kMatterGiven:
      return "已收到，会有人处理";
    case Word::kMatterNoName:
      return "没有登记您的任何信息。编码是唯一凭据，请记下或拍下";
    case Word::kMatterFollow:
      return "凭编码在“办件进度”查询，或反映仍未解决";
    case Word::kSlipNo:
      return "编号 {}";
    case Word::kSlipSpoken:
      return "编码是 {}";
    case Word::kSlipPrinting:
      return "正在打印登记单…";
    case Word::kSlipPrinted:
      return "请取登记单";
    case Word::kSlipNoPaper:
      return "登记单没有打印出来";
    case Word::kSlipNoPaperDo:
      return "请记下编码";
    case Word::kMatterAway:
      return "现在送不出去";
    case Word::kMatterAwayDo:
      return "请到办不成事窗口当面反映，或拨打 {}";
    case Word::kMatterWait:
      return "这台终端刚才提交的次数较多";
    case Word::kMatterWaitDo:
      return "请过几分钟再试，或拨打 {}";
    case Word::kMatterRefused:
      return "没有登记成功";
    case Word::kMatterRefusedDo:
      return "请到办不成事窗口当面反映，或拨打 {}";
    case Word::kMatterAgain:
      return "再试一次";
    case Word::kDutyNumber:
      return "请扫工牌，或输入工号";
    case Word::kDutyNumberHow:
      return "首问登记：谁先被问到，谁负责到底";
    case Word::kDutyPin:
      return "请输入 PIN（6 位数字）";
    case Word::kDutyPinOf:
      return "工号 {}";
    case Word::kDutyChange:
      return "换人";
    case Word::kDutyEntering:
      return "正在登录…";
    case Word::kDutyWrong:
      return "工号或 PIN 不对，或这台终端还没有登记您的 PIN";
    case Word::kDutyWrongDo:
      return "请重新输入；没登记过的，请管理员为您登记";
    case Word::kDutyLocked:
      return "输错次数过多，已锁定";
    case Word::kDutyLockedDo:
      return "请稍后再试，或在电脑上用密码登录";
    case Word::kDutyAway:
      return "网络暂时中断，不能登录";
    case Word::kDutyAwayDo:
      return "请先记在纸上，网络恢复后补录";
    case Word::kDutyLockedScreen:
      return "已锁定，请重新输入 PIN";
    case Word::kInquiryAbout:
      return "来访人问什么事？";
    case Word::kInquiryOther:
      return "其他";
    case Word::kInquiryDeed:
      return "您怎么处理的？";
    case Word::kDeedSelf:
      return "当场办结";
    case Word::kDeedSelfMore:
      return "属于本岗职责，已经办完";
    case Word::kDeedGuide:
      return "引导到窗口";
    case Word::kDeedGuideMore:
      return "窗口扫登记单接办";
    case Word::kDeedTakeIn:
      return "收下记录";
    case Word::kDeedTakeInMore:
      return "由我承办或转交，答复来访人";
    case Word::kDeedUnclear:
      return "归属不明";
    case Word::kDeedUnclearMore:
      return "报值班长确定";
    case Word::kInquiryGiven:
      return "首问已登记";
    case Word::kInquiryGivenDo:
      return "请把登记单或编码交给来访人";
    case Word::kInquiryNext:
      return "下一位";
    case Word::kInquiryChoose:
      return "重新选择";
    case Word::kInquiryLeave:
      return "退出";
    case Word::kInquiryTrouble:
      return "没有登记成功";
    case Word::kProgressLetters:
      return "输入字母";
    case Word::kProgressDigits:
      return "输入数字";
    case Word::kMatterOpen:
      return "已登记";
    case Word::kMatterGuided:
      return "已引导到窗口";
    case Word::kMatterUnclear:
      return "正在确定由谁办理";
    case Word::kMatterHandling:
      return "正在办理";
    case Word::kMatterWaiting:
      return "等您补充";
    case Word::kMatterOffered:
      return "正在转交";
    case Word::kMatterRectifying:
      return "正在整改";
    case Word::kMatterAppealed:
      return "正在复核";
    case Word::kMatterAnswered:
      return "已答复";
    case Word::kMatterCalledBack:
      return "已答复，已回访";
    case Word::kMatterSolved:
      return "已办结：已解决";
    case Word::kMatterExplained:
      return "已办结：已说明原因";
    case Word::kMatterReferred:
      return "已办结：已告知主管单位";
    case Word::kMatterWithdrawn:
      return "已撤回";
    case Word::kMatterExcluded:
      return "已核实，不再处理";
    case Word::kMatterNextWait:
      return "下一步：会有人办理，您现在不用做什么";
    case Word::kMatterNextGo:
      return "下一步：请到窗口，出示登记单";
    case Word::kMatterNextBring:
      return "下一步：请到导办台补充说明或材料";
    case Word::kMatterNextSay:
      return "没有解决，请按“仍未解决”";
    case Word::kMatterOverdue:
      return "已超期，正在督办";
    case Word::kMatterDue:
      return "办理期限";
    case Word::kMatterSince:
      return "登记日期";
    case Word::kMatterNo:
      return "编号";
    case Word::kUnsolved:
      return "仍未解决";
    case Word::kUnsolvedSure:
      return "确定仍未解决吗？";
    case Word::kUnsolvedSureDo:
      return "会重新打开，由首问责任人继续办理";
    case Word::kUnsolvedYes:
      return "重新办理";
    case Word::kReopening:
      return "正在重新打开…";
    case Word::kReopened:
      return "已重新打开";
    default:
      return {};
  }
}

}  // namespace yichuang::text
