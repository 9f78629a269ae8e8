#include "hub/documents/words.h"

namespace yichuang::documents {

std::string_view TextZh(Word word) {
  switch (word) {
    case Word::kOnceNotice:
      return "一次性告知单";
    case Word::kSampleMark:
      return "演示数据";
    case Word::kPageOf:
      return "第 {} 页，共 {} 页";
    case Word::kListMark:
      return "、";
    case Word::kClauseMark:
      return "；";
    case Word::kColon:
      return "：";
    case Word::kBrackets:
      return "（{}）";
    case Word::kReference:
      return "告知单编号";
    case Word::kPrinted:
      return "打印时间";
    case Word::kDateTime:
      return "{}年{}月{}日 {:02}:{:02}";
    case Word::kDate:
      return "{}年{}月{}日";
    case Word::kDepartment:
      return "实施机构";
    case Word::kItemType:
      return "事项类型";
    case Word::kSubject:
      return "服务对象";
    case Word::kSubjectPerson:
      return "个人";
    case Word::kSubjectEnterprise:
      return "企业、单位";
    case Word::kSubjectBoth:
      return "个人、企业和单位";
    case Word::kTypeLicence:
      return "行政许可";
    case Word::kTypeLevy:
      return "行政征收";
    case Word::kTypeBenefit:
      return "行政给付";
    case Word::kTypeConfirmation:
      return "行政确认";
    case Word::kTypeReward:
      return "行政奖励";
    case Word::kTypeOtherPower:
      return "其他行政权力";
    case Word::kTypePublicService:
      return "公共服务";
    case Word::kYourSituation:
      return "您的情形";
    case Word::kConditions:
      return "受理条件";
    case Word::kBring:
      return "请携带以下材料（共 {} 项）";
    case Word::kBringOne:
      return "请携带以下材料（共 1 项）";
    case Word::kBringNothing:
      return "按您的情形，无需携带材料。";
    case Word::kObtained:
      return "以下材料由大厅通过数据共享获取，无需携带";
    case Word::kDepends:
      return "以下材料是否需要，取决于尚未选择的情形，请向导办台确认";
    case Word::kMaterial:
      return "材料名称";
    case Word::kCopies:
      return "复印件";
    case Word::kIssuer:
      return "出具单位";
    case Word::kOriginals:
      return "原件";
    case Word::kCount:
      return "{} 份";
    case Word::kSelfMade:
      return "申请人填写或自备";
    case Word::kOptional:
      return "非必备，有则携带";
    case Word::kTolerable:
      return "可容缺，请向窗口申请";
    case Word::kShared:
      return "数据共享获取，无需携带";
    case Word::kOnlyWhen:
      return "仅限情形：{}";
    case Word::kOrMark:
      return "或";
    case Word::kFlow:
      return "办理流程";
    case Word::kLimitAndFee:
      return "时限、收费和结果";
    case Word::kPromised:
      return "承诺时限";
    case Word::kStatutory:
      return "法定时限";
    case Word::kOnTheSpot:
      return "当场办结";
    case Word::kWorkingDays:
      return "{} 个工作日";
    case Word::kNaturalDays:
      return "{} 个自然日";
    case Word::kHoursLimit:
      return "{} 小时";
    case Word::kFee:
      return "收费";
    case Word::kNoFee:
      return "不收费";
    case Word::kFeeBasis:
      return "收费依据";
    case Word::kResult:
      return "办理结果";
    case Word::kWhereAndWhen:
      return "办理地点和时间";
    case Word::kPlace:
      return "办理地点";
    case Word::kWindows:
      return "办理窗口";
    case Word::kWindowNumbers:
      return "{} 号";
    case Word::kOpeningHours:
      return "办理时间";
    case Word::kInquiry:
      return "咨询电话";
    case Word::kSupervision:
      return "监督电话";
    case Word::kLegalBasis:
      return "办理依据";
    case Word::kLawArticle:
      return "《{}》{}";
    case Word::kInForceSince:
      return "{}起施行";
    case Word::kUnverified:
      return "本事项的办理依据和法定时限尚未核定，此处不列，以窗口告知为准。";
    case Word::kValidity:
      return "本单按打印时公布的办事指南生成。如有疑问，请拨打咨询电话。";
    case Word::kScanForGuide:
      return "扫码查看办事指南";
    case Word::kSituations:
      return "不同情形";
    case Word::kAllMaterials:
      return "申请材料";
    case Word::kFrequentQuestions:
      return "常见问题";
    case Word::kGuides:
      return "办事指南";
    case Word::kBookletTitle:
      return "办事指南汇编";
    case Word::kCatalogueVersion:
      return "目录版本 {}";
    case Word::kItemCount:
      return "共 {} 个事项";
    case Word::kMadeOn:
      return "编印日期：{}";
    case Word::kContentsHead:
      return "目录";
    case Word::kByDepartment:
      return "按部门";
    case Word::kByTheme:
      return "按主题";
    case Word::kByLifeEvent:
      return "按人生和企业事件";
    case Word::kOtherLanguage:
      return "English";
    case Word::kBackToIndex:
      return "返回目录";
    case Word::kSkipToContent:
      return "跳到正文";
    case Word::kSampleNotice:
      return "本页为演示数据，区名、电话和时限均为虚构。";
    case Word::kPrintHint:
      return "需要纸质指南，可在大厅自助终端打印一次性告知单。";
    case Word::kHallName:
      return "{}政务服务中心";
    case Word::kNothingMore:
      return "这种情形没有另外的材料要求。";
    case Word::kDownloadBooklet:
      return "下载全部指南（PDF，可打印）";
    case Word::kOpenPage:
      return "“{}”办事指南";
    case Word::kForSituation:
      return "{}：{}";
    case Word::kNumber:
      return "序号";
    case Word::kSituation:
      return "情形";
    case Word::kAlways:
      return "所有情形";
    case Word::kTicketTaken:
      return "取号";
    case Word::kTicketAhead:
      return "前面约 {} 人，顺序可能调整";
    case Word::kTicketNext:
      return "前面没有人等候";
    case Word::kTicketWait:
      return "预计等候 {}–{} 分钟";
    case Word::kTicketOffline:
      return "离线取号：等候人数未知";
    case Word::kTicketUnchecked:
      return "限取条件未核对";
    case Word::kTicketSit:
      return "请就座，等候叫号";
    case Word::kTicketMissed:
      return "叫号三次未到，当日上午（下午）内可到导办台恢复一次。";
    case Word::kTicketToday:
      return "当日有效";
    case Word::kSlipTitle:
      return "事项登记单";
    case Word::kSlipUse:
      return "凭此单可在自助终端“办件进度”查询，或反映仍未解决。";
    case Word::kSlipNoName:
      return "没有登记您的姓名和电话。编码是唯一凭据，请妥善保管。";
    case Word::kClerkSigns:
      return "经办人";
    case Word::kApplicantSigns:
      return "申请人（代理人）";
    case Word::kDaySigned:
      return "日期";
    case Word::kCopyForApplicant:
      return "第一联　申请人留存";
    case Word::kCopyForFile:
      return "第二联　受理部门留存";
  }
  return {};
}

}  // namespace yichuang::documents
