#include "hub/sqlite/alarm_codec.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace yichuang::sqlite {
namespace {

constexpr std::array<std::string_view, 13> kAlarmKinds{
    "bad_rating",       "device_away", "key_stuck",     "terminal_away", "calendar_missing",
    "hold_overran",     "help",        "case_due_soon", "case_late",     "case_step_late",
    "identity_doubled", "report_late", "canary_failed"};

}  // namespace

OrderedJson AlarmJson(core::AlarmId id, const core::Alarm& alarm) {
  OrderedJson json{{"id", core::Number(id)},
                   {"kind", kAlarmKinds[static_cast<std::size_t>(alarm.kind)]},
                   {"source", alarm.source},
                   {"window", core::Number(alarm.window)},
                   {"staff", core::Number(alarm.staff)},
                   {"service", core::Number(alarm.service)},
                   {"keys", alarm.keys},
                   {"year", alarm.year},
                   {"raised_ms", MillisOf(alarm.raised)}};
  if (alarm.level) json["level"] = static_cast<int>(*alarm.level);
#ifdef YICHUANG_DEFECT
  if (!YICHUANG_DEFECT(acknowledgement_forgotten))
#endif
    if (alarm.acknowledged) {
      json["acknowledged"] = {{"by", alarm.acknowledged->by},
                              {"at_ms", MillisOf(alarm.acknowledged->at)}};
    }
  return json;
}

core::Alarm ReadAlarm(BodyReader& body) {
  core::Alarm alarm;
  const auto kind = std::find(kAlarmKinds.begin(), kAlarmKinds.end(), body.Text("kind"));
  if (kind == kAlarmKinds.end()) {
    body.Reject("kind");
    return alarm;
  }
  alarm.kind = static_cast<core::AlarmKind>(kind - kAlarmKinds.begin());
  alarm.source = body.Text("source");
  alarm.window = body.IdOf<core::WindowNo>("window");
  alarm.staff = body.IdOf<core::StaffId>("staff");
  alarm.service = body.IdOf<core::ServiceId>("service");
  alarm.keys = body.Number<std::uint8_t>("keys");
  alarm.year = static_cast<int>(body.Unsigned("year", 9999));
  alarm.raised = body.Instant("raised_ms");
  if (body.Has("level")) {
    alarm.level = core::Level{static_cast<std::uint8_t>(body.Unsigned("level", 5))};
  }
  if (body.Has("acknowledged")) {
    BodyReader acknowledged(body.Object("acknowledged"), body, "acknowledged");
    alarm.acknowledged =
        core::Acknowledgement{acknowledged.Text("by"), acknowledged.Instant("at_ms")};
  }
  return alarm;
}

}  // namespace yichuang::sqlite
