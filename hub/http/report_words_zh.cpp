#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "hub/http/report_words.h"

namespace yichuang::http {
namespace {

using ReportWordZh = std::pair<std::string_view, std::string_view>;

constexpr auto kKindReportZh = std::to_array<ReportWordZh>({
    {"ratings", "好差评月报"},
    {"staff", "窗口和人员月报"},
    {"queue", "排队月报"},
    {"exclusions", "评价排除月报"},
    {"hotline", "热线月报"},
    {"spot_check", "回访抽查月报"},
    {"devices", "设备月报"},
    {"quarter", "季度通报"},
    {"five_zero", "五零承诺月报"},
    {"proposal", "评议结果建议函"},
});
constexpr auto kSectionReportZh = std::to_array<ReportWordZh>({
    {"ratings", "总体情况"},
    {"levels", "评价等级分布"},
    {"trend", "逐月情况"},
    {"staff", "人员"},
    {"windows", "窗口"},
    {"queue", "各队列"},
    {"exclusions", "评价排除"},
    {"hotline_kinds", "按类别"},
    {"hotline_channels", "按渠道"},
    {"hotline_units", "按单位"},
    {"spot_check", "回访抽查"},
    {"devices", "设备"},
    {"five_zero", "五零承诺"},
    {"bad_tags", "差评原因（标签）"},
    {"bad_cases", "差评办理情况"},
    {"proposal", "建议和依据"},
    {"proposal_months", "逐月情况"},
});
constexpr auto kNoteReportZh = std::to_array<ReportWordZh>({
    {"ratings",
     "率为分子/分母。满意率=（非常满意+满意+基本满意）/"
     "五键评价数；未评价既不算满意也不算不满意；没有测到的写“—”。"},
    {"levels", "只计五键评价器。"},
    {"staff",
     "按收缩得分排列，括号内为95%区间；评价不足10次不排名，不足5次（及由其可推出者）不显示。"},
    {"windows", "只列服务量；按窗口列出评价会与人员表相互推出个人评价。"},
    {"queue", "等候为最近秩百分位，单位分钟。"},
    {"exclusions", "由两人排除的误评和恶意差评，原始评价不变，不计入满意率。"},
    {"hotline_kinds",
     "办结、按期和满意均为分子/分母；期末未办结为最后一日之末；排除指办结中不计入的差评。"},
    {"spot_check", "接通/已拨打、满意/接通；排除指当月销号且不计入的差评，不在抽查范围。"},
    {"devices", "起草时的状态；拒收数为统计期内被拒收的消息。"},
    {"five_zero",
     "零推托=推诿和多次转办/首问数；零距离=回访接通/办结；零积压=期末超期/"
     "期末在办；零投诉按每万件服务计；零跑腿=未补正即办结/办结；时限压缩率=1−承诺时限/法定时限。"},
    {"bad_tags", "一次差评可选多个标签，占比为占计入的差评数；差评不足5次的不列。"},
    {"bad_cases",
     "本期差评登记的事项，起草时的状态；回访率、整改率=已回访、已整改/"
     "登记数减去已排除；按期整改指全程未亮牌；不足5件的不列。"},
    {"proposal",
     "五键评价不足30次的不提出建议。得分为收缩得分，括号内为95%"
     "区间：区间高于全厅平均分，建议表扬，连续两期的建议重用；区间连续两期低于全厅平均分的建议调整"
     "岗位。建议由系统按规则起草，经人签发后方为有效；是否采纳由所在单位决定。"},
});
constexpr auto kColumnReportZh = std::to_array<ReportWordZh>({
    {"now", "本期"},
    {"before", "上期"},
    {"count", "数量"},
    {"share", "占比"},
    {"rate", "率"},
    {"rank", "名次"},
    {"ended", "服务量"},
    {"response", "主动评价率"},
    {"satisfied", "满意率"},
    {"bad", "差评率"},
    {"average", "平均分"},
    {"score", "得分（区间）"},
    {"excluded", "排除"},
    {"busy", "平均用时（分）"},
    {"uninvited", "未邀评"},
    {"issued", "取号"},
    {"served", "办理"},
    {"missed", "过号"},
    {"cancelled", "取消"},
    {"expired", "未叫到"},
    {"p50", "50%等候"},
    {"p90", "90%等候"},
    {"p95", "95%等候"},
    {"most", "最长等候"},
    {"opened", "登记"},
    {"closed", "办结"},
    {"on_time", "按期"},
    {"solved", "解决"},
    {"mean_days", "平均工作日"},
    {"reopened", "重办"},
    {"open", "期末在办"},
    {"drawn", "抽取"},
    {"called", "已拨打"},
    {"reached", "接通"},
    {"state", "状态"},
    {"since", "自"},
    {"software", "软件"},
    {"refused", "拒收"},
});
constexpr auto kRowReportZh = std::to_array<ReportWordZh>({
    {"ratings.ended", "服务量"},
    {"ratings.rated", "有效评价"},
    {"ratings.response", "主动评价率"},
    {"ratings.unrated", "未评价"},
    {"ratings.still_open", "仍可评价"},
    {"ratings.satisfied", "满意率（五键）"},
    {"ratings.very", "非常满意率（五键）"},
    {"ratings.bad", "差评率（五键）"},
    {"ratings.average", "平均分（五键）"},
    {"ratings.two_button", "满意率（两键，另列）"},
    {"ratings.uninvited", "未邀评率"},
    {"ratings.excluded", "排除的评价"},
    {"ratings.busy", "平均用时（分）"},
    {"levels.5", "非常满意"},
    {"levels.4", "满意"},
    {"levels.3", "基本满意"},
    {"levels.2", "不满意"},
    {"levels.1", "非常不满意"},
    {"exclusions.mistake", "误评"},
    {"exclusions.malicious", "恶意差评"},
    {"exclusions.sum", "合计"},
    {"hotline_kinds.sum", "合计"},
    {"spot_check.sum", "合计"},
    {"five_zero.no_refusal", "零推托"},
    {"five_zero.no_distance", "零距离"},
    {"five_zero.no_backlog", "零积压"},
    {"five_zero.no_complaint", "零投诉（每万件）"},
    {"five_zero.no_second_trip", "零跑腿"},
    {"five_zero.told_once", "未一次性告知"},
    {"five_zero.shorter_limits", "时限压缩率"},
    {"windows", "{}号窗口"},
    {"no_unit", "单位不明"},
    {"no_group", "无号"},
    {"bad_tags.108", "在办事指南之外增加新的审批条件"},
    {"bad_tags.109", "需提供办事指南之外的申报材料"},
    {"bad_tags.110", "无理由超过法定办理时间"},
    {"bad_tags.111", "办事指南提供样本有错"},
    {"bad_tags.112", "承诺在线收取申报材料实际无法收取"},
    {"bad_tags.113", "多头跑窗口和部门"},
    {"bad_tags.114", "跑动次数与承诺的不一致"},
    {"bad_tags.115", "服务态度差效率低"},
    {"bad_tags.207", "没有提供材料样本"},
    {"bad_tags.208", "没有提供材料清单"},
    {"bad_tags.209", "未在承诺时间内办结"},
    {"bad_tags.210", "同样内容的证明材料被要求多次提交"},
    {"bad_tags.211", "承诺网办但无法在线办理"},
    {"bad_tags.212", "在线预约办理后到实体大厅重复取号排队"},
    {"bad_tags.213", "窗口人员业务不熟练"},
    {"bad_tags.214", "服务态度生硬"},
    {"bad_tags.untagged", "未选标签"},
    {"bad_tags.sum", "差评合计"},
    {"bad_cases.opened", "登记"},
    {"bad_cases.excluded", "其中排除（误评、恶意）"},
    {"bad_cases.called", "已回访（回访率）"},
    {"bad_cases.satisfied", "核查回访满意"},
    {"bad_cases.solved", "已整改（整改率）"},
    {"bad_cases.in_time", "按期整改（按期整改率）"},
    {"bad_cases.explained", "已解释说明"},
    {"bad_cases.open", "在办"},
    {"bad_cases.open_late", "在办且超期"},
    {"proposal.proposal", "建议"},
    {"proposal.ended", "服务量"},
    {"proposal.rated", "有效评价"},
    {"proposal.response", "主动评价率"},
    {"proposal.satisfied", "满意率（五键）"},
    {"proposal.bad", "差评率（五键）"},
    {"proposal.average", "平均分（五键）"},
    {"proposal.score", "得分（95%区间）"},
    {"proposal.hall_average", "全厅平均分"},
    {"proposal.excluded", "排除的评价"},
});
constexpr auto kStateReportZh = std::to_array<ReportWordZh>({
    {"online", "在线"},
    {"offline", "离线"},
    {"praise", "表扬"},
    {"promote", "重用"},
    {"change_post", "调整岗位"},
});
constexpr auto kPaperReportZh = std::to_array<ReportWordZh>({
    {"whole_hall", "全大厅"},
    {"advance", "预报（冻结前）"},
    {"draft", "草稿"},
    {"withdrawn", "已撤回"},
    {"number", "{}报〔{}〕{}号"},
    {"hall", "大厅"},
    {"span", "统计期"},
    {"span_text", "{}至{}"},
    {"scope", "范围"},
    {"edition", "版次"},
    {"edition_text", "第{}版"},
    {"corrects", "本版更正并取代同一统计期的前一版"},
    {"corrected", "本版已被更正版取代"},
    {"read", "数据截止"},
    {"drafted", "起草"},
    {"approved", "审批"},
    {"published", "公布"},
    {"system", "系统"},
    {"hash", "数据摘要SM3"},
    {"nothing", "本期没有数据。"},
    {"hidden", "{}人的评价过少，未显示；合计仍含其评价。"},
    {"about", "对象"},
    {"proposes",
     "根据{}至{}的评议结果，对{}提出建议：{}。请所在单位研究，并将结果反馈大厅管理机构。"},
    {"sender", "签发人"},
    {"seal", "（印章）"},
});

std::span<const ReportWordZh> ReportListZh(ReportWord list) {
  switch (list) {
    case ReportWord::kKind:
      return kKindReportZh;
    case ReportWord::kSection:
      return kSectionReportZh;
    case ReportWord::kNote:
      return kNoteReportZh;
    case ReportWord::kColumn:
      return kColumnReportZh;
    case ReportWord::kRow:
      return kRowReportZh;
    case ReportWord::kState:
      return kStateReportZh;
    case ReportWord::kPaper:
      return kPaperReportZh;
  }
  return {};
}

}  // namespace

std::string_view ReportTextZh(ReportWord list, std::string_view name) {
  const std::span<const ReportWordZh> words = ReportListZh(list);
  const auto found = std::ranges::find(words, name, &ReportWordZh::first);
  return found == words.end() ? std::string_view() : found->second;
}

}  // namespace yichuang::http
