#pragma once

#include "hub/query/screens.h"

namespace yichuang::http {

/// Zone A with windows 1, where A001 is called for the second time, and 2, which is paused.
inline query::HallScreens SampleScreens() {
  query::HallScreens hall;
  hall.hall = "示例大厅";
  contract::ZoneBoard zone;
  zone.zone = "A";
  zone.name = {"企业服务区", "Business"};
  contract::BoardCall call;
  call.voice = 12;
  call.number = {'A', 1};
  call.window = 1;
  call.call = 2;
  call.at = 5'000;
  call.text = {"请A001号到1号窗口办理", "Number A001, please go to window 1"};
  zone.calls = {call};
  zone.windows = {{1, contract::BoardWindowState::kCalling, {'A', 1}},
                  {2, contract::BoardWindowState::kPaused, {}}};
  hall.zones = {zone};
  query::WindowScreen one{1,      "A",      contract::BoardWindowState::kCalling, "A001", "1001",
                          "李敏", "photo-1"};
  query::WindowScreen two;
  two.number = 2;
  two.zone = "A";
  hall.windows = {one, two};
  return hall;
}

}  // namespace yichuang::http
