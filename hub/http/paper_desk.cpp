#include "hub/http/paper_desk.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "hub/contract/text_codec.h"
#include "hub/core/case_event.h"
#include "hub/documents/item_text.h"
#include "hub/documents/once_notice.h"
#include "hub/documents/render.h"
#include "hub/http/joint_notice.h"
#include "hub/http/json_body.h"

namespace yichuang::http {
namespace {

using contract::Reason;
using core::PaperKind;
using documents::CasePaperKind;
using nlohmann::json;

constexpr char kBetween = '\x1f';  // no field holds a control character
constexpr std::array<std::string_view, core::kCaseGroundCount> kGrounds{
    "none", "out_of_scope", "conditions_not_met", "materials_untrue", "quota_used", "not_needed"};
constexpr std::array<std::string_view, core::kSpecialProcedureCount> kProcedures{
    "hearing", "tender",     "auction",   "inspection",
    "testing", "quarantine", "appraisal", "expert_review"};
constexpr std::array<std::string_view, core::kDeliveryWayCount> kWays{"window", "courier",
                                                                      "electronic"};
constexpr std::array<std::string_view, 3> kMaterialStates{"taken", "missing", "flawed"};
constexpr std::array<std::string_view, core::kPaperFaultCount> kFaults{"misprint", "wrong_content",
                                                                       "not_served"};
constexpr std::array<std::string_view, core::kCaseStateCount> kStates{
    "draft",     "received", "correction", "accepted", "review",
    "suspended", "approved", "denied",     "over"};
constexpr std::array<std::string_view, core::kCaseEndCount> kEnds{
    "refused", "not_required", "withdrawn", "lapsed", "promise_broken", "dropped"};

template <std::size_t N>
std::string_view At(const std::array<std::string_view, N>& names, int place) {
  return place >= 0 && static_cast<std::size_t>(place) < N ? names[static_cast<std::size_t>(place)]
                                                           : std::string_view{};
}

std::string Label(std::string_view prefix, std::string_view name) {
  const auto& labels = documents::BuiltInCasePaperRules().labels;
  const auto found = labels.find(std::string(prefix) + std::string(name));
  return found == labels.end() ? std::string() : found->second;
}

std::optional<std::chrono::local_days> DayIn(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto number = [&](std::size_t from, std::size_t size) {
    unsigned value = 0;
    const char* const begin = text.data() + from;
    const auto [end, error] = std::from_chars(begin, begin + size, value);
    return error == std::errc{} && end == begin + size ? value : 0U;
  };
  const std::chrono::year_month_day day{std::chrono::year(static_cast<int>(number(0, 4))),
                                        std::chrono::month(number(5, 2)),
                                        std::chrono::day(number(8, 2))};
  return day.ok() ? std::optional(std::chrono::local_days(day)) : std::nullopt;
}

/// The day with which a due instant ends: it is midnight after it, or an hour within it.
std::optional<std::chrono::local_days> DueDay(const std::optional<std::int64_t>& ms,
                                              std::chrono::minutes offset) {
  if (!ms) return std::nullopt;
  const std::chrono::milliseconds hall = std::chrono::milliseconds(*ms - 1) + offset;
  return std::chrono::local_days(std::chrono::floor<std::chrono::days>(hall));
}

std::chrono::local_seconds HallTime(core::Instant at, std::chrono::minutes offset) {
  return std::chrono::local_seconds(
      std::chrono::floor<std::chrono::seconds>((at + offset).time_since_epoch()));
}

std::string DayOfMillis(std::int64_t ms, std::chrono::minutes offset) {
  const std::chrono::milliseconds hall = std::chrono::milliseconds(ms) + offset;
  return contract::DayText(std::chrono::year_month_day(
      std::chrono::sys_days(std::chrono::floor<std::chrono::days>(hall))));
}

const catalogue::Item* ItemOf(const catalogue::Catalogue& catalogue, const std::string& id) {
  const auto found = std::ranges::find(catalogue.items, id, &catalogue::Item::id);
  return found == catalogue.items.end() ? nullptr : &*found;
}

/// What a part of a joint matter is called on its papers.
std::string PartName(const catalogue::Catalogue& catalogue, const catalogue::JointMatter* matter,
                     const std::string& id) {
  if (matter != nullptr) {
    const auto part = std::ranges::find(matter->parts, id, &catalogue::JointMatter::Part::item);
    if (part != matter->parts.end() && !part->name.zh.empty()) return part->name.zh;
  }
  const catalogue::Item* item = ItemOf(catalogue, id);
  return item == nullptr ? id : item->name.zh;
}

/// A joint matter in the form of an item, as its one receipt and one delivery need it: it names all
/// its parts, its materials are the lines of the joint checklist, its result is that of every part.
catalogue::Item ItemOfJoint(const catalogue::Catalogue& catalogue,
                            const query::CaseRecord& record) {
  const auto found =
      std::ranges::find(catalogue.joint_matters, record.item, &catalogue::JointMatter::id);
  const catalogue::JointMatter* matter = found == catalogue.joint_matters.end() ? nullptr : &*found;
  catalogue::Item whole;
  whole.id = record.item;
  whole.name.zh = matter == nullptr ? record.item : matter->name.zh;
  std::string parts;
  for (const query::CaseRecord& part : record.parts) {
    const std::string name = PartName(catalogue, matter, part.item);
    parts += (parts.empty() ? "" : "、") + name;
    const catalogue::Item* item = ItemOf(catalogue, part.item);
    std::string result = Label("part_", part.end ? "ended" : part.approved ? "approved" : "denied");
    if (part.approved && item != nullptr && !item->result.zh.empty()) result = item->result.zh;
    whole.result.zh += (whole.result.zh.empty() ? "" : "；") + name + "：" + result;
    if (item == nullptr) continue;
    for (const catalogue::Material& each : item->materials) {
      catalogue::Material line = each;
      line.id = part.item + "/" + each.id;
      whole.materials.push_back(std::move(line));
    }
  }
  whole.name.zh += "（" + parts + "）";
  if (matter == nullptr) return whole;
  for (const catalogue::JointMatter::Shared& each : matter->shared) {
    const auto like = std::ranges::find(whole.materials, each.of.front(), &catalogue::Material::id);
    catalogue::Material line;
    if (like != whole.materials.end()) line = *like;
    line.id = each.id;
    line.name = each.name;
    whole.materials.push_back(std::move(line));
  }
  return whole;
}

documents::PaperMaterial OnPaper(const catalogue::Item& item,
                                 const query::CaseRecordMaterial& material, PaperKind kind) {
  documents::PaperMaterial on_paper;
  on_paper.name = material.id;
  const auto found = std::ranges::find(item.materials, material.id, &catalogue::Material::id);
  if (found != item.materials.end()) {
    on_paper.name = found->name.zh;
    on_paper.originals = found->originals;
    on_paper.copies = found->copies;
  }
  const std::string_view state = At(kMaterialStates, material.state);
  const bool promised = kind == PaperKind::kTolerancePledge || kind == PaperKind::kToleranceNotice;
  on_paper.problem = Label(promised ? "lack_" : "state_", state);
  on_paper.wanted = Label("wanted_", state);
  return on_paper;
}

bool NamesApplicant(PaperKind kind) {
  return kind != PaperKind::kHandOver && kind != PaperKind::kDelivery &&
         kind != PaperKind::kTolerancePledge;
}

}  // namespace

std::string Written(const PaperWords& words) {
  std::string written = "1";
  for (const std::string* field : {&words.reason, &words.competent, &words.end, &words.result}) {
    written += kBetween;
    written += *field;
  }
  return written;
}

PaperWords ReadPaperWords(std::string_view written) {
  PaperWords words;
  if (!written.starts_with('1')) return words;
  written.remove_prefix(1);
  for (std::string* field : {&words.reason, &words.competent, &words.end, &words.result}) {
    if (!written.starts_with(kBetween)) return {};
    written.remove_prefix(1);
    const std::size_t end = std::min(written.find(kBetween), written.size());
    *field = std::string(written.substr(0, end));
    written.remove_prefix(end);
  }
  return words;
}

const query::CaseMatter* MatterOf(const query::CaseRecord& record, PaperKind kind,
                                  std::uint64_t about) {
  const query::CaseMatter* found = nullptr;
  for (const query::CaseMatter& each : record.matters) {
    if (each.kind == static_cast<int>(kind) && (about == 0 || each.about == about)) found = &each;
  }
  return found;
}

const query::CasePaperRow* PaperFor(const query::CaseRecord& record,
                                    const query::CaseMatter& matter) {
  for (const query::CasePaperRow& each : record.papers) {
    if (each.kind == matter.kind && each.about == matter.about && !each.fault) return &each;
  }
  return nullptr;
}

std::variant<documents::CasePaperFacts, Trouble> FactsOf(
    const query::CaseRecord& record, const query::CaseMatter& matter,
    const catalogue::Catalogue& catalogue, const std::optional<person::Applicant>& applicant,
    const PaperWords& words, const PaperPlace& place) {
  std::optional<catalogue::Item> whole;
  if (!record.parts.empty()) whole = ItemOfJoint(catalogue, record);
  const catalogue::Item* item = whole ? &*whole : ItemOf(catalogue, record.item);
  if (item == nullptr) return Trouble{Reason::kUnknownItem, record.item, {}};
  const auto kind = static_cast<PaperKind>(matter.kind);
  if (!applicant && NamesApplicant(kind)) return Trouble{Reason::kPersonUnknown, record.no, {}};
  documents::CasePaperFacts facts;
  facts.kind = static_cast<CasePaperKind>(matter.kind);
  facts.hall = place.hall;
  facts.organ = documents::DepartmentText(catalogue, *item, documents::Language::kChinese);
  if (whole) facts.organ = place.hall;  // its parts have one each
  facts.case_number = record.no;
  facts.item = item->name.zh;
  facts.type = item->type;
  facts.verified = item->verified;
  facts.sample = catalogue.sample;
  if (applicant) facts.applicant = applicant->name;
  facts.made = HallTime(place.now, place.utc_offset);
  facts.dated = std::chrono::floor<std::chrono::days>(
      HallTime(core::Instant(core::Millis(matter.at_ms)), place.utc_offset));
  for (const query::CaseRecordMaterial& each : matter.materials)
    facts.materials.push_back(OnPaper(*item, each, kind));
  facts.received = DayIn(matter.received);
  facts.promised = DueDay(matter.promised_ms, place.utc_offset);
  facts.statutory = DueDay(matter.legal_ms, place.utc_offset);
  facts.limit = DayIn(matter.due);
  if (kind == PaperKind::kSpecialProcedure) {
    facts.start = facts.dated;
    facts.end = DayIn(words.end);
    facts.procedure = Label("procedure_", At(kProcedures, matter.procedure));
  }
  if (matter.days > 0) facts.days = matter.days;
  facts.reason =
      words.reason.empty() ? Label("ground_", At(kGrounds, matter.ground)) : words.reason;
  facts.competent = words.competent;
  facts.way = Label("way_", kind == PaperKind::kDelivery ? At(kWays, matter.way) : "window");
  facts.result = words.result.empty() ? item->result.zh : words.result;
  return facts;
}

void AddForm(const catalogue::Catalogue& catalogue, const std::string& matter,
             const query::CaseRecord& record, const FormValues& values,
             documents::CasePaperFacts& facts) {
  const bool whole = record.joint == 0;
  if (facts.kind != (whole ? CasePaperKind::kReceipt : CasePaperKind::kAcceptance)) return;
  const auto found =
      std::ranges::find(catalogue.joint_matters, matter, &catalogue::JointMatter::id);
  if (found == catalogue.joint_matters.end()) return;
  for (const FormLine& line : FormLines(*found, values, whole ? "" : record.item, false))
    facts.form.push_back({line.field->name.zh, line.text.zh.empty() ? line.value : line.text.zh});
}

std::optional<Trouble> Lacks(const documents::CasePaperFacts& facts) {
  const auto made = documents::MakeCasePaper(documents::BuiltInCasePaperRules(), facts,
                                             documents::PaperCopy::kForApplicant);
  const auto* lack = std::get_if<std::string>(&made);
  if (lack == nullptr) return std::nullopt;
  // "refusal needs {competent}, …": the place alone tells the page which field to ask for.
  const std::size_t open = lack->find('{');
  const std::size_t close = lack->find('}');
  return Trouble{Reason::kPaperIncomplete,
                 open < close ? lack->substr(open + 1, close - open - 1) : *lack,
                 {}};
}

std::variant<std::string, Trouble> BothCopies(const documents::CasePaperFacts& facts) {
  if (auto lack = Lacks(facts)) return *std::move(lack);
  std::vector<documents::Paper> papers;
  for (const auto copy : {documents::PaperCopy::kForApplicant, documents::PaperCopy::kForFile}) {
    auto made = documents::MakeCasePaper(documents::BuiltInCasePaperRules(), facts, copy);
    papers.push_back(std::get<documents::Paper>(std::move(made)));
  }
  const std::vector<std::uint8_t> file = documents::ToPdf(papers);
  return std::string(file.begin(), file.end());
}

std::variant<std::string, Trouble> OnceNoticeFile(const catalogue::Catalogue& catalogue,
                                                  const std::string& id,
                                                  const std::vector<std::string>& answers,
                                                  bool english, const PaperPlace& place) {
  const catalogue::Item* item = ItemOf(catalogue, id);
  std::optional<MatterAsItem> joint;
  if (item == nullptr) {
    auto made = AsItem(catalogue, id, answers);
    if (const auto* reason = std::get_if<Reason>(&made))
      return Trouble{*reason, *reason == Reason::kMissingField ? "answers" : id, {}};
    joint = std::get<MatterAsItem>(std::move(made));
    item = &joint->item;
  }
  if (catalogue::IsDiscontinued(*item)) return Trouble{Reason::kItemDiscontinued, id, {}};
  std::vector<catalogue::Answer> given;
  for (const std::string& each : answers) {
    const std::size_t mark = std::min(each.find('='), each.size());
    given.push_back({each.substr(0, mark), each.substr(std::min(mark + 1, each.size()))});
  }
  documents::NoticeFrame frame;
  frame.hall = place.hall;
  frame.now = HallTime(place.now, place.utc_offset);
  frame.reference = documents::NoticeReference(*item, given);
  frame.language = english ? documents::Language::kEnglish : documents::Language::kChinese;
  if (joint) frame.parts = joint->parts;
  std::vector<documents::Paper> papers;
  for (const auto copy : {documents::PaperCopy::kForApplicant, documents::PaperCopy::kForFile}) {
    frame.copy = copy;
    papers.push_back(
        documents::OnceNotice(joint ? joint->catalogue : catalogue, *item, given, frame));
  }
  const std::vector<std::uint8_t> file = documents::ToPdf(papers);
  return std::string(file.begin(), file.end());
}

std::string NameOfPaper(PaperKind kind, int year, std::uint32_t number) {
  return std::to_string(static_cast<int>(kind)) + "-" + std::to_string(year) + "-" +
         std::to_string(number);
}

namespace {

std::string NumberText(const query::CasePaperRow& paper) {
  return documents::PaperNumberText(documents::BuiltInCasePaperRules(),
                                    static_cast<CasePaperKind>(paper.kind), paper.year,
                                    paper.number);
}

json PaperFields(const query::CasePaperRow& paper) {
  json fields{{"kind", documents::Name(static_cast<CasePaperKind>(paper.kind))},
              {"year", paper.year},
              {"number", paper.number},
              {"text", NumberText(paper)},
              {"prints", paper.prints},
              {"issued_ms", paper.issued_ms}};
  if (paper.fault) fields["fault"] = At(kFaults, *paper.fault);
  return fields;
}

}  // namespace

std::string PapersJson(const query::CaseRecord& record) {
  json papers = json::array();
  for (const query::CaseMatter& matter : record.matters) {
    json fields{{"kind", documents::Name(static_cast<CasePaperKind>(matter.kind))},
                {"about", matter.about},
                {"at_ms", matter.at_ms},
                {"paper", nullptr}};
    if (const auto* paper = PaperFor(record, matter)) fields["paper"] = PaperFields(*paper);
    papers.push_back(std::move(fields));
  }
  json voided = json::array();
  for (const query::CasePaperRow& paper : record.papers) {
    if (paper.fault) voided.push_back(PaperFields(paper));
  }
  return BodyText({{"case",
                    {{"id", record.id},
                     {"no", record.no},
                     {"item", record.item},
                     {"state", At(kStates, record.state)},
                     {"named", !record.applicant.empty()}}},
                   {"papers", std::move(papers)},
                   {"voided", std::move(voided)}});
}

std::string CheckedPaperJson(const std::optional<query::CasePaperRow>& paper,
                             std::chrono::minutes utc_offset) {
  if (!paper) return R"({"genuine":false})";
  return BodyText({{"genuine", !paper->fault.has_value()},
                   {"void", paper->fault.has_value()},
                   {"kind", documents::Name(static_cast<CasePaperKind>(paper->kind))},
                   {"number", NumberText(*paper)},
                   {"day", DayOfMillis(paper->issued_ms, utc_offset)}});
}

namespace {

/// A case as somebody who asks for it is told; parts of a joint matter stand in it.
json Progress(const query::CaseRecord& record, std::chrono::minutes utc_offset) {
  const auto due = [&](const std::optional<std::int64_t>& ms) {
    return DayOfMillis(*ms - 1, utc_offset);
  };
  json fields{{"no", record.no},
              {"item", record.item},
              {"state", At(kStates, record.state)},
              {"received", record.received}};
  if (record.state == static_cast<int>(core::CaseState::kOver)) {
    if (record.end) fields["end"] = At(kEnds, *record.end);
    fields["approved"] = record.approved;
  }
  if (record.promised_ms) fields["promised"] = due(record.promised_ms);
  if (record.legal_ms) fields["legal"] = due(record.legal_ms);
  if (!record.correct_until.empty()) fields["correct_until"] = record.correct_until;
  if (!record.promises.empty()) {
    std::string until;
    for (const auto& each : record.promises) {
      if (until.empty() || each.limit < until) until = each.limit;
    }
    fields["promise_until"] = until;
  }
  if (!record.outside.empty()) fields["outside"] = record.outside;
  if (!record.parts.empty()) {
    int done = 0;
    json parts = json::array();
    for (const query::CaseRecord& part : record.parts) {
      const auto state = static_cast<core::CaseState>(part.state);
      if (state >= core::CaseState::kApproved) ++done;
      parts.push_back(Progress(part, utc_offset));
    }
    fields["parts"] = std::move(parts);
    fields["parts_done"] = done;
    fields["saved_days"] = record.saved_days;
  }
  return fields;
}

}  // namespace

std::string ProgressJson(const std::vector<query::CaseRecord>& records,
                         std::chrono::minutes utc_offset) {
  json cases = json::array();
  for (const query::CaseRecord& record : records) cases.push_back(Progress(record, utc_offset));
  return BodyText({{"cases", std::move(cases)}});
}

}  // namespace yichuang::http
