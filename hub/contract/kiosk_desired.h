#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "hub/contract/both_texts.h"
#include "hub/contract/kiosk_queue.h"

/// The part of a desired state that only kiosks have: which catalogue, and what the hall has to
/// say. Nothing in it belongs to a person.
namespace yichuang::contract {

/// Milliseconds since 1970-01-01T00:00:00Z.
using Millis = std::int64_t;

/// Bytes (UTF-8) of one language of a notice's title and of a day's reason; of a notice's text and
/// of an emergency.
inline constexpr std::size_t kMaxTitleBytes = 120;
inline constexpr std::size_t kMaxNoticeBytes = 900;
/// Notices that hang at one time; with their longest texts they fit kMaxMessageBytes.
inline constexpr std::size_t kMaxNotices = 10;
/// Days whose hours a message tells: a kiosk that loses the hub knows the week to come.
inline constexpr std::size_t kMaxHallDays = 8;
/// Spans of one day: before and after noon, and two more.
inline constexpr std::size_t kMaxOpenSpans = 4;
/// Bytes of a catalogue bundle: 5,000 complete items are about a third of it.
inline constexpr std::uint64_t kMaxCatalogueBytes = 32ULL * 1024 * 1024;

/// The catalogue wanted on screen. Announced here, fetched over HTTP(S), kept on the kiosk's disk.
struct CatalogueWanted {
  std::uint64_t version = 0;           ///< grows with every import
  std::array<std::uint8_t, 32> sm3{};  ///< of the bundle's bytes as fetched
  std::uint64_t bytes = 0;             ///< 1 … kMaxCatalogueBytes
  std::string path;                    ///< "/catalogue/<sm3>", below the hub's address
  friend bool operator==(const CatalogueWanted&, const CatalogueWanted&) = default;
};

enum class NoticeLevel : std::uint8_t { kInfo, kImportant };

/// A sheet on the notice board.
struct Notice {
  std::uint64_t id = 0;
  NoticeLevel level = NoticeLevel::kInfo;
  BothTexts title;
  BothTexts text;
  Millis from = 0;   ///< shown from here
  Millis until = 0;  ///< and no longer from here on, also when the hub is away
  friend bool operator==(const Notice&, const Notice&) = default;
};

/// Part of a day in which the hall serves, in minutes from the hall's midnight; from < until <=
/// 1440.
struct OpenSpan {
  std::uint16_t from = 0;
  std::uint16_t until = 0;
  friend bool operator==(const OpenSpan&, const OpenSpan&) = default;
};

/// The hours of one day of the hall's calendar.
struct HallDayHours {
  std::chrono::year_month_day day{};
  std::vector<OpenSpan> open;  ///< in order, apart; empty: closed all day
  BothTexts reason;            ///< why the day differs from the usual week; empty when it does not
  friend bool operator==(const HallDayHours&, const HallDayHours&) = default;
};

/// Replaces as a whole what the kiosk was told before.
struct KioskDesired {
  std::optional<CatalogueWanted> catalogue;  ///< absent until the first import
  std::vector<HallDayHours> days;  ///< today and the days after it; empty: the hub knows no hours
  std::vector<Notice> notices;     ///< important ones first, then the newest
  std::optional<BothTexts> emergency;              ///< covers every screen while it is there
  std::optional<KioskQueue> queue = std::nullopt;  ///< absent: this hall gives no numbers
  friend bool operator==(const KioskDesired&, const KioskDesired&) = default;
};

}  // namespace yichuang::contract
