#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kiosk/model/message.h"

/// A script moves the kiosk without hands and takes pictures of it. One command a line; empty lines
/// and lines that begin with # are left out.
///
///     tap ID               touches the middle of what has this id
///     touch TEXT           touches what says this, as a person finds it
///     type TEXT            touches the keys of the keyboard or the pad, one after the other
///     await TEXT           the screen says this: at once, or as soon as a real hub has answered
///     gone TEXT            the same, for what it says no more
///     pace SECONDS         so much (virtual) time passes before each touch from here on
///     wait SECONDS         lets (virtual) time pass
///     mode elder|low|contrast|aloud      switches it, without a touch on the screen
///     lang zh|en
///     item ID              opens an item
///     leave                the person goes; the next command is another person's
///     hub online           | hub away [N m|h|d]   since when
///     hub short            there, with little room on its disk
///     notice TITLE | TEXT  hangs a notice
///     emergency TEXT       | emergency off
///     closed REASON        the hall is closed today
///     group ID LETTER | NAME | ENGLISH | WHERE | ENGLISH | WAITING FROM UNTIL
///                          one more group that gives numbers
///     asks ID              that group asks for the person; a card reader is there
///     card laid|unread|taken|gone          what happens on the reader; gone: itself
///     number A005 AHEAD FROM UNTIL         what the touched tile gives
///     number offline A980
///     progress ITEM correction|review|approved DAY DAY DAY   received, promised (of correction: to
///                          be corrected until) and legal day: the hub's answer
///     scan TEXT            a scanner reads it, and types it with Enter behind it
///     duty in|wrong|locked_out             how the hub answers who signs in
///     matter NO CODE       the slip that the hub gives for what was sent
///     slip handling|answered|solved        how the matter of the scanned slip stands
///     number refused none_left|hall_closed|numbers_out|unknown_group|person_limit|failed
///     printed ok|paper_out|cover_open|no_printer|failed     how the print that waits ends
///     clock YYYY-MM-DD HH:MM               hall time
///     shot NAME            writes NAME.png
///     dump NAME            writes NAME.json: touches and seconds since the beginning, and all on
///     the
///                          screen with id, rectangle, text, state
///
/// Everything that only an outside world can do (hub, notice, group, card, number, printed, clock
/// …) is the script's own, and refused where the player has a real one.
namespace yichuang::app {

namespace script {
struct Tap {
  std::string id;
};
struct Touch {
  std::string text;
};
struct Type {
  std::string text;
};
struct Await {
  std::string text;
  bool gone = false;
};
struct Pace {
  std::chrono::milliseconds time{};
};
struct Wait {
  std::chrono::milliseconds time{};
};
struct Send {
  model::Msg msg;
};
struct SetLanguage {
  model::Language language{};
};
struct HubAway {
  std::chrono::milliseconds since{};
};
struct Hang {
  model::Notice notice;
};
/// An empty text takes it back.
struct Emergency {
  std::string text;
};
struct ClosedToday {
  std::string reason;
};
struct AddGroup {
  contract::QueueGroup group;
};
struct AskPerson {
  std::string group;
};
/// Of the tile that was touched.
struct GiveNumber {
  contract::TicketNumber number;
  bool offline = false;
  std::uint16_t ahead = 0;
  contract::WaitRange wait;
};
struct RefuseNumber {
  model::NumberTrouble trouble{};
};
/// What the hub answers to the question about progress that was asked last.
struct TellProgress {
  model::CaseProgress progress;
};
struct Scan {
  std::string text;
};
/// Absent: he is in.
struct AnswerDuty {
  std::optional<model::DutyTrouble> trouble;
};
struct GiveSlip {
  model::Slip slip;
};
struct TellSlip {
  model::MatterStage stage{};
};
struct Printed {
  model::PrintOutcome outcome{};
};
struct Clock {
  std::chrono::local_seconds time{};
};
struct Shot {
  std::string name;
};
struct Dump {
  std::string name;
};
}  // namespace script

using Command =
    std::variant<script::Tap, script::Touch, script::Type, script::Await, script::Pace,
                 script::Wait, script::Send, script::SetLanguage, script::HubAway, script::Hang,
                 script::Emergency, script::ClosedToday, script::AddGroup, script::AskPerson,
                 script::GiveNumber, script::RefuseNumber, script::TellProgress, script::Scan,
                 script::AnswerDuty, script::GiveSlip, script::TellSlip, script::Printed,
                 script::Clock, script::Shot, script::Dump>;

struct ScriptLine {
  unsigned number = 1;
  Command command;
};

/// "home.script:4: no command is called \"tpa\"; …"
class ScriptError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Throws ScriptError for the first line that is no command. `file` is only named in errors.
std::vector<ScriptLine> ParseScript(std::string_view text, const std::string& file);
/// One line, the `number`th; absent when it is empty or a remark. Throws ScriptError.
std::optional<ScriptLine> ParseScriptLine(std::string_view line, unsigned number,
                                          const std::string& file);
/// Throws ScriptError also when the file cannot be read.
std::vector<ScriptLine> ReadScript(const std::filesystem::path& file);

}  // namespace yichuang::app
