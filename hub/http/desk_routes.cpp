#include "hub/http/desk_routes.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <utility>

#include "hub/http/json_body.h"
#include "hub/http/request_body.h"
#include "hub/http/whole_number.h"
#include "hub/person/person.h"

namespace yichuang::http {
namespace {

using contract::Reason;

constexpr std::size_t kLongestText = 64;
constexpr std::uint64_t kMostId = std::numeric_limits<std::int64_t>::max();

Trouble Because(Reason reason, std::string_view what) {
  return {reason, std::string(what.substr(0, kLongestText)), {}};
}

/// The route when every field was right.
Route Checked(const RequestBody& body, core::Command command) {
  if (body.trouble()) return *body.trouble();
  return command;
}

// No number for whoever may act at any window; else the only work number he acts for.
core::Clerk ClerkOf(const Ask& ask, const Visitor& visitor) {
  const bool anywhere = visitor.roles.Has(core::Role::kDutyManager);
  return {anywhere ? std::string() : visitor.number, std::string(ask.seat)};
}

bool IsSeat(std::string_view seat) {
  return seat.size() <= core::kMostSeat && std::ranges::all_of(seat, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
         });
}

/// The value of `field` by its name among `names`, in the order of the enumeration.
template <typename Enum, std::size_t N>
Enum NamedIn(RequestBody& body, const char* field, const std::array<std::string_view, N>& names) {
  const std::string name = body.Text(field);
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  body.Fault(field);
  return Enum{};
}

core::TicketId TicketIn(RequestBody& body) {
  return core::TicketId{body.Number("ticket", 1, kMostId)};
}

Route TransferRoute(const Ask& ask, core::WindowNo window, const core::Clerk& clerk) {
  RequestBody body(ask.body);
  core::TransferTicket transfer{window, "", std::nullopt, clerk};
  if (body.Has("group") || !body.Has("to")) transfer.group = body.Text("group");
  if (body.Has("to"))
    transfer.to = core::WindowNo{static_cast<std::uint16_t>(body.Number("to", 1, 999))};
  return Checked(body, std::move(transfer));
}

/// Whom a shift is begun for: a clerk for himself only.
Route ShiftRoute(RouteId id, const Ask& ask, core::WindowNo window, const core::Clerk& clerk) {
  RequestBody body(ask.body);
  std::string staff = body.Text("staff");
  if (!body.trouble() && !clerk.number.empty() && staff != clerk.number)
    return Because(Reason::kForeignWindow, staff);
  if (id == RouteId::kStartShift) return Checked(body, core::StartShift{window, std::move(staff)});
  const bool hand_over = body.Flag("hand_over");
  return Checked(body, core::TakeOver{window, std::move(staff), hand_over});
}

/// What needs no more than the window.
std::optional<core::Command> BareCommand(RouteId id, core::WindowNo window,
                                         const core::Clerk& clerk) {
  switch (id) {
    case RouteId::kEndShift:
      return core::EndShift{window, clerk};
    case RouteId::kCallNext:
      return core::CallNext{window, clerk};
    case RouteId::kRecall:
      return core::RecallTicket{window, clerk};
    case RouteId::kMiss:
      return core::MissTicket{window, clerk};
    case RouteId::kHold:
      return core::HoldTicket{window, clerk};
    case RouteId::kResumeWindow:
      return core::ResumeWindow{window, clerk};
    case RouteId::kCallHelp:
      return core::CallHelp{window, clerk};
    default:
      return std::nullopt;
  }
}

Route ServiceRoute(RouteId id, const Ask& ask, core::WindowNo window, const core::Clerk& clerk) {
  RequestBody body(ask.body);
  if (id == RouteId::kEndService) {
    const bool invite = body.Flag("invite");
    return Checked(body, core::EndService{window, invite, clerk});
  }
  std::string visit = body.Text("visit", kLongestText, 0);  // "": 直接服务
  return Checked(body, core::OpenService{window, std::move(visit), clerk});
}

}  // namespace

Route DeskRoute(RouteId id, const Ask& ask, std::string_view window_text, const Visitor& visitor) {
  const auto number = WholeNumber<std::uint16_t>(window_text);
  if (!number || *number == 0 || *number > 999) return Because(Reason::kUnknownWindow, window_text);
  if (id == RouteId::kDesk || id == RouteId::kDeskLive)
    return DeskAsk{*number, id == RouteId::kDeskLive};
  if (!IsSeat(ask.seat)) return Because(Reason::kWrongType, "X-Desk-Seat");
  const core::WindowNo window{*number};
  if (id == RouteId::kTakeSeat) {
    if (ask.seat.empty()) return Because(Reason::kMissingField, "X-Desk-Seat");
    return core::Command{core::TakeSeat{window, {visitor.number, std::string(ask.seat)}}};
  }
  const core::Clerk clerk = ClerkOf(ask, visitor);
  if (auto command = BareCommand(id, window, clerk)) return *std::move(command);
  if (id == RouteId::kStartShift || id == RouteId::kTakeOver)
    return ShiftRoute(id, ask, window, clerk);
  if (id == RouteId::kOpenService || id == RouteId::kEndService)
    return ServiceRoute(id, ask, window, clerk);
  if (id == RouteId::kTransfer) return TransferRoute(ask, window, clerk);
  RequestBody body(ask.body);
  if (id == RouteId::kPauseWindow) {
    const auto reason = NamedIn<core::PauseReason>(body, "reason", kPauseNames);
    return Checked(body, core::PauseWindow{window, reason, clerk});
  }
  const core::TicketId ticket = TicketIn(body);
  if (id == RouteId::kResumeTicket) return Checked(body, core::ResumeTicket{window, ticket, clerk});
  if (id == RouteId::kAcceptTransfer)
    return Checked(body, core::AcceptTransfer{window, ticket, clerk});
  return Checked(body, core::GiveBackTransfer{window, ticket, clerk});
}

Route TicketRoute(RouteId id, const Ask& ask, std::string_view ticket, const Visitor& visitor) {
  if (id == RouteId::kCancelTicket) {
    const auto number = WholeNumber<std::uint64_t>(ticket);
    if (!number) return Because(Reason::kUnknownTicket, ticket);
    return core::Command{core::CancelTicket{core::TicketId{*number}}};
  }
  RequestBody body(ask.body);
  if (id == RouteId::kReturnTicket) {
    const std::string text = body.Text("no");
    const auto no = contract::TicketNumberOf(text);
    if (!body.trouble() && !no) return Because(Reason::kUnknownTicket, text);
    return Checked(body, core::ReturnTicket{no.value_or(core::TicketNo{})});
  }
  core::IssueTicket issue;
  issue.group = body.Text("group");
  if (body.Has("class")) issue.cls = NamedIn<core::TicketClass>(body, "class", kClassNames);
  const bool guide =
      visitor.roles.Has(core::Role::kGuide) && !visitor.roles.Has(core::Role::kWindowStaff);
  issue.source = guide ? "guide" : "desk";
  if (!body.Has("person")) return Checked(body, std::move(issue));
  // What was typed is not told back: neither an answer nor a log has it.
  const auto document = person::DocumentNumber(body.Text("person"));
  if (!document) body.Fault("person");
  if (body.trouble()) return *body.trouble();
  return NumberAsk{std::move(issue), *document};
}

Route GroupWindowRoute(const Ask& ask, std::string_view group, const Visitor& visitor) {
  RequestBody body(ask.body);
  core::ServeGroup wanted;
  wanted.number = core::WindowNo{static_cast<std::uint16_t>(body.Number("window", 1, 999))};
  wanted.group = std::string(group.substr(0, kLongestText));
  wanted.serve = body.Flag("serve");
  core::ChangeSettings change;
  change.by = visitor.number == kConsoleName ? std::string() : visitor.number;
  change.wanted.emplace_back(std::move(wanted));
  return Checked(body, std::move(change));
}

}  // namespace yichuang::http
