#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "hub/query/desk.h"

/// Desks and lines as JSON; field names are those of the structs. Pure.
namespace yichuang::http {

/// Who looks at a desk. His own: all of it. A duty manager: all but the clerk's own figures.
/// Another clerk: who is there, and whether a service is open, for 顶岗.
struct DeskViewer {
  std::uint32_t staff = 0;  ///< core::StaffId; 0 for nobody of the windows
  bool duty = false;
  friend auto operator<=>(const DeskViewer&, const DeskViewer&) = default;
};

/// Absent when the hall has no such window.
std::optional<std::string> DeskViewJson(const query::DeskHall& hall, int window,
                                        const DeskViewer& viewer);

/// {"hall","own","windows":[{"number","zone","groups","staff"}]}: where one may begin, and where
/// the viewer is on shift.
std::string DesksJson(const query::DeskHall& hall, const DeskViewer& viewer);

/// The lines, and the windows that serve them.
std::string GroupsJson(const query::DeskHall& hall);

}  // namespace yichuang::http
