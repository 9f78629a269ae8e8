#pragma once
// Values of the catalogue in words.

#include <cstdint>
#include <string>
#include <vector>

#include "kiosk/model/hall.h"
#include "kiosk/view/stage.h"

namespace yichuang::view {

std::string LimitText(const Stage& stage, const catalogue::Limit& limit);
/// "3–6", "3、5": runs are drawn together.
std::string WindowNumbers(const Stage& stage, const std::vector<std::uint16_t>& windows);
/// "09:00–12:00，13:00–17:00", or that it is closed.
std::string SpansText(const Stage& stage, const std::vector<model::OpenSpan>& spans);
/// Whether the hall serves now, its hours today, and when it opens again.
std::string HoursNow(const Stage& stage);
/// "原件 1 份"; empty when nothing of it is wanted.
std::vector<std::string> CopiesTexts(const Stage& stage, const catalogue::Material& material);

}  // namespace yichuang::view
