#include <nlohmann/json.hpp>

#include "hub/access/console.h"
#include "hub/core/matter_guard.h"
#include "hub/http/front_door.h"
#include "hub/http/json_body.h"

/// Accounts as the settings page gives them: what `yichuang-hub user` does, without a console. Who
/// has an account and which roles is decided by the hall; name and code stand in the vault.
namespace yichuang::http {
namespace {

using access::Vault;
using nlohmann::json;

json MillisOrNull(core::Instant instant, core::Instant now) {
  return instant > now ? json(instant.time_since_epoch().count()) : json();
}

json RoleNamesJson(core::RoleSet set) {
  json roles = json::array();
  for (int i = 0; i < core::kRoleCount; ++i) {
    const auto role = static_cast<core::Role>(i);
    if (set.Has(role)) roles.push_back(core::Name(role));
  }
  return roles;
}

json AccountJson(const std::string& number, const core::Account& account, Vault& vault,
                 core::Instant now) {
  const auto credential = vault.Find(number).value_or(access::Credential{number, {}, {}, {}});
  const core::Instant code_until = credential.code ? credential.code->until : core::Instant{};
  return {{"number", number},
          {"name", credential.name},
          {"roles", RoleNamesJson(account.roles)},
          {"closed", !account.enabled},
          {"password", !credential.password_hash.empty()},
          {"code_until_ms", MillisOrNull(code_until, now)},
          {"locked_until_ms", MillisOrNull(vault.StrikesOf(number).locked_until, now)}};
}

Reply RefusalReply(const core::Refusal& refusal) {
  return ReplyTo(Trouble{refusal.reason, refusal.what, {}});
}

/// "" for the hub's own console, which is nobody a record could be about.
std::string DeciderOf(const Visitor& visitor) {
  return visitor.number == kConsoleName ? std::string() : visitor.number;
}

}  // namespace

std::optional<core::Account> FrontDoor::KnownAccount(const std::string& number) const {
  const std::scoped_lock lock(mutex_);
  const auto found = accounts_.find(number);
  if (found == accounts_.end()) return std::nullopt;
  return found->second;
}

void FrontDoor::Serve(const AccountsAsk&, const Visit&, const std::string&, const Done& done) {
  const bool taken = door_->Ask([this, done](Vault& vault) {
    core::Accounts accounts;
    {
      const std::scoped_lock lock(mutex_);
      accounts = accounts_;
    }
    const core::Instant now = options_.now();
    json list = json::array();
    for (const auto& [number, account] : accounts)
      list.push_back(AccountJson(number, account, vault, now));
    done(ReplyWith(BodyText({{"accounts", std::move(list)}})));
  });
  if (!taken) done(ReplyTo(Problem::kDoorBusy));
}

void FrontDoor::Serve(const ColleaguesAsk&, const Visit&, const std::string&, const Done& done) {
  const bool taken = door_->Ask([this, done](Vault& vault) {
    core::Accounts accounts;
    std::map<std::string, std::uint32_t> staff;
    {
      const std::scoped_lock lock(mutex_);
      accounts = accounts_;
      staff = staff_;
    }
    const std::map<std::string, std::string> names = vault.Names();
    json list = json::array();
    const auto add = [&](const std::string& number, core::RoleSet roles) {
      const auto name = names.find(number);
      const auto id = staff.find(number);
      list.push_back({{"number", number},
                      {"name", name == names.end() ? std::string() : name->second},
                      {"staff", id == staff.end() ? 0U : id->second},
                      {"roles", RoleNamesJson(roles)}});
    };
    for (const auto& [number, account] : accounts) {
      if (account.enabled && (account.roles.Meets(core::kMatterStaff) || staff.contains(number)))
        add(number, account.roles);
    }
    for (const auto& [number, id] : staff) {
      const auto account = accounts.find(number);
      if (account == accounts.end() || !account->second.enabled) add(number, {});
    }
    done(ReplyWith(BodyText({{"colleagues", std::move(list)}})));
  });
  if (!taken) done(ReplyTo(Problem::kDoorBusy));
}

// `then` is called once, with the hall's answer or with a refusal of the full queue.
void FrontDoor::SetTo(const Visit& visit, const std::string& number, const core::Account& account,
                      std::function<void(const Answer&)> then) {
  const bool submitted = submit_(
      ActorOf(*visit.visitor), core::SetAccount{DeciderOf(*visit.visitor), number, account}, then);
  if (!submitted) then(core::Refusal{contract::Reason::kQueueFull, {}});
}

// The code is answered only when the vault has it: what is shown once must be true.
void FrontDoor::HandOver(const std::string& number, const std::optional<std::string>& name,
                         const Done& done) {
  const std::string code = access::OneTimeCode();
  const access::KeptCode kept{access::CodeDigest(code), options_.now() + options_.door.code_life};
  EndAllOf(number);
  Note(number, core::AccessNote::kCodeIssued);
  door_->Keep([number, name, code, kept, done](Vault& vault) {
    access::Fulfil(vault, {0, number, {}, name, kept});
    done(ReplyWith(BodyText(
        {{"ok", true}, {"code", code}, {"until_ms", kept.until.time_since_epoch().count()}})));
  });
}

void FrontDoor::Serve(const MakeAccountAsk& ask, const Visit& visit, const std::string&,
                      const Done& done) {
  {
    const std::scoped_lock lock(mutex_);
    // Two at once: the hall would take the second one for a change of roles.
    if (accounts_.contains(ask.number) || !making_.insert(ask.number).second)
      return done(ReplyTo(Trouble{contract::Reason::kTaken, ask.number, {}}));
  }
  SetTo(visit, ask.number, {ask.roles, true}, [this, ask, done](const Answer& answer) {
    {
      const std::scoped_lock lock(mutex_);
      making_.erase(ask.number);
    }
    if (const auto* refusal = std::get_if<core::Refusal>(&answer))
      return done(RefusalReply(*refusal));
    HandOver(ask.number, ask.name, done);
  });
}

void FrontDoor::Serve(const ChangeRolesAsk& ask, const Visit& visit, const std::string&,
                      const Done& done) {
  auto account = KnownAccount(ask.number);
  if (!account) return done(ReplyTo(Trouble{contract::Reason::kUnknownAccount, ask.number, {}}));
  account->roles = ask.roles;
  SetTo(visit, ask.number, *account, [done](const Answer& answer) {
    const auto* refusal = std::get_if<core::Refusal>(&answer);
    done(refusal != nullptr ? RefusalReply(*refusal) : ReplyWith(R"({"ok":true})"));
  });
}

void FrontDoor::Serve(const IssueCodeAsk& ask, const Visit& visit, const std::string&,
                      const Done& done) {
  const auto account = KnownAccount(ask.number);
  if (!account) return done(ReplyTo(Trouble{contract::Reason::kUnknownAccount, ask.number, {}}));
  // Unchanged as it is, this asks the hall whether the visitor may decide on it at all.
  SetTo(visit, ask.number, *account, [this, ask, done](const Answer& answer) {
    if (const auto* refusal = std::get_if<core::Refusal>(&answer))
      return done(RefusalReply(*refusal));
    HandOver(ask.number, std::nullopt, done);
  });
}

void FrontDoor::Serve(const CloseAccountAsk& ask, const Visit& visit, const std::string&,
                      const Done& done) {
  auto account = KnownAccount(ask.number);
  if (!account) return done(ReplyTo(Trouble{contract::Reason::kUnknownAccount, ask.number, {}}));
  account->enabled = !ask.closed;
  SetTo(visit, ask.number, *account, [this, ask, done](const Answer& answer) {
    if (const auto* refusal = std::get_if<core::Refusal>(&answer))
      return done(RefusalReply(*refusal));
    if (ask.closed) EndAllOf(ask.number);
    done(ReplyWith(R"({"ok":true})"));
  });
}

}  // namespace yichuang::http
