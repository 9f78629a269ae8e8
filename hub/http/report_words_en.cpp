#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "hub/http/report_words.h"

namespace yichuang::http {
namespace {

using ReportWordEn = std::pair<std::string_view, std::string_view>;

constexpr auto kKindReportEn = std::to_array<ReportWordEn>({
    {"ratings", "Ratings of the month"},
    {"staff", "Windows and staff of the month"},
    {"queue", "Queues of the month"},
    {"exclusions", "Excluded ratings of the month"},
    {"hotline", "Hotline of the month"},
    {"spot_check", "Spot checks of the month"},
    {"devices", "Devices of the month"},
    {"quarter", "Summary of the quarter"},
    {"five_zero", "The five zeros of the month"},
    {"proposal", "Letter of proposal from ratings"},
});
constexpr auto kSectionReportEn = std::to_array<ReportWordEn>({
    {"ratings", "Overview"},
    {"levels", "Ratings by level"},
    {"trend", "Month by month"},
    {"staff", "Staff"},
    {"windows", "Windows"},
    {"queue", "Queues"},
    {"exclusions", "Excluded ratings"},
    {"hotline_kinds", "By kind"},
    {"hotline_channels", "By channel"},
    {"hotline_units", "By unit"},
    {"spot_check", "Spot checks"},
    {"devices", "Devices"},
    {"five_zero", "The five zeros"},
    {"bad_tags", "Why ratings were bad (tags)"},
    {"bad_cases", "What became of bad ratings"},
    {"proposal", "Proposal and evidence"},
    {"proposal_months", "Month by month"},
});
constexpr auto kNoteReportEn = std::to_array<ReportWordEn>({
    {"ratings",
     "Rates are numerator/denominator. Satisfied = (very satisfied + satisfied + fairly satisfied) "
     "/ ratings from devices with five keys; silence is neither. What was not measured is —."},
    {"levels", "Devices with five keys alone."},
    {"staff",
     "By shrunken score, interval of 95 % in brackets; below 10 ratings nobody is ranked, below 5 "
     "(and whoever would give them away) nothing is told."},
    {"windows",
     "Services alone: ratings by window beside those by staff would give single ones away."},
    {"queue", "Waits by nearest rank, in minutes."},
    {"exclusions",
     "Mistaken and malicious ratings that two people excluded; the ratings themselves stay, and "
     "are not counted."},
    {"hotline_kinds",
     "Closed, in time and satisfied are numerator/denominator; open means at the end of the last "
     "day; excluded are those of the closed ones that do not count as ratings."},
    {"spot_check",
     "Reached of called, satisfied of reached. Excluded: bad ratings closed in the month that do "
     "not "
     "count; none is in the sample."},
    {"devices", "As they are when this is drafted; refused messages are those of the period."},
    {"five_zero",
     "No refusal: refusals and re-routings of first inquiries; no distance: called back and "
     "reached of closed; no backlog: late of open at the end; complaints per 10,000 services; no "
     "second trip: delivered without a correction; limits shortened by 1 − promised/statutory."},
    {"bad_tags",
     "A bad rating may have several tags; shares are of the bad ratings that count. Of fewer than "
     "5 nothing is told."},
    {"bad_cases",
     "Matters that bad ratings opened in the period, as they stand when this is drafted. Called "
     "back and put right are of those that were not excluded; in time means without any card. Of "
     "fewer than 5 nothing is told."},
    {"proposal",
     "Nothing is proposed from fewer than 30 ratings with five keys. The score is shrunken, its "
     "interval of 95 % in brackets: above the average of the hall praise is proposed, two periods "
     "in a row promotion; below it two periods in a row another post. Drafted by rule; it holds "
     "once somebody has signed it, and the unit decides."},
});
constexpr auto kColumnReportEn = std::to_array<ReportWordEn>({
    {"now", "This period"},
    {"before", "Period before"},
    {"count", "Count"},
    {"share", "Share"},
    {"rate", "Rate"},
    {"rank", "Rank"},
    {"ended", "Services"},
    {"response", "Response"},
    {"satisfied", "Satisfied"},
    {"bad", "Bad"},
    {"average", "Average"},
    {"score", "Score (interval)"},
    {"excluded", "Excluded"},
    {"busy", "Mean minutes"},
    {"uninvited", "Not invited"},
    {"issued", "Numbers"},
    {"served", "Served"},
    {"missed", "Missed"},
    {"cancelled", "Cancelled"},
    {"expired", "Not called"},
    {"p50", "50 % wait"},
    {"p90", "90 % wait"},
    {"p95", "95 % wait"},
    {"most", "Longest"},
    {"opened", "Opened"},
    {"closed", "Closed"},
    {"on_time", "In time"},
    {"solved", "Solved"},
    {"mean_days", "Mean days"},
    {"reopened", "Reopened"},
    {"open", "Open"},
    {"drawn", "Drawn"},
    {"called", "Called"},
    {"reached", "Reached"},
    {"state", "State"},
    {"since", "Since"},
    {"software", "Software"},
    {"refused", "Refused"},
});
constexpr auto kRowReportEn = std::to_array<ReportWordEn>({
    {"ratings.ended", "Services"},
    {"ratings.rated", "Ratings that count"},
    {"ratings.response", "Response rate"},
    {"ratings.unrated", "Not rated"},
    {"ratings.still_open", "May still be rated"},
    {"ratings.satisfied", "Satisfied (five keys)"},
    {"ratings.very", "Very satisfied (five keys)"},
    {"ratings.bad", "Bad ratings (five keys)"},
    {"ratings.average", "Average (five keys)"},
    {"ratings.two_button", "Satisfied (two keys, apart)"},
    {"ratings.uninvited", "Not invited"},
    {"ratings.excluded", "Excluded ratings"},
    {"ratings.busy", "Mean minutes"},
    {"levels.5", "Very satisfied"},
    {"levels.4", "Satisfied"},
    {"levels.3", "Fairly satisfied"},
    {"levels.2", "Dissatisfied"},
    {"levels.1", "Very dissatisfied"},
    {"exclusions.mistake", "Mistaken"},
    {"exclusions.malicious", "Malicious"},
    {"exclusions.sum", "Sum"},
    {"hotline_kinds.sum", "Sum"},
    {"spot_check.sum", "Sum"},
    {"five_zero.no_refusal", "No refusal"},
    {"five_zero.no_distance", "No distance"},
    {"five_zero.no_backlog", "No backlog"},
    {"five_zero.no_complaint", "No complaints (per 10,000)"},
    {"five_zero.no_second_trip", "No second trip"},
    {"five_zero.told_once", "Not told everything at once"},
    {"five_zero.shorter_limits", "Limits shortened"},
    {"windows", "Window {}"},
    {"no_unit", "Unit unknown"},
    {"no_group", "Without a number"},
    {"bad_tags.108", "New conditions beyond the guide"},
    {"bad_tags.109", "Materials asked beyond the guide"},
    {"bad_tags.110", "Past the legal limit without reason"},
    {"bad_tags.111", "The guide’s sample is wrong"},
    {"bad_tags.112", "Online hand-in promised but impossible"},
    {"bad_tags.113", "Sent between windows and departments"},
    {"bad_tags.114", "More trips than promised"},
    {"bad_tags.115", "Rude and slow"},
    {"bad_tags.207", "No sample of the materials"},
    {"bad_tags.208", "No list of the materials"},
    {"bad_tags.209", "Not done within the promised time"},
    {"bad_tags.210", "The same proof asked several times"},
    {"bad_tags.211", "Online service promised but impossible"},
    {"bad_tags.212", "Queued again after an online appointment"},
    {"bad_tags.213", "Staff not skilled"},
    {"bad_tags.214", "Unfriendly"},
    {"bad_tags.untagged", "No tag"},
    {"bad_tags.sum", "Bad ratings"},
    {"bad_cases.opened", "Opened"},
    {"bad_cases.excluded", "Excluded of those"},
    {"bad_cases.called", "Called back"},
    {"bad_cases.satisfied", "Satisfied when checked"},
    {"bad_cases.solved", "Put right"},
    {"bad_cases.in_time", "Put right in time"},
    {"bad_cases.explained", "Explained"},
    {"bad_cases.open", "Under way"},
    {"bad_cases.open_late", "Under way and late"},
    {"proposal.proposal", "Proposal"},
    {"proposal.ended", "Services"},
    {"proposal.rated", "Ratings that count"},
    {"proposal.response", "Response rate"},
    {"proposal.satisfied", "Satisfied (five keys)"},
    {"proposal.bad", "Bad ratings (five keys)"},
    {"proposal.average", "Average (five keys)"},
    {"proposal.score", "Score (interval of 95 %)"},
    {"proposal.hall_average", "Average of the hall"},
    {"proposal.excluded", "Excluded ratings"},
});
constexpr auto kStateReportEn = std::to_array<ReportWordEn>({
    {"online", "online"},
    {"offline", "offline"},
    {"praise", "praise"},
    {"promote", "promotion"},
    {"change_post", "another post"},
});
constexpr auto kPaperReportEn = std::to_array<ReportWordEn>({
    {"whole_hall", "Whole hall"},
    {"advance", "In advance (before the freeze)"},
    {"draft", "Draft"},
    {"withdrawn", "Withdrawn"},
    {"number", "Report {1}-{2} of {0}"},
    {"hall", "the hall"},
    {"span", "Period"},
    {"span_text", "{} to {}"},
    {"scope", "Scope"},
    {"edition", "Edition"},
    {"edition_text", "Edition {}"},
    {"corrects", "This edition corrects and replaces the one before"},
    {"corrected", "A corrected edition has replaced this one"},
    {"read", "Data read"},
    {"drafted", "Drafted"},
    {"approved", "Approved"},
    {"published", "Published"},
    {"system", "the system"},
    {"hash", "SM3 of the data"},
    {"nothing", "There are no data of this period."},
    {"hidden", "Ratings of {} are too few to be told; sums hold them."},
    {"about", "About"},
    {"proposes",
     "From the ratings of {} to {} this is proposed of {}: {}. The unit is asked to consider it "
     "and to answer the hall."},
    {"sender", "Signed by"},
    {"seal", "(seal)"},
});

std::span<const ReportWordEn> ReportListEn(ReportWord list) {
  switch (list) {
    case ReportWord::kKind:
      return kKindReportEn;
    case ReportWord::kSection:
      return kSectionReportEn;
    case ReportWord::kNote:
      return kNoteReportEn;
    case ReportWord::kColumn:
      return kColumnReportEn;
    case ReportWord::kRow:
      return kRowReportEn;
    case ReportWord::kState:
      return kStateReportEn;
    case ReportWord::kPaper:
      return kPaperReportEn;
  }
  return {};
}

}  // namespace

std::string_view ReportTextEn(ReportWord list, std::string_view name) {
  const std::span<const ReportWordEn> words = ReportListEn(list);
  const auto found = std::ranges::find(words, name, &ReportWordEn::first);
  return found == words.end() ? std::string_view() : found->second;
}

std::string_view ReportText(ReportWord list, std::string_view name, bool english) {
  return english ? ReportTextEn(list, name) : ReportTextZh(list, name);
}

}  // namespace yichuang::http
