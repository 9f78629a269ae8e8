#include "hub/sqlite/access_codec.h"

#include <array>

#include "hub/sqlite/event_parts.h"
#include "hub/sqlite/role_codec.h"

namespace yichuang::sqlite {
namespace {

constexpr std::array<std::string_view, 6> kAccessNotes{
    "code_issued", "password_set",          "signed_in",
    "locked_out",  "signed_out_everywhere", "pin_chosen"};
constexpr std::array<std::string_view, 8> kViewed{"live_ratings", "staff_day",  "window_day",
                                                  "applicant",    "bad_rating", "callee",
                                                  "figures",      "audit_flags"};
constexpr std::array<std::string_view, 5> kViewReasons{"duty_watch", "review", "complaint", "audit",
                                                       "handling"};

}  // namespace

std::string Body(const core::AccountSet& event) {
  return Compact({{"number", event.number},
                  {"roles", RolesJson(event.account.roles)},
                  {"enabled", event.account.enabled}});
}

core::Event ReadAccountSet(BodyReader& body) {
  return core::AccountSet{body.Text("number"), {ReadRoles(body), body.Flag("enabled")}};
}

std::string Body(const core::AccessNoted& event) {
  return Compact({{"number", event.number}, {"note", NameOf(kAccessNotes, event.note)}});
}

core::Event ReadAccessNoted(BodyReader& body) {
  return core::AccessNoted{body.Text("number"),
                           Named<core::AccessNote>(body, "note", kAccessNotes)};
}

std::string Body(const core::ViewLogged& event) {
  return Compact({{"viewer", event.viewer},
                  {"what", NameOf(kViewed, event.what)},
                  {"subject", event.subject},
                  {"reason", NameOf(kViewReasons, event.reason)}});
}

core::Event ReadViewLogged(BodyReader& body) {
  return core::ViewLogged{body.Text("viewer"), Named<core::Viewed>(body, "what", kViewed),
                          body.Text("subject"),
                          Named<core::ViewReason>(body, "reason", kViewReasons)};
}

std::string Body(const core::AlarmAcknowledged& event) {
  return Compact({{"alarm", core::Number(event.alarm)}, {"by", event.by}});
}

core::Event ReadAlarmAcknowledged(BodyReader& body) {
  return core::AlarmAcknowledged{body.IdOf<core::AlarmId>("alarm"), body.Text("by")};
}

}  // namespace yichuang::sqlite
