#pragma once

#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

/// What the bodies of requests and answers have in common.
namespace yichuang::http {

/// Names of core::TicketClass and core::PauseReason in their order.
inline constexpr std::array<std::string_view, 3> kClassNames{"walk_in", "appointment", "priority"};
inline constexpr std::array<std::string_view, 5> kPauseNames{"break", "meal", "meeting", "device",
                                                             "matter"};

/// The text of a body. A name with a broken byte must not end the hub: it is shown with a
/// replacement character.
std::string BodyText(const nlohmann::json& body);

}  // namespace yichuang::http
