#include "hub/desired_frames.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <utility>

namespace yichuang::hub {
namespace {

protocol::Screen ScreenOf(core::Shown shown) {
  switch (shown) {
    case core::Shown::kIdle:
      return protocol::Screen::kIdle;
    case core::Shown::kServing:
      return protocol::Screen::kServing;
    case core::Shown::kInviting:
      return protocol::Screen::kInviting;
    case core::Shown::kCalling:
      return protocol::Screen::kCalling;
    case core::Shown::kPaused:
      break;
  }
  return protocol::Screen::kPaused;
}

std::uint32_t AgeMs(core::Instant opened, core::Instant now) {
  const std::int64_t age = (now - opened).count();
  constexpr std::int64_t kMost = std::numeric_limits<std::uint32_t>::max();
  return static_cast<std::uint32_t>(std::clamp<std::int64_t>(age, 0, kMost));
}

protocol::Show ShowOf(const core::Plan& plan, const StaffNames& names,
                      const core::EvaluatorWanted& wanted, std::uint64_t version,
                      core::Instant now) {
  protocol::Show show;
  show.serial = SerialOf(wanted.evaluator);
  show.epoch = wanted.epoch;
  show.boot = wanted.boot;
  show.version = version;
  show.screen = ScreenOf(wanted.shown);
  show.ask_consent = wanted.ask_consent ? 1 : 0;
  if (wanted.shown == core::Shown::kInviting) {
    show.invitation = wanted.invitation;
    show.age_ms = AgeMs(wanted.opened, now);
    show.limit_ms = wanted.limit_ms;
  }
  CopyText(wanted.ticket, show.ticket);
  const auto staff =
      std::find_if(plan.staff.begin(), plan.staff.end(),
                   [&](const core::PlannedStaff& each) { return each.id == wanted.staff; });
  if (!wanted.staff || staff == plan.staff.end()) return show;
  CopyText(staff->number, show.staff_number);
  if (const auto name = names.find(staff->number); name != names.end())
    CopyText(name->second, show.staff_name);
  return show;
}

/// The name of whom `show` names, in pieces; empty when it cannot be drawn, or the device shows
/// none.
std::vector<contract::Bytes> NameOf(evidence::FrameBook& book, const protocol::Show& show,
                                    const StaffNames& names, const core::EvaluatorWanted& wanted,
                                    const DrawName& draw) {
  const std::string number(show.staff_number.begin(), std::ranges::find(show.staff_number, '\0'));
  const auto name = names.find(number);
  if (!draw || wanted.firmware < protocol::kFirmwareWithNames || name == names.end()) return {};
  const auto dots = draw(name->second, RoomForName(number.size()));
  if (!dots) return {};
  return book.SignName(wanted.evaluator, show, *dots);
}

}  // namespace

int RoomForName(std::size_t number_size) {
  constexpr int kCell = 8;  // columns of a figure, and of the gap before the first
  return static_cast<int>(protocol::kNameColumns) - kCell * (static_cast<int>(number_size) + 1);
}

std::uint32_t SerialOf(const std::string& source) {
  constexpr std::string_view kPrefix = "ev-";
  std::uint32_t serial = 0;
  if (!source.starts_with(kPrefix)) return 0;
  std::from_chars(source.data() + kPrefix.size(), source.data() + source.size(), serial);
  return serial;
}

contract::Desired SignWanted(evidence::FrameBook& book, const core::Plan& plan,
                             const StaffNames& names, const core::TerminalWanted& wanted,
                             core::Instant now, const DrawName& draw) {
  contract::Desired desired;
  desired.version = wanted.version;
  desired.kiosk = wanted.kiosk;
  for (const core::EvaluatorWanted& each : wanted.evaluators) {
    const protocol::Show show = ShowOf(plan, names, each, wanted.version, now);
    contract::Bytes frame = book.Sign(each.evaluator, show);
    if (frame.empty()) continue;
    desired.evaluators.push_back(
        {each.evaluator, std::move(frame), NameOf(book, show, names, each, draw)});
  }
  return desired;
}

}  // namespace yichuang::hub
