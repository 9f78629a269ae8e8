#include "hub/sqlite/board_codec.h"

#include <fmt/format.h>

#include <array>
#include <string_view>
#include <utility>

#include "hub/contract/codec.h"
#include "hub/sqlite/event_parts.h"
#include "hub/sqlite/setting_codec.h"

namespace yichuang::sqlite {
namespace {

constexpr std::array<std::string_view, 2> kNoticeEnds{"withdrawn", "over"};

std::vector<contract::HallDayHours> ReadDays(BodyReader& parent, std::string_view name) {
  std::vector<contract::HallDayHours> days;
  for (const Json& item : parent.Array(name)) {
    BodyReader day(item, parent, fmt::format("{}[{}]", name, days.size()));
    days.push_back(ReadHours(day));
  }
  return days;
}

}  // namespace

OrderedJson SpansJson(const core::Spans& spans) {
  OrderedJson json = OrderedJson::array();
  for (const contract::OpenSpan& span : spans) {
    json.push_back({{"from", span.from}, {"until", span.until}});
  }
  return json;
}

core::Spans ReadSpans(BodyReader& parent, std::string_view name) {
  core::Spans spans;
  for (const Json& item : parent.Array(name)) {
    BodyReader span(item, parent, fmt::format("{}[{}]", name, spans.size()));
    spans.push_back({span.Number<std::uint16_t>("from"), span.Number<std::uint16_t>("until")});
  }
  if (!core::AreSpans(spans)) parent.Reject(name);
  return spans;
}

OrderedJson TextsJson(const contract::BothTexts& texts) {
  return {{"zh", texts.zh}, {"en", texts.en}};
}

contract::BothTexts ReadTexts(BodyReader& body, std::string_view name) {
  BodyReader texts(body.Object(name), body, name);
  return {texts.Text("zh"), texts.Text("en")};
}

OrderedJson HoursJson(const contract::HallDayHours& hours) {
  return {{"day", DayText(hours.day)},
          {"open", SpansJson(hours.open)},
          {"reason", TextsJson(hours.reason)}};
}

contract::HallDayHours ReadHours(BodyReader& body) {
  return {body.Day("day"), ReadSpans(body, "open"), ReadTexts(body, "reason")};
}

OrderedJson NoticeJson(const contract::Notice& notice) {
  const bool important = notice.level == contract::NoticeLevel::kImportant;
  return {{"id", notice.id},
          {"level", important ? "important" : "info"},
          {"title", TextsJson(notice.title)},
          {"text", TextsJson(notice.text)},
          {"from_ms", notice.from},
          {"until_ms", notice.until}};
}

contract::Notice ReadNotice(BodyReader& body) {
  contract::Notice notice;
  notice.id = body.Unsigned("id");
  const std::string level = body.Text("level");
  if (level == "important") {
    notice.level = contract::NoticeLevel::kImportant;
  } else if (level != "info") {
    body.Reject("level");
  }
  notice.title = ReadTexts(body, "title");
  notice.text = ReadTexts(body, "text");
  notice.from = body.Signed("from_ms");
  notice.until = body.Signed("until_ms");
  return notice;
}

core::Sm3 ReadSm3(BodyReader& body, std::string_view name) {
  core::Sm3 hash{};
  const std::string text = body.Text(name);
  const auto digit = [](char c) {
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
  };
  if (text.size() != 2 * hash.size()) {
    body.Reject(name);
    return hash;
  }
  for (std::size_t i = 0; i < hash.size(); ++i) {
    const int high = digit(text[2 * i]);
    const int low = digit(text[2 * i + 1]);
    if (high < 0 || low < 0) {
      body.Reject(name);
      return hash;
    }
    hash[i] = static_cast<std::uint8_t>(high * 16 + low);
  }
  return hash;
}

OrderedJson Sm3Json(const core::Sm3& hash) { return contract::ToHex(hash.data(), hash.size()); }

OrderedJson CatalogueJson(const core::ImportedCatalogue& catalogue) {
  return {{"version", catalogue.version},
          {"sm3", Sm3Json(catalogue.sm3)},
          {"bytes", catalogue.bytes},
          {"items", catalogue.items}};
}

core::ImportedCatalogue ReadCatalogue(BodyReader& body) {
  return {body.Unsigned("version"), ReadSm3(body, "sm3"), body.Unsigned("bytes"),
          body.Number<std::uint32_t>("items")};
}

OrderedJson KioskPlanJson(const core::KioskPlan& plan) {
  OrderedJson kiosks = OrderedJson::array();
  for (const core::PlannedKiosk& kiosk : plan.kiosks) {
    kiosks.push_back({{"device", kiosk.device}, {"zone", kiosk.zone}});
  }
  OrderedJson week = OrderedJson::array();
  for (const core::Spans& spans : plan.week) week.push_back({{"open", SpansJson(spans)}});
  OrderedJson special_days = OrderedJson::array();
  for (const contract::HallDayHours& day : plan.special_days) {
    special_days.push_back(HoursJson(day));
  }
  return {{"kiosks", std::move(kiosks)},
          {"week", std::move(week)},
          {"special_days", std::move(special_days)}};
}

core::KioskPlan ReadKioskPlan(BodyReader& body) {
  core::KioskPlan plan;
  for (const Json& item : body.Array("kiosks")) {
    BodyReader kiosk(item, body, fmt::format("kiosks[{}]", plan.kiosks.size()));
    plan.kiosks.push_back({kiosk.Text("device"), kiosk.Text("zone")});
  }
  const Json& week = body.Array("week");
  if (week.size() != plan.week.size()) {
    body.Reject("week");
    return plan;
  }
  for (std::size_t i = 0; i < week.size(); ++i) {
    BodyReader day(week[i], body, fmt::format("week[{}]", i));
    plan.week[i] = ReadSpans(day, "open");
  }
  plan.special_days = ReadDays(body, "special_days");
  return plan;
}

OrderedJson BoardJson(const core::Board& board) {
  OrderedJson changed_days = OrderedJson::array();
  for (const auto& [day, hours] : board.changed_days) changed_days.push_back(HoursJson(hours));
  OrderedJson notices = OrderedJson::array();
  for (const auto& [id, notice] : board.notices) notices.push_back(NoticeJson(notice));
  OrderedJson json{{"plan", KioskPlanJson(board.plan)},
                   {"changed_days", std::move(changed_days)},
                   {"notices", std::move(notices)},
                   {"next_notice", board.next_notice},
                   {"calendar", CalendarJson(board.calendar)}};
  if (board.catalogue) json["catalogue"] = CatalogueJson(*board.catalogue);
  if (board.emergency) json["emergency"] = TextsJson(*board.emergency);
  return json;
}

core::Board ReadBoard(BodyReader& body) {
  core::Board board;
  BodyReader plan(body.Object("plan"), body, "plan");
  board.plan = ReadKioskPlan(plan);
  for (contract::HallDayHours& hours : ReadDays(body, "changed_days")) {
    board.changed_days[hours.day] = std::move(hours);
  }
  std::size_t index = 0;
  for (const Json& item : body.Array("notices")) {
    BodyReader reader(item, body, fmt::format("notices[{}]", index++));
    contract::Notice notice = ReadNotice(reader);
    board.notices[core::NoticeId(notice.id)] = std::move(notice);
  }
  board.next_notice = body.Unsigned("next_notice");
  board.calendar = ReadCalendar(body, "calendar");
  if (body.Has("catalogue")) {
    BodyReader catalogue(body.Object("catalogue"), body, "catalogue");
    board.catalogue = ReadCatalogue(catalogue);
  }
  if (body.Has("emergency")) board.emergency = ReadTexts(body, "emergency");
  return board;
}

std::string Body(const core::CatalogueRevised& event) {
  OrderedJson json = CatalogueJson(event.catalogue);
  json["revision"] = event.revision;
  return Compact(json);
}

core::Event ReadCatalogueRevised(BodyReader& body) {
  return core::CatalogueRevised{ReadCatalogue(body), body.Unsigned("revision")};
}

std::string Body(const core::NoticeEnded& event) {
  return Compact({{"notice", core::Number(event.notice)}, {"end", NameOf(kNoticeEnds, event.end)}});
}

core::Event ReadNoticeEnded(BodyReader& body) {
  return core::NoticeEnded{body.IdOf<core::NoticeId>("notice"),
                           Named<core::NoticeEnd>(body, "end", kNoticeEnds)};
}

std::string Body(const core::EmergencyRaised& event) {
  return Compact({{"text", TextsJson(event.text)}});
}

core::Event ReadEmergencyRaised(BodyReader& body) {
  return core::EmergencyRaised{ReadTexts(body, "text")};
}

std::string Body(const core::EmergencyCleared&) { return "{}"; }
core::Event ReadEmergencyCleared(BodyReader&) { return core::EmergencyCleared{}; }

}  // namespace yichuang::sqlite
