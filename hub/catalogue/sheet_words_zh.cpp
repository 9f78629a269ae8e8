#include "hub/catalogue/sheet_words.h"

#include <algorithm>

namespace yichuang::catalogue {
namespace {

using enum CellKind;

constexpr SheetColumn kItems[] = {{"id", "编号", kText},
                                  {"department", "部门", kText},
                                  {"code", "实施编码", kText},
                                  {"name.zh", "名称", kText},
                                  {"name.en", "名称（英文）", kText},
                                  {"summary.zh", "一句话说明", kText},
                                  {"summary.en", "一句话说明（英文）", kText},
                                  {"type", "类型", kWord},
                                  {"depth", "办理深度", kWord},
                                  {"subject", "服务对象", kWord},
                                  {"themes", "主题", kList},
                                  {"life_events", "人生事件", kList},
                                  {"synonyms", "俗称", kList},
                                  {"windows", "窗口", kList},
                                  {"statutory.unit", "法定时限单位", kWord},
                                  {"statutory.amount", "法定时限", kNumber},
                                  {"promised.unit", "承诺时限单位", kWord},
                                  {"promised.amount", "承诺时限", kNumber},
                                  {"fee.charged", "收费", kFlag},
                                  {"fee.amount.zh", "收费标准", kText},
                                  {"fee.amount.en", "收费标准（英文）", kText},
                                  {"fee.basis.zh", "收费依据", kText},
                                  {"fee.basis.en", "收费依据（英文）", kText},
                                  {"result.zh", "结果", kText},
                                  {"result.en", "结果（英文）", kText},
                                  {"hours.zh", "办理时间", kText},
                                  {"hours.en", "办理时间（英文）", kText},
                                  {"place.zh", "办理地点", kText},
                                  {"place.en", "办理地点（英文）", kText},
                                  {"phone", "咨询电话", kText},
                                  {"supervision", "监督电话", kText},
                                  {"verified", "已核对", kFlag},
                                  {"complete", "内容完整", kFlag},
                                  {"discontinued.zh", "停办告示", kText},
                                  {"discontinued.en", "停办告示（英文）", kText}};
constexpr SheetColumn kConditions[] = {
    {"item", "事项编号", kText}, {"zh", "条件", kText}, {"en", "条件（英文）", kText}};
constexpr SheetColumn kSituations[] = {{"item", "事项编号", kText},
                                       {"id", "情形编号", kText},
                                       {"name.zh", "情形", kText},
                                       {"name.en", "情形（英文）", kText},
                                       {"option.id", "选项编号", kText},
                                       {"option.name.zh", "选项", kText},
                                       {"option.name.en", "选项（英文）", kText}};
constexpr SheetColumn kMaterials[] = {
    {"item", "事项编号", kText},      {"id", "材料编号", kText},
    {"name.zh", "材料名称", kText},   {"name.en", "材料名称（英文）", kText},
    {"issuer.zh", "出具单位", kText}, {"issuer.en", "出具单位（英文）", kText},
    {"note.zh", "说明", kText},       {"note.en", "说明（英文）", kText},
    {"originals", "原件", kNumber},   {"copies", "复印件", kNumber},
    {"mandatory", "必备", kFlag},     {"tolerable", "容缺", kFlag},
    {"shared", "数据共享", kFlag}};
constexpr SheetColumn kWhen[] = {{"item", "事项编号", kText},
                                 {"material", "材料编号", kText},
                                 {"question", "情形编号", kText},
                                 {"options", "选项编号", kList}};
constexpr SheetColumn kSteps[] = {
    {"item", "事项编号", kText},          {"name.zh", "环节", kText},
    {"name.en", "环节（英文）", kText},   {"detail.zh", "内容", kText},
    {"detail.en", "内容（英文）", kText}, {"where.zh", "地点", kText},
    {"where.en", "地点（英文）", kText},  {"limit.unit", "时限单位", kWord},
    {"limit.amount", "时限", kNumber}};
constexpr SheetColumn kQuestions[] = {{"item", "事项编号", kText},
                                      {"question.zh", "问", kText},
                                      {"question.en", "问（英文）", kText},
                                      {"answer.zh", "答", kText},
                                      {"answer.en", "答（英文）", kText}};
constexpr SheetColumn kBasis[] = {{"item", "事项编号", kText},
                                  {"law", "法律", kText},
                                  {"article", "条款", kText},
                                  {"in_force_since", "施行日期", kText}};
constexpr SheetForm kForms[] = {{"事项", "", kItems},
                                {"受理条件", "conditions", kConditions},
                                {"情形", "situations", kSituations},
                                {"材料", "materials", kMaterials},
                                {"材料条件", "when", kWhen},
                                {"流程", "steps", kSteps},
                                {"问答", "questions", kQuestions},
                                {"依据", "basis", kBasis}};

struct WordPair {
  std::string_view word;
  std::string_view said;
};
constexpr WordPair kWords[] = {{"licence", "行政许可"},
                               {"levy", "行政征收"},
                               {"benefit", "行政给付"},
                               {"confirmation", "行政确认"},
                               {"reward", "行政奖励"},
                               {"other_power", "其他行政权力"},
                               {"public_service", "公共服务"},
                               {"registered", "登记件"},
                               {"on_spot", "即办件"},
                               {"promised", "承诺件"},
                               {"person", "个人"},
                               {"enterprise", "企业"},
                               {"both", "个人和企业"},
                               {"on_the_spot", "当场办结"},
                               {"working_days", "工作日"},
                               {"natural_days", "自然日"},
                               {"hours", "小时"}};

}  // namespace

std::span<const SheetForm> SheetForms() { return kForms; }

std::string_view FlagWord(bool flag) { return flag ? "是" : "否"; }

std::string_view SaidWord(std::string_view word) {
  const auto* found = std::ranges::find(kWords, word, &WordPair::word);
  return found == std::end(kWords) ? word : found->said;
}

std::string_view MeantWord(std::string_view said) {
  const auto* found = std::ranges::find(kWords, said, &WordPair::said);
  return found == std::end(kWords) ? said : found->word;
}

int MeantFlag(std::string_view said) {
  constexpr std::array<std::string_view, 5> kYes{"是", "1", "true", "TRUE", "yes"};
  constexpr std::array<std::string_view, 5> kNo{"否", "0", "false", "FALSE", "no"};
  if (std::ranges::find(kYes, said) != kYes.end()) return 1;
  return std::ranges::find(kNo, said) != kNo.end() ? 0 : -1;
}

}  // namespace yichuang::catalogue
