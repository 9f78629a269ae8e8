#include <algorithm>

#include "hub/core/decide.h"

/// What the hall tells everybody: catalogue, hours, notices, an emergency.
namespace yichuang::core {

namespace {

using contract::Reason;

constexpr std::chrono::days kFarthest{366};

/// Chinese is never missing; the lengths are those a message carries.
bool IsText(const contract::BothTexts& texts, std::size_t most_bytes) {
  return !texts.zh.empty() && texts.zh.size() <= most_bytes && texts.en.size() <= most_bytes;
}

}  // namespace

Decision DecideOn(const Hall& hall, const ImportCatalogue& command, Instant) {
  const auto& held = hall.board.catalogue;
  // The same bytes are no new version, as long as no item was changed since.
  if (hall.items.imported == command.sm3 && hall.items.versions.empty()) return Events{};
  const std::uint64_t version = held ? held->version + 1 : 1;
  return Events{CatalogueImported{{version, command.sm3, command.bytes, command.items}}};
}

Decision DecideOn(const Hall& hall, const ReviseCatalogue& command, Instant) {
  if (hall.items.imported != command.imported || hall.items.revision != command.revision ||
      hall.items.written == command.revision || !hall.board.catalogue)
    return Events{};
  const std::uint64_t version = hall.board.catalogue->version + 1;
  return Events{CatalogueRevised{
      {version, command.bundle.sm3, command.bundle.bytes, command.bundle.items}, command.revision}};
}

Decision DecideOn(const Hall& hall, const ChangeHours& command, Instant now) {
  const contract::HallDayHours& hours = command.hours;
  if (!hours.day.ok()) return Refusal{Reason::kWrongType, "day"};
  const auto day = std::chrono::sys_days(hours.day);
  const auto today = std::chrono::sys_days(DayOf(hall.plan, now));
  if (day < today) return Refusal{Reason::kDayPast, "day"};
  if (day > today + kFarthest) return Refusal{Reason::kWrongType, "day"};
  if (!AreSpans(hours.open)) return Refusal{Reason::kWrongType, "open"};
  if (hours.reason.zh.size() > contract::kMaxTitleBytes ||
      hours.reason.en.size() > contract::kMaxTitleBytes) {
    return Refusal{Reason::kWrongType, "reason"};
  }
  if (HoursOn(hall.board, hours.day) == hours) return Events{};
  return Events{HoursChanged{hours}};
}

Decision DecideOn(const Hall& hall, const PostNotice& command, Instant now) {
  contract::Notice notice = command.notice;
  if (!IsText(notice.title, contract::kMaxTitleBytes)) return Refusal{Reason::kWrongType, "title"};
  if (!IsText(notice.text, contract::kMaxNoticeBytes)) return Refusal{Reason::kWrongType, "text"};
  if (notice.until <= MillisOf(now)) return Refusal{Reason::kNoticeOver, "until"};
  if (notice.until > MillisOf(now + kFarthest)) return Refusal{Reason::kWrongType, "until"};
  for (const auto& [id, hanging] : hall.board.notices) {
    const bool same = hanging.level == notice.level && hanging.title == notice.title &&
                      hanging.text == notice.text && hanging.until == notice.until;
    if (same) return Events{};  // sent twice
  }
  if (hall.board.notices.size() >= contract::kMaxNotices) {
    return Refusal{Reason::kTooManyNotices, std::to_string(contract::kMaxNotices)};
  }
  notice.id = hall.board.next_notice;
  notice.from = MillisOf(now);
  return Events{NoticePosted{std::move(notice)}};
}

Decision DecideOn(const Hall& hall, const WithdrawNotice& command, Instant) {
  if (!hall.board.notices.contains(command.notice)) {
    return Refusal{Reason::kUnknownNotice, std::to_string(Number(command.notice))};
  }
  return Events{NoticeEnded{command.notice, NoticeEnd::kWithdrawn}};
}

Decision DecideOn(const Hall& hall, const RaiseEmergency& command, Instant) {
  if (!IsText(command.text, contract::kMaxNoticeBytes)) return Refusal{Reason::kWrongType, "text"};
  if (hall.board.emergency == command.text) return Events{};
  return Events{EmergencyRaised{command.text}};
}

Decision DecideOn(const Hall& hall, const ClearEmergency&, Instant) {
  if (!hall.board.emergency) return Refusal{Reason::kNoEmergency, ""};
  return Events{EmergencyCleared{}};
}

void AppendEndedNotices(const Hall& hall, Instant now, Events& events) {
  for (const auto& [id, notice] : hall.board.notices) {
    if (notice.until <= MillisOf(now)) events.push_back(NoticeEnded{id, NoticeEnd::kOver});
  }
}

std::optional<Instant> NextNoticeEnd(const Hall& hall) {
  std::optional<Instant> next;
  for (const auto& [id, notice] : hall.board.notices) {
    const Instant until{Millis(notice.until)};
    if (!next || until < *next) next = until;
  }
  return next;
}

}  // namespace yichuang::core
