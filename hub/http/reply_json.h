#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "hub/core/event.h"
#include "hub/http/own_ratings.h"
#include "hub/http/server.h"
#include "hub/query/reader.h"

/// Bodies of successful answers; field names are those of the structs.
namespace yichuang::http {

/// [{"day","key","ended","uninvited","rated","levels","two_button_levels"}].
std::string RowsJson(const std::vector<query::DayRow>& rows);

/// [{"source","epoch","announced","accepted","refused","pending"}].
/// {"day","hours":[…],"windows":[…]}, rows as above.
std::string FiguresJson(const std::string& day, const query::DayFigures& figures);
std::string BooksJson(const std::vector<query::BookRow>& rows);

/// {"status":
/// "ok"|"degraded","seq","broker_connected","inbox_dropped","refused_messages","open_pages"};
/// degraded while the broker is away.
std::string HealthJson(const Health& health, std::size_t open_pages);

/// {"notices":[{"id","level","title":{"zh","en"},"text","from_ms","until_ms"}],"emergency":
/// {"zh","en"}|null,"catalogue":{"version","sm3","bytes","items","imported_ms"}|null}.
std::string BoardJson(const query::BoardRow& board);

/// {"status"}: a sign of life for anybody, without details.
std::string SignOfLifeJson(const Health& health);

/// [{"from","to","rated","levels"}].
std::string OwnJson(const std::vector<OwnBlock>& blocks);

/// What a request led to: {"ok":true,"service":n|null}; the service opened or ended by it. With
/// "ticket" {"id","no"} of one issued, "case" {"id","no","promised_ms","legal_ms"} of one taken,
/// "matter" {"id","no","code"} of one opened,
/// "hand_over" the number of papers offered, "notice" that of one posted, with "version" that of an
/// imported catalogue.
std::string DeskJson(const core::Events& events);

}  // namespace yichuang::http
