#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "hub/query/screens.h"

/// Screens of the hall as JSON. Pure.
namespace yichuang::http {

/// {"hall","zones":[{"id","name"}],"windows":[1, 2, …]}: which screens there are.
std::string ScreensJson(const query::HallScreens& hall);

/// The board of a zone; absent when the hall has no such zone.
std::optional<std::string> ZoneScreenJson(const query::HallScreens& hall, std::string_view zone);

/// The board over a window; absent when the hall has no such window.
std::optional<std::string> WindowScreenJson(const query::HallScreens& hall, int window);

}  // namespace yichuang::http
