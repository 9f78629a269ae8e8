#include "hub/query/audit.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <string_view>
#include <utility>

namespace yichuang::query {
namespace {

constexpr std::int64_t kMsPerMinute = 60'000;
constexpr std::int64_t kMsPerDay = 24 * 60 * kMsPerMinute;
/// Rows that one upload brought stand no further apart.
constexpr std::int64_t kBatchSpanMs = 60'000;

constexpr std::array<const char*, kAuditRuleCount> kNames{
    "burst",     "hasty_tags", "all_top",    "short_service", "same_level", "out_of_hours",
    "no_ticket", "silence",    "late_batch", "uninvited",     "second",     "not_asked"};

using Ratings = std::vector<const AuditRating*>;

std::uint32_t Count(std::size_t size) { return static_cast<std::uint32_t>(size); }

bool MoreThan(std::uint32_t percent, std::size_t n, std::size_t of) {
  return n * 100 > of * percent;
}

AuditEvidence EvidenceOf(const AuditRating& rating) {
  return {rating.seq,   rating.pressed_ms, rating.service, rating.visit,
          rating.level, rating.elapsed_ms, std::string()};
}

/// Builds the list, one rule after the other.
class Auditor {
 public:
  Auditor(const AuditMaterial& material, const AuditRules& rules)
      : material_(material), rules_(rules) {
    for (const AuditRating& rating : material.ratings) {
      by_window_[rating.window].push_back(&rating);
      by_source_[rating.source].push_back(&rating);
      by_staff_[rating.staff].push_back(&rating);
      by_staff_day_[{rating.staff, DayOf(rating.pressed_ms)}].push_back(&rating);
    }
    for (auto& [window, ratings] : by_window_) std::ranges::sort(ratings, Sooner);
    for (auto& [key, ratings] : by_staff_day_) std::ranges::sort(ratings, Sooner);
  }

  std::vector<AuditFlag> List() {
    Bursts();
    HastyTags();
    AllTop();
    ShortServices();
    SameLevels();
    OutOfHours();
    NoTickets();
    Silences();
    LateBatches();
    Uninvited();
    Seconds();
    NotAsked();
    std::ranges::stable_sort(flags_, [](const AuditFlag& one, const AuditFlag& other) {
      return one.until_ms > other.until_ms;
    });
    return std::move(flags_);
  }

 private:
  static bool Sooner(const AuditRating* one, const AuditRating* other) {
    return std::pair(one->pressed_ms, one->seq) < std::pair(other->pressed_ms, other->seq);
  }

  std::int64_t HallMs(std::int64_t at_ms) const {
    return at_ms + material_.utc_offset_minutes * kMsPerMinute;
  }
  std::int64_t DayOf(std::int64_t at_ms) const { return HallMs(at_ms) / kMsPerDay; }

  bool IsOutOfHours(std::int64_t at_ms) const {
    const std::int64_t minute = HallMs(at_ms) % kMsPerDay / kMsPerMinute;
    const auto day = material_.open_days.find(DayOf(at_ms));
    if (day == material_.open_days.end())
      return minute < rules_.earliest_minute || minute >= rules_.latest_minute;
    const OpenMinutes& open = day->second;
    return open == OpenMinutes{} || minute < open.from - rules_.hours_slack_minutes ||
           minute >= open.until + rules_.hours_slack_minutes;
  }

  static bool Counts(const AuditRating* rating) { return !rating->second; }

  /// REQUIRES: there is one.
  AuditFlag Flag(AuditRule rule, const Ratings& ratings) const {
    AuditFlag flag;
    flag.rule = rule;
    flag.from_ms = flag.until_ms = ratings.front()->pressed_ms;
    for (const AuditRating* rating : ratings) {
      flag.from_ms = std::min(flag.from_ms, rating->pressed_ms);
      flag.until_ms = std::max(flag.until_ms, rating->pressed_ms);
      if (flag.evidence.size() < kMostEvidence) flag.evidence.push_back(EvidenceOf(*rating));
    }
    flag.n = Count(ratings.size());
    return flag;
  }

  /// Runs of `least` or more that `goes_on` holds together and that are dense: any `least` of them
  /// in turn lie within `span`.
  template <typename GoesOn>
  void DenseRuns(AuditRule rule, std::uint32_t least, std::int64_t span_ms, GoesOn goes_on) {
    for (const auto& [window, ratings] : by_window_) {
      std::size_t first = 0;
      while (first + least <= ratings.size()) {
        std::size_t end = first + 1;
        while (end < ratings.size() && goes_on(*ratings[first], *ratings[end]) &&
               (end - first < least ||
                ratings[end]->pressed_ms - ratings[end - least + 1]->pressed_ms <= span_ms))
          ++end;
        const bool dense =
            end - first >= least &&
            ratings[first + least - 1]->pressed_ms - ratings[first]->pressed_ms <= span_ms;
        if (!dense) {
          ++first;
          continue;
        }
        using Offset = Ratings::difference_type;
        const Ratings run(ratings.begin() + static_cast<Offset>(first),
                          ratings.begin() + static_cast<Offset>(end));
        AuditFlag flag = Flag(rule, run);
        flag.window = window;
        flag.staff = run.front()->staff;
        flags_.push_back(std::move(flag));
        first = end;
      }
    }
  }

  void Bursts() {
    DenseRuns(AuditRule::kBurst, rules_.burst_most + 1, rules_.burst_span_ms,
              [](const AuditRating&, const AuditRating&) { return true; });
  }

  void SameLevels() {
    DenseRuns(
        AuditRule::kSameLevel, rules_.same_level_least, rules_.same_level_span_ms,
        [](const AuditRating& one, const AuditRating& other) { return one.level == other.level; });
  }

  void HastyTags() {
    for (const auto& [staff, ratings] : by_staff_) {
      Ratings hasty;
      std::ranges::copy_if(ratings, std::back_inserter(hasty), [this](const AuditRating* rating) {
        return rating->tagged && rating->elapsed_ms < rules_.hasty_ms;
      });
      if (ratings.size() < rules_.hasty_least ||
          !MoreThan(rules_.hasty_percent, hasty.size(), ratings.size()))
        continue;
      AddOfStaff(AuditRule::kHastyTags, staff, hasty, ratings.size());
    }
  }

  void AllTop() {
    for (const auto& [staff, ratings] : by_staff_) {
      Ratings counted;
      std::ranges::copy_if(ratings, std::back_inserter(counted), Counts);
      const bool all = std::ranges::all_of(counted, [](const AuditRating* rating) {
        return rating->level == (rating->two_button ? 4 : 5);
      });
      if (counted.size() <= rules_.all_top_least || !all) continue;
      AddOfStaff(AuditRule::kAllTop, staff, counted, counted.size());
    }
  }

  void ShortServices() {
    for (const auto& [key, ratings] : by_staff_day_) {
      Ratings soon;
      std::ranges::copy_if(ratings, std::back_inserter(soon), [this](const AuditRating* rating) {
        return rating->opened_ms > 0 &&
               rating->pressed_ms - rating->opened_ms < rules_.short_service_ms;
      });
      if (soon.size() < rules_.short_service_least) continue;
      AddOfStaff(AuditRule::kShortService, key.first, soon, ratings.size());
    }
  }

  void OutOfHours() {
    std::map<std::pair<std::uint32_t, std::int64_t>, Ratings> found;
    for (const auto& [window, ratings] : by_window_) {
      for (const AuditRating* rating : ratings) {
        if (IsOutOfHours(rating->pressed_ms))
          found[{window, DayOf(rating->pressed_ms)}].push_back(rating);
      }
    }
    for (const auto& [key, ratings] : found)
      AddOfWindow(AuditRule::kOutOfHours, key.first, ratings);
  }

  void NoTickets() {
    const bool numbers = std::ranges::any_of(
        material_.services, [](const AuditService& service) { return !service.visit.empty(); });
    if (!numbers) return;
    for (const auto& [key, ratings] : by_staff_day_) {
      Ratings without;
      std::ranges::copy_if(ratings, std::back_inserter(without), [](const AuditRating* rating) {
        return Counts(rating) && rating->visit.empty() && rating->opened_ms > 0;
      });
      if (without.size() < rules_.no_ticket_least ||
          !MoreThan(rules_.no_ticket_percent, without.size(), ratings.size()))
        continue;
      AddOfStaff(AuditRule::kNoTicket, key.first, without, ratings.size());
    }
  }

  void Silences() {
    std::map<std::pair<std::uint32_t, std::int64_t>, std::vector<const AuditService*>> days;
    for (const AuditService& service : material_.services)
      days[{service.staff, DayOf(service.ended_ms)}].push_back(&service);
    for (const auto& [key, services] : days) {
      for (std::size_t i = 0; i < services.size(); ++i) {
        const AuditService& bad = *services[i];
        if (bad.level != 1 && bad.level != 2) continue;
        std::size_t end = i + 1;
        while (end < services.size() && services[end]->level == 0) ++end;
        const std::size_t silent = end - i - 1;
        if (silent < rules_.silence_least) continue;
        AuditFlag flag;
        flag.rule = AuditRule::kSilence;
        flag.window = bad.window;
        flag.staff = key.first;
        flag.from_ms = bad.ended_ms;
        flag.until_ms = services[end - 1]->ended_ms;
        flag.n = Count(silent);
        for (std::size_t each = i; each < end && flag.evidence.size() < kMostEvidence; ++each)
          flag.evidence.push_back(EvidenceOf(*services[each]));
        flags_.push_back(std::move(flag));
      }
    }
  }

  static AuditEvidence EvidenceOf(const AuditService& service) {
    AuditEvidence evidence;
    evidence.seq = service.rated_seq;
    evidence.at_ms = service.ended_ms;
    evidence.service = service.id;
    evidence.visit = service.visit;
    evidence.level = service.level;
    if (service.level == 0) evidence.reason = service.invited ? "unrated" : "uninvited";
    return evidence;
  }
  static AuditEvidence EvidenceOf(const AuditRating& rating) { return query::EvidenceOf(rating); }

  void LateBatches() {
    for (const auto& [source, ratings] : by_source_) {
      Ratings batch;
      const auto close = [&, &device = source] {
        if (batch.size() >= rules_.late_batch_least) {
          AuditFlag flag = Flag(AuditRule::kLateBatch, batch);
          flag.source = device;
          flag.window = batch.front()->window;
          flag.until_ms = batch.back()->came_ms;
          flags_.push_back(std::move(flag));
        }
        batch.clear();
      };
      for (const AuditRating* rating : ratings) {
        if (rating->came_ms - rating->pressed_ms < rules_.late_batch_ms) continue;
        if (!batch.empty() && rating->came_ms - batch.back()->came_ms > kBatchSpanMs) close();
        batch.push_back(rating);
      }
      close();
    }
  }

  void Uninvited() {
    static constexpr std::array<std::string_view, 4> kReasons{
        "invitation_unknown", "invitation_foreign", "too_late", "press_unknown"};
    std::map<std::pair<std::string, std::int64_t>, AuditFlag> found;
    for (const AuditRefusal& refusal : material_.refusals) {
      if (std::ranges::find(kReasons, refusal.reason) == kReasons.end()) continue;
      AuditFlag& flag = found[{refusal.source, DayOf(refusal.at_ms)}];
      if (flag.n == 0) flag.from_ms = refusal.at_ms;
      flag.rule = AuditRule::kUninvited;
      flag.source = refusal.source;
      flag.until_ms = refusal.at_ms;
      ++flag.n;
      if (flag.evidence.size() >= kMostEvidence) continue;
      AuditEvidence evidence;
      evidence.seq = refusal.seq;
      evidence.at_ms = refusal.at_ms;
      evidence.reason = refusal.reason;
      flag.evidence.push_back(std::move(evidence));
    }
    for (auto& [key, flag] : found) {
      if (flag.n >= rules_.uninvited_least) flags_.push_back(std::move(flag));
    }
  }

  void Seconds() {
    std::map<std::pair<std::uint32_t, std::int64_t>, Ratings> found;
    for (const auto& [window, ratings] : by_window_) {
      for (const AuditRating* rating : ratings) {
        if (rating->second) found[{window, DayOf(rating->pressed_ms)}].push_back(rating);
      }
    }
    for (const auto& [key, ratings] : found) {
      if (ratings.size() >= rules_.second_least)
        AddOfWindow(AuditRule::kSecond, key.first, ratings);
    }
  }

  void NotAsked() {
    std::map<std::uint32_t, std::vector<const AuditService*>> staff;
    for (const AuditService& service : material_.services) staff[service.staff].push_back(&service);
    for (const auto& [id, services] : staff) {
      AuditFlag flag;
      flag.rule = AuditRule::kNotAsked;
      flag.staff = id;
      for (const AuditService* service : services) {
        if (service->invited) continue;
        if (flag.n == 0) flag.from_ms = service->ended_ms;
        flag.until_ms = service->ended_ms;
        ++flag.n;
        if (flag.evidence.size() < kMostEvidence) flag.evidence.push_back(EvidenceOf(*service));
      }
      flag.of = Count(services.size());
      if (flag.of >= rules_.not_asked_least && MoreThan(rules_.not_asked_percent, flag.n, flag.of))
        flags_.push_back(std::move(flag));
    }
  }

  void AddOfStaff(AuditRule rule, std::uint32_t staff, const Ratings& ratings, std::size_t of) {
    AuditFlag flag = Flag(rule, ratings);
    flag.staff = staff;
    flag.window = ratings.front()->window;
    const bool one = std::ranges::all_of(
        ratings, [&](const AuditRating* rating) { return rating->window == flag.window; });
    if (!one) flag.window = 0;
    flag.of = Count(of);
    flags_.push_back(std::move(flag));
  }

  void AddOfWindow(AuditRule rule, std::uint32_t window, const Ratings& ratings) {
    AuditFlag flag = Flag(rule, ratings);
    flag.window = window;
    flag.staff = ratings.front()->staff;
    flags_.push_back(std::move(flag));
  }

  const AuditMaterial& material_;
  const AuditRules& rules_;
  std::map<std::uint32_t, Ratings> by_window_;
  std::map<std::uint32_t, Ratings> by_staff_;
  std::map<std::string, Ratings> by_source_;
  std::map<std::pair<std::uint32_t, std::int64_t>, Ratings> by_staff_day_;
  std::vector<AuditFlag> flags_;
};

}  // namespace

const char* Name(AuditRule rule) { return kNames[static_cast<std::size_t>(rule)]; }

std::vector<AuditFlag> FlagsOf(const AuditMaterial& material, const AuditRules& rules) {
  return Auditor(material, rules).List();
}

}  // namespace yichuang::query
