#pragma once

#include <string>
#include <vector>

#include "kiosk/model/model.h"

namespace yichuang::view::test {

/// One state of the kiosk that a person, or the hall, can bring about.
struct State {
  std::string name;  ///< a file name: "item-bring"
  model::Model model;
};

/// Every screen, dialog and cover, with the sample catalogue, for one person's modes and language.
/// A new screen is added here and is then walked by every check.
std::vector<State> EveryState(const std::vector<model::Mode>& modes, model::Language language);

/// The start page, as a person who chose these modes sees it.
model::Model StartPage(const std::vector<model::Mode>& modes, model::Language language);

/// The setting of the sample hall.
model::Setting SampleSetting();
/// Six groups of the sample hall, all open.
std::vector<contract::QueueGroup> SampleGroups();
/// hub/catalogue/data, read once.
model::CatalogueArrived SampleCatalogue();
/// Tuesday 2026-11-24, 09:30 in the hall.
model::Instant SampleTime();

}  // namespace yichuang::view::test
