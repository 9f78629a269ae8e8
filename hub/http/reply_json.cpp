#include "hub/http/reply_json.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "hub/contract/text_codec.h"
#include "hub/core/joint.h"
#include "hub/http/json_body.h"

namespace yichuang::http {
namespace {

using nlohmann::json;

json TextsJson(const contract::BothTexts& texts) { return {{"zh", texts.zh}, {"en", texts.en}}; }

json ToJson(const std::vector<query::DayRow>& rows) {
  json list = json::array();
  for (const query::DayRow& row : rows) {
    list.push_back({{"day", row.day},
                    {"key", row.key},
                    {"ended", row.ended},
                    {"uninvited", row.uninvited},
                    {"rated", row.rated},
                    {"levels", row.levels},
                    {"two_button_levels", row.two_button_levels},
                    {"excluded", row.excluded}});
  }
  return list;
}

}  // namespace

std::string RowsJson(const std::vector<query::DayRow>& rows) { return BodyText(ToJson(rows)); }

std::string FiguresJson(const std::string& day, const query::DayFigures& figures) {
  return BodyText(
      {{"day", day}, {"hours", ToJson(figures.hours)}, {"windows", ToJson(figures.windows)}});
}

std::string BooksJson(const std::vector<query::BookRow>& rows) {
  json list = json::array();
  for (const query::BookRow& row : rows) {
    list.push_back({{"source", row.source},
                    {"epoch", row.epoch},
                    {"announced", row.announced},
                    {"accepted", row.accepted},
                    {"refused", row.refused},
                    {"pending", row.pending}});
  }
  return BodyText(list);
}

std::string HealthJson(const Health& health, std::size_t open_pages) {
  return BodyText({{"status", health.broker_connected ? "ok" : "degraded"},
                   {"seq", health.seq},
                   {"broker_connected", health.broker_connected},
                   {"inbox_dropped", health.inbox_dropped},
                   {"refused_messages", health.refused_messages},
                   {"open_pages", open_pages}});
}

std::string BoardJson(const query::BoardRow& board) {
  json notices = json::array();
  for (const contract::Notice& one : board.notices) {
    const bool important = one.level == contract::NoticeLevel::kImportant;
    notices.push_back({{"id", one.id},
                       {"level", important ? "important" : "info"},
                       {"title", TextsJson(one.title)},
                       {"text", TextsJson(one.text)},
                       {"from_ms", one.from},
                       {"until_ms", one.until}});
  }
  json reply{{"notices", std::move(notices)}, {"emergency", nullptr}, {"catalogue", nullptr}};
  if (board.emergency) reply["emergency"] = TextsJson(*board.emergency);
  if (board.catalogue) {
    reply["catalogue"] = {{"version", board.catalogue->version},
                          {"sm3", board.catalogue->sm3},
                          {"bytes", board.catalogue->bytes},
                          {"items", board.catalogue->items},
                          {"imported_ms", board.catalogue->imported_ms}};
  }
  return BodyText(reply);
}

std::string SignOfLifeJson(const Health& health) {
  return BodyText({{"status", health.broker_connected ? "ok" : "degraded"}});
}

std::string OwnJson(const std::vector<OwnBlock>& blocks) {
  json list = json::array();
  for (const OwnBlock& block : blocks) {
    list.push_back(
        {{"from", block.from}, {"to", block.to}, {"rated", block.rated}, {"levels", block.levels}});
  }
  return BodyText(list);
}

namespace {

/// What a page has to know of a joint matter that was received.
json JointJson(const core::JointReceived& received, const core::Events& events) {
  json parts = json::array();
  std::vector<core::Dues> dues;
  for (const core::Event& event : events) {
    if (const auto* part = std::get_if<core::CaseReceived>(&event))
      parts.push_back({{"id", core::Number(part->id)}, {"no", part->no}, {"item", part->item}});
    if (const auto* accepted = std::get_if<core::CaseAccepted>(&event))
      dues.push_back(accepted->dues);
  }
  json fields{{"id", core::Number(received.id)},
              {"no", received.no},
              {"saved_days", received.saved_days},
              {"parts", std::move(parts)}};
  const core::Dues latest = core::LatestOf(dues);
  if (latest.promised) fields["promised_ms"] = core::MillisOf(*latest.promised);
  if (latest.legal) fields["legal_ms"] = core::MillisOf(*latest.legal);
  return fields;
}

}  // namespace

std::string DeskJson(const core::Events& events) {
  json service;
  for (const core::Event& event : events) {
    if (const auto* opened = std::get_if<core::ServiceOpened>(&event))
      service = core::Number(opened->service);
    if (const auto* ended = std::get_if<core::ServiceEnded>(&event))
      service = core::Number(ended->service);
  }
  json reply{{"ok", true}, {"service", std::move(service)}};
  for (const core::Event& event : events) {
    if (const auto* issued = std::get_if<core::TicketIssued>(&event))
      reply["ticket"] = {{"id", core::Number(issued->ticket)}, {"no", core::TextOf(issued->no)}};
    if (const auto* called = std::get_if<core::TicketCalled>(&event))
      reply["ticket"] = {{"id", core::Number(called->ticket)}};
    if (const auto* registered = std::get_if<core::CaseRegistered>(&event))
      reply["case"] = {{"id", core::Number(registered->id)}, {"no", registered->no}};
    if (const auto* drafted = std::get_if<core::CaseDrafted>(&event))
      reply["case"] = {{"id", core::Number(drafted->id)}, {"no", ""}};
    if (const auto* received = std::get_if<core::CaseReceived>(&event))
      reply["case"] = {{"id", core::Number(received->id)}, {"no", received->no}};
    if (const auto* accepted = std::get_if<core::CaseAccepted>(&event)) {
      reply["case"]["id"] = core::Number(accepted->id);
      if (accepted->dues.promised)
        reply["case"]["promised_ms"] = core::MillisOf(*accepted->dues.promised);
      if (accepted->dues.legal) reply["case"]["legal_ms"] = core::MillisOf(*accepted->dues.legal);
    }
    if (const auto* asked = std::get_if<core::CorrectionAsked>(&event))
      reply["case"] = {{"id", core::Number(asked->id)}, {"due", contract::DayText(asked->due)}};
    if (const auto* voided = std::get_if<core::PaperVoided>(&event))
      reply["paper"] = {{"year", voided->no.year}, {"number", voided->no.number}};
    if (const auto* offered = std::get_if<core::HandOverOffered>(&event))
      reply["hand_over"] = core::Number(offered->batch);
    if (const auto* opened = std::get_if<core::MatterOpened>(&event)) {
      reply["matter"] = {
          {"id", core::Number(opened->id)}, {"no", opened->no}, {"code", opened->code}};
    }
    if (const auto* posted = std::get_if<core::NoticePosted>(&event))
      reply["notice"] = posted->notice.id;
    if (const auto* imported = std::get_if<core::CatalogueImported>(&event))
      reply["version"] = imported->catalogue.version;
  }
  // A joint matter stands for the parts that its commit tells of.
  for (const core::Event& event : events) {
    if (const auto* joint = std::get_if<core::JointReceived>(&event))
      reply["case"] = JointJson(*joint, events);
    if (const auto* asked = std::get_if<core::JointCorrected>(&event))
      reply["case"] = {{"id", core::Number(asked->id)}, {"due", contract::DayText(asked->due)}};
  }
  return BodyText(reply);
}

}  // namespace yichuang::http
