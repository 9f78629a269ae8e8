#include "hub/http/appeal_json.h"

#include <algorithm>

#include "hub/core/appeal.h"
#include "hub/core/matter_kind.h"
#include "hub/core/matter_names.h"
#include "hub/core/working_time.h"
#include "hub/http/figure_view.h"
#include "hub/http/json_body.h"
#include "hub/http/report_json.h"
#include "hub/query/tag_set.h"

namespace yichuang::http {
namespace {

using nlohmann::json;

json TextOr(const AppealWords& words, const std::string& handle) {
  const auto found = words.find(handle);
  return found == words.end() ? json(nullptr) : json(found->second);
}

/// Whether something of that day may still be appealed against.
bool IsInTime(const AppealClock& clock, core::HallDay day) {
  return core::CountWorkingDays(clock.calendar, day, clock.today) <= core::kAppealRules.file_days;
}

core::HallDay DayAt(const AppealClock& clock, std::int64_t at_ms) {
  const std::chrono::sys_time<std::chrono::milliseconds> at{std::chrono::milliseconds(at_ms)};
  return core::HallDay(std::chrono::floor<std::chrono::days>(at + clock.utc_offset));
}

json TrendJson(const std::vector<OwnBlock>& rows) {
  json list = json::array();
  for (const OwnBlock& row : rows) {
    list.push_back(
        {{"from", row.from}, {"to", row.to}, {"rated", row.rated}, {"levels", row.levels}});
  }
  return list;
}

json TagsJson(const OwnTagSum& sum) {
  if (sum.ratings == 0) return nullptr;
  json list = json::array();
  for (const auto& [tag, n] : sum.tags) list.push_back({{"tag", tag}, {"n", n}});
  return {{"ratings", sum.ratings}, {"tagged", sum.tagged}, {"tags", std::move(list)}};
}

/// What was written of a case too late (core::NoticeRepeated) has a name beside those of matters.
json ViolationName(const std::optional<int>& violation, std::uint64_t kase) {
  if (kase != 0) return "notice_repeated";
  if (!violation) return nullptr;
  return core::kMatterViolationNames[static_cast<std::size_t>(*violation) %
                                     core::kMatterViolationNames.size()];
}

json AppealHead(const query::AppealRow& row) {
  return {{"id", row.id},
          {"target", core::kAppealTargetNames[static_cast<std::size_t>(row.target) %
                                              core::kAppealTargetNames.size()]},
          {"from", row.from},
          {"to", row.to},
          {"matter", row.matter},
          {"matter_no", row.matter_no},
          {"case", row.kase},
          {"violation", ViolationName(row.violation, row.kase)},
          {"filed_ms", row.filed_ms},
          {"due_ms", row.due_ms},
          {"decided_ms", row.decided_ms ? json(*row.decided_ms) : json(nullptr)},
          {"granted", row.decided_ms ? json(row.granted) : json(nullptr)}};
}

/// How one's own appeal stands: no vote before there is a decision, and nobody's name.
json OwnAppealJson(const query::AppealRow& row, const AppealWords& words) {
  json appeal = AppealHead(row);
  appeal["words"] = TextOr(words, row.words);
  json reasons = json::array();
  if (row.decided_ms) {
    for (const query::AppealVoteRow& vote : row.votes) {
      if (vote.by == row.first || vote.by == row.second)
        reasons.push_back(TextOr(words, vote.words));
    }
  }
  appeal["reasons"] = std::move(reasons);
  return appeal;
}

/// Why somebody does not decide on it; "" when he may.
std::string_view Barrier(const query::AppealRow& row, const core::MatterActor& actor,
                         const std::vector<query::DutyRow>& duties) {
  if (row.decided_ms) return "decided";
  if (actor.number == row.by) return "own";
  const std::string unit = UnitIn(duties, actor.number);
  if (unit.empty()) return "unit_unknown";
  if (unit == row.unit) return "own_unit";
  const bool voted =
      std::ranges::find(row.votes, actor.number, &query::AppealVoteRow::by) != row.votes.end();
  return voted ? "voted" : "";
}

/// What of a moment of the case proves the violation; null for what does not.
json ProofIn(const query::CaseMoment& moment, std::uint64_t received) {
  const json body = json::parse(moment.body, nullptr, false);
  if (!body.is_object()) return nullptr;
  if (moment.kind.starts_with("notice_repeated(") || moment.kind.starts_with("correction_asked("))
    return body;
  if (moment.seq != received || !body.contains("materials")) return nullptr;
  return {{"materials", body["materials"]}};
}

json EvidenceJson(const query::CaseFile& file) {
  std::uint64_t received = 0;
  for (const query::CaseMoment& each : file.moments) {
    if (!each.kind.starts_with("notice_repeated(")) continue;
    const json body = json::parse(each.body, nullptr, false);
    if (body.is_object()) received = body.value("received", std::uint64_t{0});
  }
  json moments = json::array();
  for (const query::CaseMoment& each : file.moments) {
    json proof = ProofIn(each, received);
    if (proof.is_null()) continue;
    moments.push_back({{"seq", each.seq},
                       {"at_ms", each.at_ms},
                       {"kind", each.kind},
                       {"body", std::move(proof)}});
  }
  return {{"item", file.row.item}, {"moments", std::move(moments)}};
}

json OfficeAppealJson(const query::AppealRow& row, const core::MatterActor& actor,
                      const std::vector<query::DutyRow>& duties, const AppealClock& clock) {
  json appeal = AppealHead(row);
  appeal["by"] = row.by;
  appeal["unit"] = row.unit;
  appeal["votes"] = row.votes.size();
  appeal["late"] = !row.decided_ms && clock.now_ms > row.due_ms;
  appeal["barrier"] = Barrier(row, actor, duties);
  return appeal;
}

}  // namespace

std::vector<std::string> HandlesOf(const std::vector<query::AppealRow>& rows) {
  std::vector<std::string> handles;
  for (const query::AppealRow& row : rows) {
    handles.push_back(row.words);
    for (const query::AppealVoteRow& vote : row.votes) handles.push_back(vote.words);
  }
  return handles;
}

std::string OwnRecordJson(const OwnRecord& record, const AppealWords& words,
                          const AppealClock& clock) {
  const auto is_appealed = [&record](const OwnBlock& block) {
    return std::ranges::any_of(record.appeals, [&block](const query::AppealRow& row) {
      return !row.from.empty() && row.from <= block.to && row.to >= block.from;
    });
  };
  json blocks = json::array();
  for (const OwnBlock& block : record.blocks) {
    blocks.push_back(
        {{"from", block.from},
         {"to", block.to},
         {"rated", block.rated},
         {"levels", block.levels},
         {"open", IsInTime(clock, core::HallDay(CivilDay(block.to))) && !is_appealed(block)}});
  }
  json violations = json::array();
  for (const query::ViolationRow& each : record.violations) {
    const core::MatterKind* kind =
        core::KindOf(core::MatterKindId{static_cast<std::uint8_t>(each.kind)},
                     static_cast<std::uint16_t>(each.rules));
    violations.push_back(
        {{"matter", each.matter},
         {"no", each.no},
         {"case", each.kase},
         {"kind", kind == nullptr ? std::string_view() : kind->name},
         {"violation", ViolationName(each.violation, each.kase)},
         {"at_ms", each.at_ms},
         {"struck", each.struck},
         {"open", !each.struck && !each.appealed && IsInTime(clock, DayAt(clock, each.at_ms))}});
  }
  json appeals = json::array();
  for (const query::AppealRow& row : record.appeals) appeals.push_back(OwnAppealJson(row, words));
  const OwnTagSums sums = OwnTagsOf(record.blocks, record.tags);
  return BodyText({{"blocks", std::move(blocks)},
                   {"weeks", TrendJson(OwnTrend(record.blocks, OwnPeriod::kWeek))},
                   {"months", TrendJson(OwnTrend(record.blocks, OwnPeriod::kMonth))},
                   {"praised", TagsJson(sums.praised)},
                   {"criticised", TagsJson(sums.criticised)},
                   {"violations", std::move(violations)},
                   {"appeals", std::move(appeals)}});
}

std::string AppealsJson(const std::vector<query::AppealRow>& rows, const core::MatterActor& actor,
                        const std::vector<query::DutyRow>& duties, const AppealClock& clock) {
  json list = json::array();
  for (const query::AppealRow& row : rows)
    list.push_back(OfficeAppealJson(row, actor, duties, clock));
  return BodyText({{"appeals", std::move(list)}});
}

std::string AppealFileJson(const query::AppealFile& file,
                           const std::optional<query::CaseFile>& kase,
                           const core::MatterActor& actor,
                           const std::vector<query::DutyRow>& duties, const AppealWords& words,
                           const AppealClock& clock) {
  json body = OfficeAppealJson(file.row, actor, duties, clock);
  body["words"] = TextOr(words, file.row.words);
  json votes = json::array();
  for (const query::AppealVoteRow& vote : file.row.votes) {
    json ground = nullptr;
    if (vote.ground)
      ground = core::kExclusionGroundNames[static_cast<std::size_t>(*vote.ground) %
                                           core::kExclusionGroundNames.size()];
    votes.push_back({{"by", vote.by},
                     {"at_ms", vote.at_ms},
                     {"granted", vote.granted},
                     {"ground", std::move(ground)},
                     {"services", vote.services},
                     {"words", TextOr(words, vote.words)}});
  }
  body["votes"] = std::move(votes);
  json ratings = json::array();
  for (const query::AppealedRating& each : file.ratings) {
    json tags = json::array();
    const auto& set = query::kTagSet[static_cast<std::size_t>(std::clamp(each.level, 1, 5)) - 1];
    for (std::size_t bit = 0; bit < set.size(); ++bit) {
      if ((each.tags >> bit & 1U) != 0) tags.push_back(set[bit]);
    }
    ratings.push_back({{"service", each.service},
                       {"day", each.day},
                       {"window", each.window},
                       {"level", each.level},
                       {"tags", std::move(tags)},
                       {"matter", each.matter},
                       {"matter_no", each.matter_no},
                       {"excluded", each.excluded}});
  }
  body["ratings"] = std::move(ratings);
  body["evidence"] = kase ? EvidenceJson(*kase) : json(nullptr);
  return BodyText(body);
}

}  // namespace yichuang::http
