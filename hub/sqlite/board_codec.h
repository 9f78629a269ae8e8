#pragma once

#include "hub/core/event.h"
#include "hub/sqlite/body_reader.h"

/// JSON of what the hall tells everybody, as it stands in events and snapshots. Faults go to the
/// reader.
namespace yichuang::sqlite {

OrderedJson SpansJson(const core::Spans& spans);
core::Spans ReadSpans(BodyReader& parent, std::string_view name);

OrderedJson TextsJson(const contract::BothTexts& texts);
contract::BothTexts ReadTexts(BodyReader& body, std::string_view name);

OrderedJson HoursJson(const contract::HallDayHours& hours);
contract::HallDayHours ReadHours(BodyReader& body);

OrderedJson NoticeJson(const contract::Notice& notice);
contract::Notice ReadNotice(BodyReader& body);

/// 64 hex digits.
OrderedJson Sm3Json(const core::Sm3& hash);
core::Sm3 ReadSm3(BodyReader& body, std::string_view name);
OrderedJson CatalogueJson(const core::ImportedCatalogue& catalogue);
core::ImportedCatalogue ReadCatalogue(BodyReader& body);

OrderedJson KioskPlanJson(const core::KioskPlan& plan);
core::KioskPlan ReadKioskPlan(BodyReader& body);

OrderedJson BoardJson(const core::Board& board);
core::Board ReadBoard(BodyReader& body);

std::string Body(const core::CatalogueRevised& event);
core::Event ReadCatalogueRevised(BodyReader& body);
std::string Body(const core::NoticeEnded& event);
core::Event ReadNoticeEnded(BodyReader& body);
std::string Body(const core::EmergencyRaised& event);
core::Event ReadEmergencyRaised(BodyReader& body);
std::string Body(const core::EmergencyCleared&);
core::Event ReadEmergencyCleared(BodyReader&);

}  // namespace yichuang::sqlite
