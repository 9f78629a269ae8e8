#pragma once

#include <array>
#include <string_view>

#include "hub/core/ticket.h"
#include "hub/sqlite/body_reader.h"

/// What events of the lines and a snapshot of them have in common.
namespace yichuang::sqlite {

inline constexpr std::array<std::string_view, core::kTicketClassCount> kTicketClasses{
    "walk_in", "appointment", "priority"};
inline constexpr std::array<std::string_view, core::kTicketStateCount> kTicketStates{
    "waiting", "called", "serving", "held", "offered", "missed", "done", "cancelled", "expired"};
inline constexpr std::array<std::string_view, 5> kPauseReasons{"break", "meal", "meeting", "device",
                                                               "matter"};

inline constexpr std::array<std::string_view, 5> kWhy{"longest", "class", "walk_ins_turn",
                                                      "accepted", "recalled"};

inline core::TicketNo ReadTicketNo(BodyReader& body, std::string_view field) {
  const auto no = contract::TicketNumberOf(body.Text(field));
  if (!no) body.Reject(field);
  return no.value_or(core::TicketNo{});
}

}  // namespace yichuang::sqlite
