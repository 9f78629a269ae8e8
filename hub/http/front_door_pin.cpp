#include "hub/access/pin.h"
#include "hub/http/cookie.h"
#include "hub/http/front_door.h"

/// The short sign-in of windows and the guide desk. Whoever may do more than serve shows his
/// password each time.
namespace yichuang::http {
namespace {

using access::Vault;
using access::Verdict;

constexpr core::RoleSet kPinRoles{core::Role::kGuide, core::Role::kWindowStaff};

bool MayUsePin(core::RoleSet roles) {
  for (int i = 0; i < core::kRoleCount; ++i) {
    const auto role = static_cast<core::Role>(i);
    if (roles.Has(role) && !kPinRoles.Has(role)) return false;
  }
  return !roles.empty();
}

std::string DigestOrNone(const std::string& token) {
  return token.empty() ? std::string() : access::Digest(token);
}

}  // namespace

void FrontDoor::Serve(const PinSignInAsk& ask, const Visit&, const std::string& token,
                      const Done& done) {
  const bool taken = door_->Ask([this, ask, token, done](Vault& vault) {
    const core::Instant now = options_.now();
    const access::Checked checked =
        access::CheckPin(vault, options_.door, ask.number, ask.pin, DigestOrNone(ask.browser), now);
    if (checked.just_locked) Note(ask.number, core::AccessNote::kLockedOut);
    if (checked.verdict != Verdict::kRight) return done(Refuse(checked, Problem::kWrongPin));
    const auto account = KnownAccount(ask.number);
    if (!account || !account->enabled || !MayUsePin(account->roles))
      return done(ReplyTo(Problem::kWrongPin));
    BeginFor({ask.number, checked.name, now, now, false}, token, done);
  });
  if (!taken) done(ReplyTo(Problem::kDoorBusy));
}

// The browser gets a new name each time: one that somebody planted in it becomes worthless.
void FrontDoor::Serve(const ChoosePinAsk& ask, const Visit& visit, const std::string&,
                      const Done& done) {
  if (!MayUsePin(visit.visitor->roles)) return done(ReplyTo(Problem::kRoleNeeded));
  const std::string number = visit.visitor->number;
  const bool taken = door_->Ask([this, ask, number, done](Vault& vault) {
    std::string browser = access::RandomToken();
    const access::Checked checked =
        access::ChoosePin(vault, options_.door, number, ask.password, ask.pin,
                          DigestOrNone(ask.browser), access::Digest(browser), options_.now());
    if (checked.just_locked) Note(number, core::AccessNote::kLockedOut);
    if (checked.verdict == Verdict::kWeak) return done(ReplyTo(Problem::kWeakPin));
    if (checked.verdict != Verdict::kRight) return done(Refuse(checked, Problem::kWrongSignIn));
    Note(number, core::AccessNote::kPinChosen);
    Reply reply = ReplyWith(R"({"ok":true})");
    reply.set_cookie = BrowserCookie(browser, options_.secure);
    done(std::move(reply));
  });
  if (!taken) done(ReplyTo(Problem::kDoorBusy));
}

void FrontDoor::Serve(const DropPinAsk&, const Visit& visit, const std::string&, const Done& done) {
  door_->Keep([number = visit.visitor->number](Vault& vault) { vault.DropPin(number); });
  done(ReplyWith(R"({"ok":true})"));
}

}  // namespace yichuang::http
