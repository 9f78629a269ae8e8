#include "hub/core/matter_state.h"

#include <array>
#include <optional>

namespace yichuang::core {
namespace {

using contract::Reason;
/// A row in which every step is refused for the state's own reason, but for those that are allowed.
struct MatterRow {
  Reason refusal{};
  std::array<std::optional<MatterState>, kMatterStepCount> next{};
};

struct Allowed {
  MatterStep step;
  MatterState state;
};

template <std::size_t N>
constexpr MatterRow RowOf(Reason reason, const std::array<Allowed, N>& allowed) {
  MatterRow row{.refusal = reason, .next = {}};
  for (const Allowed& each : allowed) row.next[static_cast<std::size_t>(each.step)] = each.state;
  return row;
}

using S = MatterState;
using T = MatterStep;

// In the order of MatterState; what a row does not name is refused.
constexpr std::array<MatterRow, kMatterStateCount> kMatterTable{
    RowOf(Reason::kMatterOpen, std::to_array<Allowed>({{T::kSelfDone, S::kOver},
                                                       {T::kGuide, S::kGuided},
                                                       {T::kUnclear, S::kUnclear},
                                                       {T::kTakeIn, S::kHandling},
                                                       {T::kOffer, S::kOffered},
                                                       {T::kClose, S::kOver},
                                                       {T::kChase, S::kOpen},
                                                       {T::kReply, S::kOpen}})),
    RowOf(Reason::kMatterGuided, std::to_array<Allowed>({{T::kArrive, S::kHandling},
                                                         {T::kTakeIn, S::kHandling},
                                                         {T::kOffer, S::kOffered},
                                                         {T::kReopen, S::kHandling},
                                                         {T::kChase, S::kGuided},
                                                         {T::kReply, S::kGuided}})),
    RowOf(Reason::kMatterUnclear, std::to_array<Allowed>({{T::kTakeIn, S::kHandling},
                                                          {T::kOffer, S::kOffered},
                                                          {T::kClose, S::kOver},
                                                          {T::kChase, S::kUnclear},
                                                          {T::kReply, S::kUnclear}})),
    RowOf(Reason::kMatterHandling, std::to_array<Allowed>({{T::kUnclear, S::kUnclear},
                                                           {T::kOffer, S::kOffered},
                                                           {T::kWait, S::kWaiting},
                                                           {T::kFixNow, S::kAnswered},
                                                           {T::kLedger, S::kRectifying},
                                                           {T::kExplain, S::kAnswered},
                                                           {T::kAppeal, S::kAppealed},
                                                           {T::kPropose, S::kHandling},
                                                           {T::kExclude, S::kOver},
                                                           {T::kAnswer, S::kAnswered},
                                                           {T::kClose, S::kOver},
                                                           {T::kChase, S::kHandling},
                                                           {T::kReply, S::kHandling}})),
    RowOf(Reason::kMatterWaiting, std::to_array<Allowed>({{T::kResume, S::kHandling},
                                                          {T::kAnswer, S::kAnswered},
                                                          {T::kClose, S::kOver},
                                                          {T::kChase, S::kWaiting},
                                                          {T::kReply, S::kWaiting}})),
    RowOf(Reason::kMatterOffered, std::to_array<Allowed>({{T::kAccept, S::kHandling},
                                                          {T::kReturn, S::kHandling},
                                                          {T::kTakeBack, S::kHandling},
                                                          {T::kChase, S::kOffered},
                                                          {T::kReply, S::kOffered}})),
    RowOf(Reason::kMatterRectifying, std::to_array<Allowed>({{T::kOffer, S::kOffered},
                                                             {T::kAnswer, S::kAnswered},
                                                             {T::kChase, S::kRectifying},
                                                             {T::kReply, S::kRectifying}})),
    RowOf(Reason::kMatterAppealed, std::to_array<Allowed>({{T::kUphold, S::kHandling},
                                                           {T::kPropose, S::kAppealed},
                                                           {T::kExclude, S::kOver},
                                                           {T::kChase, S::kAppealed},
                                                           {T::kReply, S::kAppealed}})),
    RowOf(Reason::kMatterAnswered, std::to_array<Allowed>({{T::kCallBack, S::kCalledBack},
                                                           {T::kClose, S::kOver},
                                                           {T::kReopen, S::kHandling},
                                                           {T::kChase, S::kAnswered},
                                                           {T::kReply, S::kAnswered}})),
    RowOf(Reason::kMatterCalledBack, std::to_array<Allowed>({{T::kVerify, S::kOver},
                                                             {T::kReopen, S::kHandling},
                                                             {T::kChase, S::kCalledBack},
                                                             {T::kReply, S::kCalledBack}})),
    RowOf(Reason::kMatterOver, std::to_array<Allowed>({{T::kReopen, S::kHandling}})),
};

}  // namespace

std::variant<MatterState, Reason> NextMatter(MatterState state, MatterStep step) {
  const MatterRow& row = kMatterTable[static_cast<std::size_t>(state)];
  const auto& next = row.next[static_cast<std::size_t>(step)];
  if (!next) return row.refusal;
  return *next;
}

}  // namespace yichuang::core
