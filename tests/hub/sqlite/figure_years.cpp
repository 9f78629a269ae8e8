#include "tests/hub/sqlite/figure_years.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

namespace yichuang::sqlite {
namespace {

using namespace std::chrono_literals;

constexpr core::Instant kFirstMidnight{std::chrono::sys_days(std::chrono::year(2025) / 11 / 3) -
                                       8h};
constexpr std::array kGroups{"qykb", "shbz", "zhzx"};
constexpr unsigned kWindows = 5;

core::HallDay HallDayOf(core::Instant at) {
  return core::HallDay(std::chrono::floor<std::chrono::days>(at + 8h));
}

}  // namespace

void FigureYears::Put(core::Instant at, core::Event event) {
  records_.push_back({records_.size() + 1, at, "hub", std::move(event)});
}

void FigureYears::PutDue(core::Instant until) {
  std::ranges::stable_sort(due_, {}, &Due::at);
  std::size_t done = 0;
  for (; done < due_.size() && due_[done].at <= until; ++done) {
    auto* rating = std::get_if<core::RatingReceived>(&due_[done].event);
    if (rating != nullptr) rating->key.counter = ++counter_;
    Put(due_[done].at, due_[done].event);
  }
  due_.erase(due_.begin(), due_.begin() + static_cast<std::ptrdiff_t>(done));
}

void FigureYears::Invite(core::ServiceId service, core::WindowNo window, core::StaffId staff,
                         core::Instant ended) {
  if (Random(3) == 0) return;  // nobody answers
  core::RatingReceived rating;
  rating.key = {"ev-0001", 1, 0};
  rating.service = service;
  rating.window = window;
  rating.staff = staff;
  rating.service_day = HallDayOf(ended);
  rating.two_button = core::Number(window) == 5;
  rating.level = static_cast<core::Level>(rating.two_button ? 2 + 2 * Random(2) : 1 + Random(5));
  constexpr std::array kDelays{30s, 86'400s * 3, 86'400s * 20, 86'400s * 50};
  const unsigned lot = Random(40);
  const core::Instant at = ended + kDelays[lot > 3 ? 0 : lot];
  due_.push_back({at, rating});
  if (Random(15) == 0) {
    core::RatingReceived second = rating;
    second.rating_class = core::RatingClass::kSecond;
    due_.push_back({at + 5s, second});
  }
  if (Random(8) != 0) return;
  const auto later = at + 24h * (1 + Random(40));
  const core::RatingExcluded excluded{{}, service, core::ExclusionGround::kMistake, "4001", "4002"};
  due_.push_back({later, excluded});
  if (Random(4) == 0) due_.push_back({later + 1h, excluded});  // told twice, counted once
}

void FigureYears::Serve(core::Instant at) {
  const core::WindowNo window{static_cast<std::uint16_t>(1 + Random(kWindows))};
  const core::StaffId staff{core::Number(window) + Random(2)};
  const core::ServiceId service{++services_};
  const bool direct = Random(6) == 0;
  const core::TicketId ticket{++tickets_};
  const std::size_t group = Random(kGroups.size());
  core::TicketIssued issued;
  issued.ticket = ticket;
  issued.no = {static_cast<char>('A' + group), static_cast<std::uint16_t>(1 + tickets_ % 999)};
  issued.group = kGroups[group];
  issued.day = HallDayOf(at);
  issued.source = "desk";
  issued.issued = at - 1min * (1 + Random(50));
  std::string visit;
  if (!direct) {
    visit = core::TextOf(issued.no);
    Put(issued.issued, issued);
    Put(at - 10s,
        core::TicketCalled{ticket, window, staff, 1, services_, core::WhyThisOne::kLongest, 0, 0});
  }
  Put(at, core::ServiceOpened{service, window, staff, visit});
  core::Instant ended = at + 1min + 1s * Random(300);
  if (!direct && Random(10) == 0) {
    Put(at + 20s, core::TicketHeld{ticket, window, staff});
    if (Random(3) != 0) Put(at + 50s, core::TicketResumed{ticket, window, staff});
  }
  // A transfer: the ticket leaves first, and nobody is asked.
  const bool moved = !direct && Random(12) == 0;
  if (moved)
    Put(ended, core::TicketTransferred{ticket, window, staff, kGroups[(group + 1) % 3], {}});
  const bool invited = !moved && Random(7) != 0;
  Put(ended, core::ServiceEnded{service, window, staff, invited});
  if (moved) Put(ended, core::TicketExpired{ticket});
  if (invited || Random(5) == 0) Invite(service, window, staff, ended);
}

std::vector<core::Record> FigureYears::Records(int days) {
  Put(kFirstMidnight, core::HallConfigured{});
  for (int day = 0; day < days; ++day) {
    const core::Instant midnight = kFirstMidnight + 24h * day;
    // The first services are before midnight of UTC, at 07:30 in the hall.
    for (int i = 0; i < 5; ++i) {
      const core::Instant at = midnight + 7h + 30min + i * 110min + 1s * Random(900);
      PutDue(at - 1h);
      Serve(at);
    }
  }
  PutDue(kFirstMidnight + 24h * (days + 120));
  std::ranges::stable_sort(records_, {}, &core::Record::at);
  for (std::size_t i = 0; i < records_.size(); ++i) records_[i].seq = i + 1;
  return std::exchange(records_, {});
}

}  // namespace yichuang::sqlite
