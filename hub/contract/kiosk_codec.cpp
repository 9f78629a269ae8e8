#include "hub/contract/kiosk_codec.h"

#include "hub/contract/text_codec.h"
#include "hub/contract/ticket_codec.h"

namespace yichuang::contract {
namespace {

constexpr std::uint64_t kMinutesOfADay = 24 * 60;

void WriteCatalogue(JsonWriter& json, const CatalogueWanted& catalogue) {
  json.OpenObject("catalogue");
  json.Number("version", catalogue.version);
  json.Text("sm3", ToHex(catalogue.sm3.data(), catalogue.sm3.size()));
  json.Number("bytes", catalogue.bytes);
  json.Text("path", catalogue.path);
  json.CloseObject();
}

CatalogueWanted ReadCatalogue(Fields& fields) {
  CatalogueWanted catalogue;
  fields.Object("catalogue", [&](Fields& inner) {
    catalogue.version = inner.Integer("version", 1, kMaxInteger);
    catalogue.sm3 = inner.Hash("sm3");
    catalogue.bytes = inner.Integer("bytes", 1, kMaxCatalogueBytes);
    catalogue.path = inner.Text("path", kMaxTextBytes);
    // Below the hub's address and nowhere else: no other host, no way up.
    const bool below = catalogue.path.starts_with('/') && !catalogue.path.starts_with("//") &&
                       catalogue.path.find("..") == std::string::npos;
    if (!below) inner.Refuse(Reason::kWrongType, "path");
  });
  return catalogue;
}

void WriteDay(JsonWriter& json, const HallDayHours& day) {
  json.OpenObject();
  json.Text("day", DayText(day.day));
  json.OpenArray("open");
  for (const OpenSpan& span : day.open) {
    json.OpenObject();
    json.Number("from", span.from);
    json.Number("until", span.until);
    json.CloseObject();
  }
  json.CloseArray();
  WriteTexts(json, "reason", day.reason);
  json.CloseObject();
}

HallDayHours ReadDay(Fields& fields) {
  HallDayHours day;
  day.day = fields.Day("day");
  std::uint64_t earliest = 0;
  fields.Each("open", kMaxOpenSpans, [&](Fields& inner) {
    const std::uint64_t from = inner.Integer("from", earliest, kMinutesOfADay - 1);
    const std::uint64_t until = inner.Integer("until", from + 1, kMinutesOfADay);
    day.open.push_back({static_cast<std::uint16_t>(from), static_cast<std::uint16_t>(until)});
    earliest = until;
  });
  day.reason = ReadTexts(fields, "reason", kMaxTitleBytes);
  return day;
}

std::string_view LevelName(NoticeLevel level) {
  return level == NoticeLevel::kImportant ? "important" : "info";
}

void WriteNotice(JsonWriter& json, const Notice& notice) {
  json.OpenObject();
  json.Number("id", notice.id);
  json.Text("level", LevelName(notice.level));
  WriteTexts(json, "title", notice.title);
  WriteTexts(json, "text", notice.text);
  json.Number("from", static_cast<std::uint64_t>(notice.from));
  json.Number("until", static_cast<std::uint64_t>(notice.until));
  json.CloseObject();
}

Notice ReadNotice(Fields& fields) {
  Notice notice;
  notice.id = fields.Integer("id", 1, kMaxInteger);
  const std::string_view level = fields.Word("level");
  if (level == "important") {
    notice.level = NoticeLevel::kImportant;
  } else if (level != "info") {
    fields.Refuse(Reason::kWrongType, "level");
  }
  notice.title = ReadTexts(fields, "title", kMaxTitleBytes);
  notice.text = ReadTexts(fields, "text", kMaxNoticeBytes);
  notice.from = static_cast<Millis>(fields.Integer("from", 0, kMaxInteger));
  notice.until = static_cast<Millis>(fields.Integer("until", 0, kMaxInteger));
  return notice;
}

}  // namespace

void WriteKiosk(JsonWriter& json, const KioskDesired& kiosk) {
  json.OpenObject("kiosk");
  if (kiosk.catalogue) WriteCatalogue(json, *kiosk.catalogue);
  json.OpenArray("days");
  for (const HallDayHours& day : kiosk.days) WriteDay(json, day);
  json.CloseArray();
  json.OpenArray("notices");
  for (const Notice& notice : kiosk.notices) WriteNotice(json, notice);
  json.CloseArray();
  if (kiosk.emergency) WriteTexts(json, "emergency", *kiosk.emergency);
  if (kiosk.queue) WriteQueue(json, *kiosk.queue);
  json.CloseObject();
}

KioskDesired ReadKiosk(Fields& fields) {
  KioskDesired kiosk;
  fields.Object("kiosk", [&](Fields& inner) {
    if (inner.Has("catalogue")) kiosk.catalogue = ReadCatalogue(inner);
    inner.Each("days", kMaxHallDays, [&](Fields& day) { kiosk.days.push_back(ReadDay(day)); });
    inner.Each("notices", kMaxNotices,
               [&](Fields& notice) { kiosk.notices.push_back(ReadNotice(notice)); });
    if (inner.Has("emergency")) kiosk.emergency = ReadTexts(inner, "emergency", kMaxNoticeBytes);
    if (inner.Has("queue")) kiosk.queue = ReadQueue(inner);
  });
  return kiosk;
}

}  // namespace yichuang::contract
