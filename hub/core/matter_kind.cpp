#include "hub/core/matter_kind.h"

#include <algorithm>
#include <iterator>

namespace yichuang::core {
namespace {

using T = MatterStep;

constexpr MatterLimit Minutes(std::uint16_t amount) { return {LimitClock::kOfficeMinutes, amount}; }
constexpr MatterLimit Days(std::uint16_t amount) { return {LimitClock::kWorkingDays, amount}; }
constexpr MatterLimit kNever{};

using Ladder = std::array<Rung, kRungCount>;
constexpr Ladder kByDutyManager{
    {{1, Role::kDutyManager, true}, {3, Role::kHallManager, false}, {5, Role::kLeader, true}}};
constexpr Ladder kByUnitHead{
    {{1, Role::kUnitHead, true}, {3, Role::kHallManager, false}, {5, Role::kLeader, true}}};

constexpr StepSet kHandingOver{T::kTakeIn, T::kOffer,  T::kAccept,  T::kReturn, T::kTakeBack,
                               T::kWait,   T::kResume, T::kUnclear, T::kAnswer, T::kClose,
                               T::kReopen, T::kChase,  T::kReply};
constexpr StepSet kCalling{T::kCallBack, T::kVerify};
constexpr StepSet kExcluding{T::kAppeal, T::kUphold, T::kPropose, T::kExclude};
constexpr StepSet kMending{T::kFixNow, T::kLedger, T::kExplain};

constexpr RoleSet kStaff{Role::kGuide,    Role::kWindowStaff, Role::kBackOffice,
                         Role::kUnitHead, Role::kDutyManager, Role::kHallManager};
constexpr RoleSet kWatchers{Role::kDutyManager, Role::kHallManager};

// open, guided, unclear, handling, waiting, offered, rectifying, appealed, answered, called back,
// over: in the order of MatterState.
constexpr auto kKinds = std::to_array<MatterKind>({
    {.id = MatterKindId{1},
     .name = "first_inquiry",
     .prefix = "SW",
     .steps = kHandingOver | StepSet{T::kSelfDone, T::kGuide, T::kArrive},
     .desk = kStaff,
     .first = kStaff,
     .limits = {Days(0), Minutes(30), Minutes(30), Days(3), Days(5), Minutes(240), kNever, kNever,
                Days(1), kNever, kNever},
     .numbers = {.ladder = kByDutyManager},
     .refusable = true},
    {.id = MatterKindId{2},
     .name = "bad_rating",
     .prefix = "CP",
     .steps = StepSet{T::kTakeIn, T::kOffer, T::kAccept, T::kReturn, T::kTakeBack, T::kAnswer,
                      T::kReopen, T::kChase, T::kReply} |
              kCalling | kExcluding | kMending,
     .desk = {},
     .first = kWatchers,
     .limits = {Days(1), kNever, kNever, Days(3), kNever, Minutes(240), Days(5), Days(2), Days(2),
                Days(2), kNever},
     .numbers = {.ladder = kByUnitHead, .ledger_days = 15, .appeal_days = 2, .head_minutes = 15},
     .verified = true,
     .about_somebody = true,
     .from_rating = true},
    {.id = MatterKindId{3},
     .name = "complaint",
     .prefix = "TS",
     .steps = kHandingOver | kCalling | kMending,
     .desk = kStaff,
     .first = kWatchers,
     .limits = {Days(1), kNever, Minutes(30), Days(5), Days(5), Minutes(240), Days(5), kNever,
                Days(2), Days(2), kNever},
     .numbers = {.ladder = kByUnitHead, .ledger_days = 15},
     .verified = true,
     .about_somebody = true,
     .by_citizen = true,
     .complains = true},
    {.id = MatterKindId{4},
     .name = "cannot_be_done",
     .prefix = "BB",
     .steps = kHandingOver | kCalling | kMending,
     .desk = kStaff,
     .first = kWatchers,
     .limits = {Days(0), kNever, Minutes(30), Days(5), Days(5), Minutes(240), Days(10), kNever,
                Days(1), Days(2), kNever},
     .numbers = {.ladder = kByDutyManager, .ledger_days = 20},
     .verified = true,
     .by_citizen = true},
});

template <typename Match>
const MatterKind* Newest(Match match) {
  const auto found = std::find_if(std::rbegin(kKinds), std::rend(kKinds), match);
  return found == std::rend(kKinds) ? nullptr : &*found;
}

}  // namespace

std::span<const MatterKind> MatterKinds() { return kKinds; }

const MatterKind* KindNamed(std::string_view name) {
  return Newest([&](const MatterKind& each) { return each.name == name; });
}

const MatterKind* KindOf(MatterKindId id, std::uint16_t rules) {
  return Newest([&](const MatterKind& each) { return each.id == id && each.rules == rules; });
}

const MatterKind* KindOfBadRating() {
  return Newest([](const MatterKind& each) { return each.from_rating; });
}

}  // namespace yichuang::core
