#include <fmt/format.h>

#include <string>
#include <utility>

#include "hub/contract/reasons.h"
#include "hub/entry_opener.h"
#include "hub/hall_thread.h"

/// 夜间自检: the hub rates itself once a night, and looks what moved.
namespace yichuang::hub {

// Before the batch, so that the tables hold all there is and a transaction is not open.
void HallThread::WatchCanary() {
  if (!options_.canary) return;
  if (core::IsCanaryOver(hall_, now_)) {
    Carry("hub", core::EndCanary{store_.TallyOf(hall_.canary.run)});
    if (core::HasAlarm(hall_, core::AlarmKind::kCanaryFailed, ""))
      outgoing_.Log(
          "night check failed: a level of the rating devices is not counted, or counted as "
          "something else. Run audit-stats and look at the board");
    return;
  }
  if (!core::IsCanaryDue(hall_, options_.canary->at, now_)) return;
  Carry("hub", core::BeginCanary{store_.TallyOf(core::CanaryRun{hall_.seq}).counted});
  (void)inbox_.Push(CanaryEntries{CanaryDevices(options_.canary->key).Presses(hall_.canary.run)},
                    kReserve);
}

// As TakeEntry does, without a receipt: nobody waits for one.
void HallThread::Handle(CanaryEntries& canary) {
  const std::string device(core::kCanaryDevice);
  for (contract::Entry& entry : canary.entries) {
    const std::string source = entry.key.source;
    auto opened = OpenEntry(book_, device, std::move(entry));
    const auto* refused = std::get_if<contract::Reason>(&opened);
    std::string why = refused == nullptr ? std::string() : std::string(contract::Name(*refused));
    if (auto* take = std::get_if<core::TakeEntry>(&opened)) {
      const core::Decision decision = Carry(device, std::move(*take));
      if (const auto* refusal = std::get_if<core::Refusal>(&decision))
        why = contract::Name(refusal->reason);
    }
    if (!why.empty())
      outgoing_.Log(fmt::format("night check: an entry of {} was not taken: {}", source, why));
  }
}

}  // namespace yichuang::hub
