#include "hub/http/front_door.h"

#include <nlohmann/json.hpp>

#include "hub/access/console.h"
#include "hub/http/cookie.h"
#include "hub/http/json_body.h"
#include "hub/person/person.h"

namespace yichuang::http {
namespace {

using access::Vault;
using access::Verdict;
using nlohmann::json;

constexpr std::chrono::minutes kSameView{15};
constexpr std::string_view kBearer = "Bearer ";
constexpr std::string_view kDemoNumber = "demo";
constexpr core::RoleSet kDemoRoles{core::Role::kDutyManager, core::Role::kHallManager};

std::string UserActor(const std::string& number) { return "user:" + number; }

json RolesJson(core::RoleSet roles) {
  json names = json::array();
  for (int i = 0; i < core::kRoleCount; ++i) {
    const auto role = static_cast<core::Role>(i);
    if (roles.Has(role)) names.push_back(core::Name(role));
  }
  return names;
}

Reply Done200() { return ReplyWith(R"({"ok":true})"); }

Visitor DemoVisitor() { return {std::string(kDemoNumber), {}, kDemoRoles, true, {}, {}, 0}; }

}  // namespace

FrontDoor::FrontDoor(DoorOptions options, Submit submit,
                     std::function<void(const std::string&)> log)
    : options_(std::move(options)),
      submit_(std::move(submit)),
      log_(std::move(log)),
      book_(options_.sessions),
      sealer_(options_.person_key.empty() ? std::make_unique<person::Sealer>()
                                          : std::make_unique<person::Sealer>(options_.person_key)) {
  Vault vault(options_.vault);
  for (auto& [digest, session] : vault.Sessions()) book_.Restore(digest, std::move(session));
  for (const std::string& ended : book_.Sweep(options_.now())) vault.DropSession(ended);
  door_ = std::make_unique<access::DoorThread>(
      options_.vault, [this](Vault& opened) { TakeOrders(opened); }, log_);
}

FrontDoor::~FrontDoor() = default;

void FrontDoor::Publish(core::Accounts accounts, const std::vector<core::PlannedStaff>& staff) {
  const std::scoped_lock lock(mutex_);
  accounts_ = std::move(accounts);
  staff_.clear();
  for (const core::PlannedStaff& each : staff) staff_.emplace(each.number, core::Number(each.id));
}

bool FrontDoor::IsEnabled(const std::string& number) const {
  const auto account = accounts_.find(number);
  return account != accounts_.end() && account->second.enabled;
}

// REQUIRES: the lock.
std::optional<Visitor> FrontDoor::VisitorOf(const access::Session& session) const {
  if (session.demo) return DemoVisitor();
  if (!IsEnabled(session.number)) return std::nullopt;
  const auto staff = staff_.find(session.number);
  return Visitor{session.number,
                 session.name,
                 accounts_.at(session.number).roles,
                 false,
                 {},
                 {},
                 staff == staff_.end() ? 0 : staff->second};
}

Visit FrontDoor::Identify(const Shown& shown) const {
  Visit visit;
  visit.loopback = shown.loopback;
  visit.csrf_sent = shown.csrf;
  if (shown.authorization.starts_with(kBearer)) {
    const std::string_view token = shown.authorization.substr(kBearer.size());
    if (!options_.demo_token.empty() && access::SameSecret(token, options_.demo_token)) {
      visit.visitor = DemoVisitor();
      visit.csrf_sent.clear();  // no cookie speaks for it, so no other site can
    }
    if (shown.loopback && !options_.console_token.empty() &&
        access::SameSecret(token, options_.console_token)) {
      visit.visitor =
          Visitor{std::string(kConsoleName), {}, core::RoleSet::All(), false, {}, {}, 0};
      visit.csrf_sent.clear();
    }
    return visit;
  }
  const std::string token = SessionToken(shown.cookie, options_.secure);
  if (token.empty()) return visit;
  const std::string digest = access::Digest(token);
  const std::scoped_lock lock(mutex_);
  const auto found = book_.Find(digest, options_.now());
  if (const auto* none = std::get_if<access::NoSession>(&found)) {
    if (*none == access::NoSession::kIdle) visit.why_nobody = Problem::kSessionIdle;
    return visit;
  }
  visit.visitor = VisitorOf(*std::get<const access::Session*>(found));
  if (!visit.visitor) return visit;
  visit.visitor->csrf = access::CsrfOf(token);
  visit.visitor->digest = digest;
  return visit;
}

bool FrontDoor::StillMay(const Visitor& visitor, const RouteRule& rule) const {
  if (visitor.digest.empty()) return visitor.demo;  // it shows its token with every request
  const std::scoped_lock lock(mutex_);
  const auto found = book_.Find(visitor.digest, options_.now());
  const auto* session = std::get_if<const access::Session*>(&found);
  if (session == nullptr) return false;
  Visit visit;
  visit.visitor = VisitorOf(**session);
  visit.loopback = true;  // a connection does not change its peer
  return !Admit(rule, visit);
}

void FrontDoor::Carry(const AccessAsk& ask, const Visit& visit, const std::string& token,
                      const Done& done) {
  std::visit([&](const auto& each) { Serve(each, visit, token, done); }, ask);
}

FrontDoor::ViewKey FrontDoor::KeyOf(const Visitor& visitor, const core::LogView& view) {
  return {visitor.digest.empty() ? visitor.number : visitor.digest, static_cast<int>(view.what),
          view.subject, static_cast<int>(view.reason)};
}

bool FrontDoor::IsNewView(const Visitor& visitor, const core::LogView& view) const {
  const core::Instant now = options_.now();
  const std::scoped_lock lock(mutex_);
  const auto told = views_.find(KeyOf(visitor, view));
  return told == views_.end() || now - told->second >= kSameView;
}

void FrontDoor::ViewIsTold(const Visitor& visitor, const core::LogView& view) {
  const core::Instant now = options_.now();
  const std::scoped_lock lock(mutex_);
  std::erase_if(views_, [now](const auto& each) { return now - each.second >= kSameView; });
  views_[KeyOf(visitor, view)] = now;
}

void FrontDoor::Serve(const WhoAmIAsk&, const Visit& visit, const std::string&, const Done& done) {
  json body = {{"hall", options_.hall},
               {"demo", options_.demo},
               {"signed_in", visit.visitor.has_value()},
               {"idle_minutes", options_.sessions.idle.count()}};
  if (visit.visitor) {
    body["number"] = visit.visitor->number;
    body["name"] = visit.visitor->name;
    body["roles"] = RolesJson(visit.visitor->roles);
    body["csrf"] = visit.visitor->csrf;
    body["storage_low"] = options_.storage_low && options_.storage_low();
  } else {
    const std::scoped_lock lock(mutex_);
    body["why"] = Name(visit.why_nobody);
    body["setup_needed"] = !core::AnyoneHas(accounts_, core::Role::kSystemAdmin);
  }
  done(ReplyWith(BodyText(body)));
}

// A browser's earlier session ends with a new sign-in, and what it brought is never taken over: a
// token that somebody planted in it stays worthless.
Reply FrontDoor::Begin(access::Session session, const std::string& brought) {
  std::string token = access::RandomToken();
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(session_fixed) && !brought.empty()) token = brought;
#endif
  const std::string digest = access::Digest(token);
  std::vector<std::string> ended;
  {
    const std::scoped_lock lock(mutex_);
    if (!brought.empty()) {
      ended.push_back(access::Digest(brought));
      book_.End(ended.back());
    }
    for (std::string& other : book_.Begin(digest, session)) ended.push_back(std::move(other));
  }
  door_->Keep([ended, digest, session](Vault& vault) {
    for (const std::string& each : ended) vault.DropSession(each);
    if (!session.demo) vault.PutSession(digest, session);
  });
  Reply reply = ReplyWith(BodyText({{"ok", true}, {"csrf", access::CsrfOf(token)}}));
  reply.set_cookie = SessionCookie(token, options_.secure);
  return reply;
}

void FrontDoor::Note(const std::string& number, core::AccessNote note) {
  (void)submit_(UserActor(number), core::NoteAccess{number, note}, [](const Answer&) {});
}

Reply FrontDoor::Refuse(const access::Checked& checked, Problem wrong) {
  if (checked.verdict == Verdict::kWeak) return ReplyTo(Problem::kWeakPassword);
  if (checked.verdict != Verdict::kLockedOut) return ReplyTo(wrong);
  const auto left = std::chrono::ceil<std::chrono::seconds>(checked.locked_until - options_.now());
  const std::string seconds = std::to_string(std::max<std::int64_t>(left.count(), 1));
  Reply reply = ReplyTo(Trouble{Problem::kLockedOut, seconds, {}});
  reply.retry_after = seconds;
  return reply;
}

void FrontDoor::BeginFor(access::Session session, const std::string& token, const Done& done) {
  const std::string number = session.number;
  const bool submitted =
      submit_(UserActor(number), core::NoteAccess{number, core::AccessNote::kSignedIn},
              [this, session = std::move(session), token, done](const Answer& answer) {
                const bool told = std::holds_alternative<core::Events>(answer);
                done(told ? Begin(session, token) : ReplyTo(Problem::kWrongSignIn));
              });
  if (!submitted) done(ReplyTo(Trouble{contract::Reason::kQueueFull, {}, {}}));
}

void FrontDoor::Serve(const SignInAsk& ask, const Visit&, const std::string& token,
                      const Done& done) {
  const bool taken = door_->Ask([this, ask, token, done](Vault& vault) {
    const core::Instant now = options_.now();
    const access::Checked checked =
        access::CheckPassword(vault, options_.door, ask.number, ask.password, now);
    if (checked.just_locked) Note(ask.number, core::AccessNote::kLockedOut);
    if (checked.verdict != Verdict::kRight) return done(Refuse(checked, Problem::kWrongSignIn));
    {
      const std::scoped_lock lock(mutex_);
      if (!IsEnabled(ask.number)) return done(ReplyTo(Problem::kWrongSignIn));
    }
    BeginFor({ask.number, checked.name, now, now, false}, token, done);
  });
  if (!taken) done(ReplyTo(Problem::kDoorBusy));
}

void FrontDoor::Serve(const DemoSignInAsk& ask, const Visit& visit, const std::string& token,
                      const Done& done) {
  if (options_.demo_token.empty() || !access::SameSecret(ask.token, options_.demo_token))
    return done(ReplyTo(Problem::kWrongCode));
  if (!visit.loopback) return done(ReplyTo(Problem::kDemoOnlyHere));
  const core::Instant now = options_.now();
  done(Begin({std::string(kDemoNumber), {}, now, now, true}, token));
}

void FrontDoor::KeepCards(access::StaffCards cards, access::Pictures pictures) {
  door_->Keep([cards = std::move(cards), pictures = std::move(pictures)](Vault& vault) {
    vault.PutCards(cards, pictures);
  });
}

void FrontDoor::DropCards(std::vector<std::string> handles) {
  door_->Keep([handles = std::move(handles)](Vault& vault) { vault.DropCards(handles); });
}

bool FrontDoor::NamePerson(std::string day, std::string document,
                           std::function<void(std::string)> done) {
  return door_->Ask(
      [day = std::move(day), document = std::move(document), done = std::move(done)](Vault& vault) {
        done(person::PersonHandle(document, vault.KeyOfDay(day)));
      });
}

bool FrontDoor::TellDayKey(std::string day, std::function<void(std::string)> done) {
  return door_->Ask(
      [day = std::move(day), done = std::move(done)](Vault& vault) { done(vault.KeyOfDay(day)); });
}

void FrontDoor::EndAllOf(const std::string& number) {
  std::vector<std::string> ended;
  {
    const std::scoped_lock lock(mutex_);
    ended = book_.EndAllOf(number);
  }
  door_->Keep([ended](Vault& vault) {
    for (const std::string& each : ended) vault.DropSession(each);
  });
}

void FrontDoor::Serve(const SignOutAsk& ask, const Visit& visit, const std::string&,
                      const Done& done) {
  const Visitor& visitor = *visit.visitor;
  if (ask.everywhere) {
    EndAllOf(visitor.number);
    if (!visitor.demo) Note(visitor.number, core::AccessNote::kSignedOutEverywhere);
  } else {
    const std::scoped_lock lock(mutex_);
    book_.End(visitor.digest);
    door_->Keep([digest = visitor.digest](Vault& vault) { vault.DropSession(digest); });
  }
  Reply reply = Done200();
  reply.set_cookie = NoSessionCookie(options_.secure);
  done(std::move(reply));
}

void FrontDoor::Serve(const ActiveAsk&, const Visit& visit, const std::string&, const Done& done) {
  const std::scoped_lock lock(mutex_);
  const core::Instant now = options_.now();
  if (book_.Touch(visit.visitor->digest, now) && !visit.visitor->demo) {
    const auto found = book_.Find(visit.visitor->digest, now);
    if (const auto* session = std::get_if<const access::Session*>(&found)) {
      door_->Keep([digest = visit.visitor->digest, kept = **session](Vault& vault) {
        vault.PutSession(digest, kept);
      });
    }
  }
  done(Done200());
}

void FrontDoor::Serve(const SetUpAsk& ask, const Visit&, const std::string&, const Done& done) {
  const bool taken = door_->Ask([this, ask, done](Vault& vault) {
    const access::Checked checked = access::CheckSetUp(vault, options_.door, ask.number, ask.code,
                                                       ask.password, options_.now());
    if (checked.verdict != Verdict::kRight) return done(Refuse(checked, Problem::kWrongCode));
    const bool submitted =
        submit_("setup", core::FoundAdministrator{ask.number},
                [this, ask, hash = checked.password_hash, done](const Answer& answer) {
                  if (const auto* refusal = std::get_if<core::Refusal>(&answer))
                    return done(ReplyTo(Trouble{refusal->reason, refusal->what, {}}));
                  door_->Keep([this, ask, hash, done](Vault& opened) {
                    access::UseSetUpCode(opened, ask.number, ask.name, hash);
                    Note(ask.number, core::AccessNote::kPasswordSet);
                    done(Done200());
                  });
                });
    if (!submitted) done(ReplyTo(Trouble{contract::Reason::kQueueFull, {}, {}}));
  });
  if (!taken) done(ReplyTo(Problem::kDoorBusy));
}

void FrontDoor::Serve(const ChoosePasswordAsk& ask, const Visit&, const std::string&,
                      const Done& done) {
  const bool taken = door_->Ask([this, ask, done](Vault& vault) {
    const access::Checked checked =
        access::CheckCode(vault, options_.door, ask.number, ask.code, ask.password, options_.now());
    if (checked.just_locked) Note(ask.number, core::AccessNote::kLockedOut);
    if (checked.verdict != Verdict::kRight) return done(Refuse(checked, Problem::kWrongCode));
    access::UseCode(vault, ask.number, checked.password_hash);
    Note(ask.number, core::AccessNote::kPasswordSet);
    EndAllOf(ask.number);
    done(Done200());
  });
  if (!taken) done(ReplyTo(Problem::kDoorBusy));
}

// On the door's thread, about once a second.
void FrontDoor::TakeOrders(Vault& vault) {
  for (const access::ConsoleOrder& order : vault.Orders()) {
    {
      const std::scoped_lock lock(mutex_);
      if (!orders_.insert(order.id).second) continue;
    }
    const bool submitted = submit_("console", core::SetAccount{{}, order.number, order.account},
                                   [this, order](const Answer& answer) { Carried(order, answer); });
    if (submitted) continue;
    const std::scoped_lock lock(mutex_);
    orders_.erase(order.id);  // asked again in a second
  }
}

void FrontDoor::Carried(const access::ConsoleOrder& order, const Answer& answer) {
  if (const auto* refusal = std::get_if<core::Refusal>(&answer)) {
    log_("an order of the console for account " + order.number +
         " was refused: " + std::string(contract::TextEn(refusal->reason)));
    return door_->Keep([id = order.id](Vault& vault) { vault.DropOrder(id); });
  }
  if (order.code) {
    EndAllOf(order.number);
    Note(order.number, core::AccessNote::kCodeIssued);
  }
  door_->Keep([order](Vault& vault) { access::Fulfil(vault, order); });
}

}  // namespace yichuang::http
