#include "kiosk/app/script.h"

#include <fmt/format.h>

#include <charconv>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>

namespace yichuang::app {
namespace {

using std::chrono::milliseconds;

/// The problem of one line; the caller adds file and number.
struct ScriptProblem {
  std::string text;
};

std::string_view Trim(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

/// Cuts the first word off.
std::string_view Word(std::string_view& rest) {
  const auto end = rest.find_first_of(" \t");
  const std::string_view word = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view{} : Trim(rest.substr(end));
  return word;
}

std::string Needed(std::string_view rest, std::string_view what) {
  if (rest.empty()) throw ScriptProblem{fmt::format("{} is missing", what)};
  return std::string(rest);
}

std::optional<double> Number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

template <typename T>
T OneOf(std::string_view word, const std::map<std::string_view, T>& known) {
  const auto found = known.find(word);
  if (found != known.end()) return found->second;
  std::string names;
  for (const auto& [name, value] : known) names += (names.empty() ? "" : ", ") + std::string(name);
  throw ScriptProblem{fmt::format("\"{}\" is not one of {}", word, names)};
}

Command Hub(std::string_view rest) {
  const std::string_view state = Word(rest);
  if (state == "online") return script::Send{model::HubPresence{.online = true}};
  if (state == "short")
    return script::Send{model::HubPresence{.online = true, .storage_low = true}};
  if (state != "away")
    throw ScriptProblem{"expected: hub online, hub short, or: hub away [N m|h|d]"};
  if (rest.empty()) return script::HubAway{};
  const char unit = rest.back();
  const auto number = Number(Trim(rest.substr(0, rest.size() - 1)));
  const std::map<char, double> seconds{{'m', 60}, {'h', 3600}, {'d', 86400}};
  const auto factor = seconds.find(unit);
  if (!number || *number < 0 || factor == seconds.end())
    throw ScriptProblem{"expected a time such as 20m, 3h or 2d"};
  return script::HubAway{milliseconds(static_cast<long>(*number * factor->second * 1000))};
}

milliseconds TimeOf(std::string_view rest) {
  const auto seconds = Number(rest);
  if (!seconds || *seconds < 0 || *seconds > 86400)
    throw ScriptProblem{"expected a number of seconds from 0 to 86400"};
  return milliseconds(static_cast<long>(*seconds * 1000));
}

Command HangNotice(std::string_view rest) {
  const auto bar = rest.find('|');
  if (bar == std::string_view::npos) throw ScriptProblem{"expected: notice TITLE | TEXT"};
  model::Notice notice;
  notice.title.zh = Needed(Trim(rest.substr(0, bar)), "the title");
  notice.text.zh = Needed(Trim(rest.substr(bar + 1)), "the text");
  return script::Hang{notice};
}

std::uint16_t Count(std::string_view& rest, std::string_view what) {
  const auto number = Number(Word(rest));
  if (!number || *number < 0 || *number > contract::kMaxAhead)
    throw ScriptProblem{
        fmt::format("{} is missing, or no number up to {}", what, contract::kMaxAhead)};
  return static_cast<std::uint16_t>(*number);
}

contract::WaitRange Minutes(std::string_view& rest) {
  contract::WaitRange wait;
  wait.from = Count(rest, "the least wait");
  wait.until = Count(rest, "the longest wait");
  return wait;
}

Command AddGroup(std::string_view rest) {
  constexpr std::size_t kParts = 6;
  std::vector<std::string_view> parts;
  for (;;) {
    const auto bar = rest.find('|');
    parts.push_back(Trim(rest.substr(0, bar)));
    if (bar == std::string_view::npos) break;
    rest.remove_prefix(bar + 1);
  }
  if (parts.size() != kParts)
    throw ScriptProblem{
        "expected: group ID LETTER | NAME | ENGLISH | WHERE | ENGLISH | WAITING FROM UNTIL"};
  contract::QueueGroup group;
  group.id = Needed(Word(parts[0]), "the id");
  group.letter = Needed(parts[0], "the letter").front();
  group.name = {std::string(parts[1]), std::string(parts[2])};
  group.where = {std::string(parts[3]), std::string(parts[4])};
  group.waiting = Count(parts[5], "the number of people");
  group.wait = Minutes(parts[5]);
  return script::AddGroup{std::move(group)};
}

contract::TicketNumber TicketNumber(std::string_view text) {
  const auto number = text.empty() ? std::nullopt : Number(text.substr(1));
  if (!number || *number < 1 || *number > contract::kMaxTicketNumber)
    throw ScriptProblem{"expected a number such as A005"};
  return {text.front(), static_cast<std::uint16_t>(*number)};
}

Command AnswerNumber(std::string_view rest) {
  const std::string_view first = Word(rest);
  if (first == "refused") {
    using model::NumberTrouble;
    return script::RefuseNumber{
        OneOf<NumberTrouble>(rest, {{"none_left", NumberTrouble::kNoneLeft},
                                    {"hall_closed", NumberTrouble::kHallClosed},
                                    {"numbers_out", NumberTrouble::kNumbersOut},
                                    {"unknown_group", NumberTrouble::kUnknownGroup},
                                    {"person_limit", NumberTrouble::kPersonLimit},
                                    {"failed", NumberTrouble::kOther}})};
  }
  if (first == "offline") return script::GiveNumber{TicketNumber(rest), true, 0, {}};
  script::GiveNumber given{TicketNumber(first), false, 0, {}};
  given.ahead = Count(rest, "the number of people before");
  given.wait = Minutes(rest);
  return given;
}

std::chrono::year_month_day Day(std::string_view text) {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  std::istringstream stream{std::string(text)};
  char dash = 0;
  stream >> year >> dash >> month >> dash >> day;
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month},
                                         std::chrono::day{day}};
  if (!stream || dash != '-' || !date.ok())
    throw ScriptProblem{"expected a day such as 2026-11-24"};
  return date;
}

Command AnswerProgress(std::string_view rest) {
  using model::CaseStage;
  model::CaseProgress told;
  told.item = Needed(Word(rest), "the item's id");
  told.no = told.item + "202611240001";
  told.stage = OneOf<CaseStage>(Word(rest), {{"correction", CaseStage::kCorrection},
                                             {"review", CaseStage::kReview},
                                             {"approved", CaseStage::kApproved}});
  told.received = Day(Word(rest));
  const auto second = Day(Word(rest));
  if (told.stage == CaseStage::kCorrection) {
    told.until = second;
  } else {
    told.promised = second;
    told.legal = Day(Word(rest));
  }
  return script::TellProgress{std::move(told)};
}

Command AnswerDuty(std::string_view rest) {
  using model::DutyTrouble;
  if (rest == "in") return script::AnswerDuty{};
  return script::AnswerDuty{OneOf<DutyTrouble>(
      rest, {{"wrong", DutyTrouble::kWrong}, {"locked_out", DutyTrouble::kLocked}})};
}

Command GiveSlip(std::string_view rest) {
  model::Slip slip;
  slip.no = Needed(Word(rest), "the number");
  slip.code = Needed(rest, "the code");
  if (!model::IsSlipCode(slip.code)) throw ScriptProblem{"a code has 12 places of A-Z and 2-7"};
  return script::GiveSlip{std::move(slip)};
}

Command Card(std::string_view rest) {
  if (rest == "laid") return script::Send{model::CardLaid{"of the script"}};
  if (rest == "unread") return script::Send{model::CardUnread{}};
  if (rest == "taken") return script::Send{model::CardTaken{}};
  if (rest == "gone") return script::Send{model::CardReaderPresence{false}};
  throw ScriptProblem{"expected laid, unread, taken or gone"};
}

Command SetClock(std::string_view rest) {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  int hour = 0;
  int minute = 0;
  const std::string text(rest);
  std::istringstream stream(text);
  char dash = 0;
  char colon = 0;
  stream >> year >> dash >> month >> dash >> day >> hour >> colon >> minute;
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month},
                                         std::chrono::day{day}};
  if (!stream || dash != '-' || colon != ':' || !date.ok() || hour > 23 || minute > 59)
    throw ScriptProblem{"expected a time such as 2026-11-24 09:30"};
  return script::Clock{std::chrono::local_days{date} + std::chrono::hours{hour} +
                       std::chrono::minutes{minute}};
}

std::string FileName(std::string_view rest) {
  const std::string name = Needed(rest, "the name of the file");
  const bool plain = name.find_first_not_of(
                         "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                         "0123456789_-.") == std::string::npos;
  if (!plain || name.front() == '.')
    throw ScriptProblem{"a name has letters, digits, '-', '_' and '.', and no folder"};
  return name;
}

Command ParseLine(std::string_view line) {
  std::string_view rest = line;
  const std::string_view verb = Word(rest);
  if (verb == "tap") return script::Tap{Needed(rest, "the id")};
  if (verb == "touch") return script::Touch{Needed(rest, "the text")};
  if (verb == "type") return script::Type{Needed(rest, "the text")};
  if (verb == "await") return script::Await{Needed(rest, "the text")};
  if (verb == "gone") return script::Await{Needed(rest, "the text"), true};
  if (verb == "pace") return script::Pace{TimeOf(rest)};
  if (verb == "wait") return script::Wait{TimeOf(rest)};
  if (verb == "mode")
    return script::Send{
        model::ModeToggled{OneOf<model::Mode>(rest, {{"elder", model::Mode::kElder},
                                                     {"low", model::Mode::kLow},
                                                     {"contrast", model::Mode::kContrast},
                                                     {"aloud", model::Mode::kAloud}})}};
  if (verb == "lang")
    return script::SetLanguage{OneOf<model::Language>(
        rest, {{"zh", model::Language::kChinese}, {"en", model::Language::kEnglish}})};
  if (verb == "item")
    return script::Send{
        model::Opened{{.screen = model::Screen::kItem, .id = Needed(rest, "the item's id")}}};
  if (verb == "leave") return script::Send{model::LeaveAsked{}};
  if (verb == "hub") return Hub(rest);
  if (verb == "notice") return HangNotice(rest);
  if (verb == "emergency") return script::Emergency{rest == "off" ? "" : Needed(rest, "the text")};
  if (verb == "closed") return script::ClosedToday{Needed(rest, "the reason")};
  if (verb == "group") return AddGroup(rest);
  if (verb == "asks") return script::AskPerson{Needed(rest, "the group's id")};
  if (verb == "card") return Card(rest);
  if (verb == "number") return AnswerNumber(rest);
  if (verb == "progress") return AnswerProgress(rest);
  if (verb == "scan") return script::Scan{Needed(rest, "the text")};
  if (verb == "duty") return AnswerDuty(rest);
  if (verb == "matter") return GiveSlip(rest);
  if (verb == "slip")
    return script::TellSlip{
        OneOf<model::MatterStage>(rest, {{"handling", model::MatterStage::kHandling},
                                         {"answered", model::MatterStage::kAnswered},
                                         {"solved", model::MatterStage::kSolved}})};
  if (verb == "printed")
    return script::Printed{
        OneOf<model::PrintOutcome>(rest, {{"ok", model::PrintOutcome::kPrinted},
                                          {"paper_out", model::PrintOutcome::kPaperOut},
                                          {"cover_open", model::PrintOutcome::kCoverOpen},
                                          {"no_printer", model::PrintOutcome::kNoPrinter},
                                          {"failed", model::PrintOutcome::kFailed}})};
  if (verb == "clock") return SetClock(rest);
  if (verb == "shot") return script::Shot{FileName(rest)};
  if (verb == "dump") return script::Dump{FileName(rest)};
  throw ScriptProblem{fmt::format(
      "no command is called \"{}\"; there are tap, touch, type, await, gone, pace, wait, mode, "
      "lang, "
      "item, leave, hub, "
      "notice, emergency, closed, group, asks, card, number, progress, scan, duty, matter, slip, "
      "printed, clock, shot and "
      "dump",
      verb)};
}

}  // namespace

std::optional<ScriptLine> ParseScriptLine(std::string_view line, unsigned number,
                                          const std::string& file) {
  line = Trim(line);
  if (line.empty() || line.front() == '#') return std::nullopt;
  try {
    return ScriptLine{number, ParseLine(line)};
  } catch (const ScriptProblem& problem) {
    throw ScriptError(fmt::format("{}:{}: {}", file, number, problem.text));
  }
}

std::vector<ScriptLine> ParseScript(std::string_view text, const std::string& file) {
  std::vector<ScriptLine> lines;
  unsigned number = 0;
  while (!text.empty()) {
    const auto end = text.find('\n');
    if (auto line = ParseScriptLine(text.substr(0, end), ++number, file))
      lines.push_back(std::move(*line));
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
  return lines;
}

std::vector<ScriptLine> ReadScript(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::stringstream text;
  text << stream.rdbuf();
  if (!stream)
    throw ScriptError(fmt::format("{}:0: cannot be read; is the path right?", file.string()));
  return ParseScript(text.str(), file.string());
}

}  // namespace yichuang::app
