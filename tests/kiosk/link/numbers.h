#pragma once

#include <fmt/format.h>

#include <string>
#include <variant>
#include <vector>

#include "hub/contract/messages.h"
#include "kiosk/model/message.h"

/// Groups, blocks, and what a desk says, in one line.
namespace yichuang::link::test {

inline constexpr std::chrono::sys_days kDay{std::chrono::year{2026} / 5 / 9};
/// 09:30 of that day in the hall (+08:00).
inline constexpr contract::Millis kMorning =
    std::chrono::milliseconds(kDay.time_since_epoch() + std::chrono::minutes(90)).count();

inline contract::QueueGroup GroupOf(std::string id, char letter) {
  contract::QueueGroup group;
  group.id = std::move(id);
  group.letter = letter;
  group.name = {"企业开办", "Start a business"};
  return group;
}

/// Two groups, and a block of "qykb" today.
inline contract::KioskQueue QueueOf(std::uint16_t first, std::uint16_t last) {
  return {{GroupOf("qykb", 'A'), GroupOf("sbyb", 'B')}, {{"qykb", kDay, first, last}}, {}, {}};
}

inline std::string DayText(std::chrono::year_month_day day) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

inline std::string Told(const contract::EntryBody& body) {
  if (const auto* wanted = std::get_if<contract::TicketWanted>(&body))
    return "wanted " + wanted->group + (wanted->person.empty() ? "" : " by " + wanted->person);
  if (const auto* cancelled = std::get_if<contract::TicketCancelled>(&body))
    return "cancelled " + contract::TextOf(cancelled->number) + " " + DayText(cancelled->day);
  const auto* taken = std::get_if<contract::TicketTaken>(&body);
  if (taken == nullptr) return "?";
  std::string told =
      "taken " + taken->group + " " + contract::TextOf(taken->number) + " " + DayText(taken->day);
  if (taken->instead_of != 0) told += " instead of " + std::to_string(taken->instead_of);
  if (!taken->person.empty()) told += " by " + taken->person;
  return told;
}

inline std::string Name(model::NumberTrouble trouble) {
  switch (trouble) {
    case model::NumberTrouble::kNoneLeft:
      return "none_left";
    case model::NumberTrouble::kHallClosed:
      return "hall_closed";
    case model::NumberTrouble::kNumbersOut:
      return "numbers_out";
    case model::NumberTrouble::kUnknownGroup:
      return "unknown_group";
    case model::NumberTrouble::kPersonLimit:
      return "person_limit";
    case model::NumberTrouble::kOther:
      return "other";
  }
  return "?";
}

/// "queue 7:A012 ahead 3 10-15", "7:A980 offline", "7:none_left"; 7 is the press.
inline std::string Told(const std::vector<model::Msg>& answers) {
  std::string told;
  for (const model::Msg& answer : answers) {
    if (!told.empty()) told += ' ';
    if (std::holds_alternative<model::QueueArrived>(answer)) told += "queue";
    if (const auto* refused = std::get_if<model::NumberRefused>(&answer))
      told +=
          fmt::format("{}:{}", refused->asked.time_since_epoch().count(), Name(refused->trouble));
    const auto* number = std::get_if<model::NumberGiven>(&answer);
    if (number == nullptr) continue;
    const model::GivenNumber& given = number->given;
    told += fmt::format("{}:{}", number->asked.time_since_epoch().count(),
                        contract::TextOf(given.number));
    told += given.offline
                ? " offline"
                : fmt::format(" ahead {} {}-{}", given.ahead, given.wait.from, given.wait.until);
  }
  return told;
}

}  // namespace yichuang::link::test
