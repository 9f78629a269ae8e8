#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "hub/access/door.h"
#include "hub/access/door_thread.h"
#include "hub/access/session_book.h"
#include "hub/core/account.h"
#include "hub/core/plan.h"
#include "hub/http/admission.h"
#include "hub/http/answer.h"
#include "hub/http/reply.h"
#include "hub/http/routes.h"
#include "hub/person/applicant.h"
#include "hub/person/sealer.h"

namespace yichuang::http {

struct DoorOptions {
  std::filesystem::path vault;  ///< access.db
  access::SessionRules sessions;
  access::DoorRules door;
  bool secure = false;               ///< served over TLS
  std::filesystem::path person_key;  ///< seals what is kept of persons; "": a key for this run
  std::string hall;                  ///< display name, for the sign-in page
  bool demo = false;                 ///< sample data
  std::string
      demo_token;  ///< whoever has it is the demonstration's visitor, on this machine; "": nobody
  std::string console_token;  ///< whoever has it is the hub's console, on this machine; "": nobody
  std::function<core::Instant()> now;  ///< the true time, also in a demonstration
  /// Whether little room is left on the hub's disk; any thread. Absent: nobody looks.
  std::function<bool()> storage_low = {};
};

/// Somebody at a kiosk asks for progress.
struct ProgressTry {
  std::string number;  ///< as it was typed or scanned
  std::string place;   ///< address it was asked from
  std::string last4;
  std::vector<std::string> handles;  ///< of the cases with this number; "" for one without
};
struct Matched {
  std::vector<bool> right;       ///< of the handles, in their order
  std::chrono::seconds wait{0};  ///< above 0: nobody was looked at
};

/// What a request shows of its sender.
struct Shown {
  std::string_view cookie;         ///< header Cookie
  std::string_view authorization;  ///< header Authorization
  std::string_view csrf;           ///< header X-CSRF-Token
  bool loopback = false;           ///< the peer's address is this machine's
};

/// Who is at the door: sign-in, sessions, one-time codes, orders of the console. Any thread; slow
/// work is done on the door's own thread, changes of accounts are commands for the hall.
class FrontDoor {
 public:
  using Done = std::function<void(Reply)>;

  /// `submit` must outlive this, and every answer it owes must have come before this ends.
  FrontDoor(DoorOptions options, Submit submit, std::function<void(const std::string&)> log);
  ~FrontDoor();
  FrontDoor(const FrontDoor&) = delete;
  FrontDoor& operator=(const FrontDoor&) = delete;

  /// The accounts as they stand in the ledger; before the first call nobody is known.
  void Publish(core::Accounts accounts, const std::vector<core::PlannedStaff>& staff);

  Visit Identify(const Shown& shown) const;

  /// Whether a visitor who was admitted would still be: his session, his account, his roles.
  bool StillMay(const Visitor& visitor, const RouteRule& rule) const;

  /// Answers on any thread. `token` is what the browser sent, "" for nothing.
  void Carry(const AccessAsk& ask, const Visit& visit, const std::string& token, const Done& done);

  /// Whether this view must be told to the ledger: not when the same session looked at the same
  /// thing for the same reason a moment ago, as a page does that reconnects.
  bool IsNewView(const Visitor& visitor, const core::LogView& view) const;
  /// The ledger has it.
  void ViewIsTold(const Visitor& visitor, const core::LogView& view);

  /// Cards of staff, to be kept beside the secrets, and those to be forgotten. Any thread; they are
  /// carried out in the order asked for.
  void KeepCards(access::StaffCards cards, access::Pictures pictures);
  void DropCards(std::vector<std::string> handles);

  /// Tells, on any thread, the handle of a document's holder on a day of the hall ("2026-05-09").
  /// False when too many wait. The document goes nowhere else.
  [[nodiscard]] bool NamePerson(std::string day, std::string document,
                                std::function<void(std::string)> done);

  /// Tells, on any thread, the key that makes handles on that day: for kiosks that read cards.
  /// False when too many wait.
  [[nodiscard]] bool TellDayKey(std::string day, std::function<void(std::string)> done);

  // Whom cases are for (front_door_person.cpp). Each tells on any thread; false when too many wait.

  /// Keeps the applicant until the ledger leads to him, and tells his handle. Then either Confirm
  /// or Withdraw must follow.
  [[nodiscard]] bool OfferApplicant(person::Applicant applicant,
                                    std::function<void(std::string)> done);
  /// The ledger has the handle.
  void ConfirmApplicant(const std::string& handle, person::Applicant applicant);
  /// It has not.
  void WithdrawApplicant(const std::string& handle);
  /// The ledger says that he is erased.
  void EraseApplicant(const std::string& handle);
  /// Absent when nothing is kept under the handle.
  [[nodiscard]] bool TellApplicant(const std::string& handle,
                                   std::function<void(std::optional<person::Applicant>)> done);
  /// At the start: whatever the ledger does not lead to goes.
  void KeepApplicantsOf(std::vector<std::string> handles);

  /// The words that a clerk typed onto a paper, by the paper's name: a reprint says the same.
  void KeepPaperWords(const std::string& paper, const std::string& words);
  /// "" when none are kept.
  [[nodiscard]] bool TellPaperWords(const std::string& paper,
                                    std::function<void(std::string)> done);

  /// Keeps words until the ledger leads to them, and tells their handle and the keyed commitment to
  /// them. Then either ConfirmWords or WithdrawApplicant of the handle must follow.
  [[nodiscard]] bool OfferWords(std::string words, std::function<void(core::SealedWords)> done);
  void ConfirmWords(const std::string& handle, std::string words);
  /// Tells what is kept of them, by handle; what was erased is not among it.
  [[nodiscard]] bool TellWords(std::vector<std::string> handles,
                               std::function<void(std::map<std::string, std::string>)> done);

  /// Ids of staff of windows by work number. Any thread.
  std::map<std::string, std::uint32_t> StaffIds() const;
  /// Names of staff by work number.
  [[nodiscard]] bool TellNames(std::function<void(std::map<std::string, std::string>)> done);

  /// Somebody without a session asks from a place; `right` when he knew what he asked for. Tells
  /// how long he has to wait; 0: he need not.
  [[nodiscard]] bool CountTry(std::string place, bool right,
                              std::function<void(std::chrono::seconds)> done);

  /// Which of the applicants have these last four digits. After too many wrong ones for the number,
  /// or from one place, nobody is looked at for a while.
  [[nodiscard]] bool MatchApplicants(ProgressTry asked, std::function<void(Matched)> done);

  bool secure() const { return options_.secure; }

 private:
  using ViewKey = std::tuple<std::string, int, std::string, int>;
  std::optional<person::Applicant> ApplicantOf(access::Vault& vault, const std::string& handle);
  static ViewKey KeyOf(const Visitor& visitor, const core::LogView& view);

  void Serve(const WhoAmIAsk& ask, const Visit& visit, const std::string& token, const Done& done);
  void Serve(const SignInAsk& ask, const Visit& visit, const std::string& token, const Done& done);
  void Serve(const SignOutAsk& ask, const Visit& visit, const std::string& token, const Done& done);
  void Serve(const ActiveAsk& ask, const Visit& visit, const std::string& token, const Done& done);
  void Serve(const SetUpAsk& ask, const Visit& visit, const std::string& token, const Done& done);
  void Serve(const ChoosePasswordAsk& ask, const Visit& visit, const std::string& token,
             const Done& done);
  void Serve(const DemoSignInAsk& ask, const Visit& visit, const std::string& token,
             const Done& done);

  // The short sign-in (front_door_pin.cpp).
  void Serve(const PinSignInAsk& ask, const Visit& visit, const std::string& token,
             const Done& done);
  void Serve(const ChoosePinAsk& ask, const Visit& visit, const std::string& token,
             const Done& done);
  void Serve(const DropPinAsk& ask, const Visit& visit, const std::string& token, const Done& done);
  /// A session begins once the ledger says so.
  void BeginFor(access::Session session, const std::string& token, const Done& done);

  // Accounts as the page gives them (front_door_accounts.cpp).
  void Serve(const AccountsAsk& ask, const Visit& visit, const std::string& token,
             const Done& done);
  void Serve(const MakeAccountAsk& ask, const Visit& visit, const std::string& token,
             const Done& done);
  void Serve(const ChangeRolesAsk& ask, const Visit& visit, const std::string& token,
             const Done& done);
  void Serve(const IssueCodeAsk& ask, const Visit& visit, const std::string& token,
             const Done& done);
  void Serve(const CloseAccountAsk& ask, const Visit& visit, const std::string& token,
             const Done& done);
  void Serve(const ColleaguesAsk& ask, const Visit& visit, const std::string& token,
             const Done& done);
  std::optional<core::Account> KnownAccount(const std::string& number) const;
  void SetTo(const Visit& visit, const std::string& number, const core::Account& account,
             std::function<void(const Answer&)> then);
  void HandOver(const std::string& number, const std::optional<std::string>& name,
                const Done& done);

  std::optional<Visitor> VisitorOf(const access::Session& session) const;
  bool IsEnabled(const std::string& number) const;
  Reply Begin(access::Session session, const std::string& brought);
  void Note(const std::string& number, core::AccessNote note);
  void TakeOrders(access::Vault& vault);
  void Carried(const access::ConsoleOrder& order, const Answer& answer);
  void EndAllOf(const std::string& number);
  Reply Refuse(const access::Checked& checked, Problem wrong);

  const DoorOptions options_;
  const Submit submit_;
  const std::function<void(const std::string&)> log_;
  mutable std::mutex mutex_;
  core::Accounts accounts_;
  std::map<std::string, std::uint32_t> staff_;  ///< ids by work number
  access::SessionBook book_;
  std::map<ViewKey, core::Instant> views_;
  std::set<std::int64_t> orders_;  ///< under way
  std::set<std::string> making_;   ///< numbers whose account is being made
  const std::unique_ptr<person::Sealer> sealer_;
  std::map<std::string, access::Strikes> tries_;  ///< of the door's thread: wrong last fours
  std::unique_ptr<access::DoorThread> door_;      ///< last: it uses everything above
};

}  // namespace yichuang::http
