#pragma once

#include "hub/query/desk.h"

namespace yichuang::http {

/// Window 1 with staff 1 (1001) who serves A002, window 2 with nobody; one waits, one was missed.
inline query::DeskHall SampleDesks() {
  query::DeskHall hall;
  hall.hall = "示例大厅";
  hall.day = "2026-05-09";
  hall.numbers = true;
  query::DeskGroup group;
  group.id = "a";
  group.letter = "A";
  group.name_zh = "企业开办";
  group.name_en = "Business";
  group.waiting = 1;
  group.open_windows = 1;
  group.norm_minutes = 10;
  group.wait_minutes = std::pair(10, 15);
  group.longest = {{3, "A003", "a", 1'000}};
  hall.groups = {group};
  query::DeskWindow one;
  one.number = 1;
  one.zone = "A";
  one.groups = {"a"};
  one.staff = 1;
  one.staff_number = "1001";
  one.staff_name = "李敏";
  one.shift_since_ms = 500;
  one.ticket = query::DeskTicket{2, "A002", "a", query::DeskClass::kPriority, false, 900, 2'000, 1};
  one.why = query::DeskWhy::kClass;
  one.service = query::DeskService{7, "A002", 2'500};
  one.asked_until_ms = 2'100;
  one.held = {query::DeskTicket{1, "A001", "a", query::DeskClass::kWalkIn, false, 800, 1'900, 1}};
  one.waiting = {{3, "A003", "a", 1'000}};
  one.waiting_count = 1;
  one.today = {4, 1, 1'200'000};
  one.seat = "5f0c";
  one.help = query::DeskHelp{2'800, std::nullopt};
  query::DeskWindow two;
  two.number = 2;
  two.groups = {"a"};
  hall.windows = {one, two};
  hall.missed = {{"A000", "a", 1, 700, 9'000}};
  return hall;
}

}  // namespace yichuang::http
