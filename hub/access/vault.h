#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "hub/access/lockout.h"
#include "hub/access/session_book.h"
#include "hub/access/staff_card.h"
#include "hub/core/account.h"
#include "hub/sqlite/database.h"

/// What proves who somebody is: access.db, beside the ledger and no part of it.
namespace yichuang::access {

/// A code that is used once, as it is kept.
struct KeptCode {
  std::string digest;
  core::Instant until{};
};

struct Credential {
  std::string number;
  std::string name;           ///< for screens
  std::string password_hash;  ///< "" while none was chosen
  std::optional<KeptCode> code;
};

/// What the console (`yichuang-hub user`) asks for; carried out by the hub that runs, or by the
/// next one that starts.
struct ConsoleOrder {
  std::int64_t id = 0;
  std::string number;
  core::Account account;
  std::optional<std::string> name;  ///< absent: as it is
  std::optional<KeptCode> code;     ///< absent: the password stays
};

/// The file of accounts' secrets, names and sessions. One connection, used by one thread; the
/// console may have a second one, in its own process: the file keeps no write-ahead log, whose
/// checkpoints two writers must not share.
///
/// Every function throws sqlite::StorageError.
class Vault {
 public:
  /// Makes the file, readable by its owner only, when it is not there.
  explicit Vault(const std::filesystem::path& file);

  std::optional<Credential> Find(const std::string& number);
  void Put(const Credential& credential);
  std::map<std::string, std::string> Names();

  /// Cards of staff, whether or not they have an account, and the pictures on them.
  StaffCards Cards();
  Pictures StaffPictures();
  /// All of it or nothing.
  void PutCards(const StaffCards& cards, const Pictures& pictures);
  /// Cards nobody will look at again, and every picture that then stands on no card: the bytes are
  /// overwritten in the file.
  void DropCards(const std::vector<std::string>& handles);

  /// The key of the day's handles (hub/person), "2026-05-09"; made when it is first asked for. The
  /// key of any other day is overwritten then.
  std::string KeyOfDay(const std::string& day);

  /// The table `personal` of the ledger's handles (architecture, law 3): sealed values, opaque here
  /// (person::Sealer). "" when there is none.
  std::string PersonalOf(const std::string& handle);
  /// A value for a handle that has none, until it is known whether the ledger leads to it.
  void OfferPersonal(const std::string& handle, const std::string& sealed);
  /// The ledger leads to it: the value replaces what was there.
  void PutPersonal(const std::string& handle, const std::string& sealed);
  /// What was offered for nothing; a value that the ledger leads to stays.
  void WithdrawPersonal(const std::string& handle);
  /// The bytes are overwritten in the file.
  void ErasePersonal(const std::string& handle);
  /// All that is kept besides is erased: what a crash left behind. At the start, with every handle
  /// that the ledger leads to.
  void KeepPersonalOf(const std::vector<std::string>& handles);

  /// Hash of the PIN of a number; "" when it has none.
  std::string PinOf(const std::string& number);
  /// A PIN, and the browser it is good in from now until `until`. The browser's former name,
  /// `before`, ends: whoever else it knew, it knows under the new one.
  void PutPin(const std::string& number, const std::string& hash, const std::string& before,
              const std::string& browser, core::Instant until);
  bool KnowsBrowser(const std::string& browser, const std::string& number, core::Instant now);
  /// The PIN stays, and is good nowhere.
  void ForgetBrowsersOf(const std::string& number);
  void DropPin(const std::string& number);

  Strikes StrikesOf(const std::string& number);
  /// Empty strikes are forgotten. At most kMostStrikes numbers are remembered: the oldest give way.
  void PutStrikes(const std::string& number, const Strikes& strikes);

  std::optional<KeptCode> SetUpCode();
  void PutSetUpCode(const std::optional<KeptCode>& code);

  void PutSession(const std::string& digest, const Session& session);
  void DropSession(const std::string& digest);
  /// Everybody is signed out.
  void DropSessions();
  std::vector<std::pair<std::string, Session>> Sessions();

  void PutOrder(const ConsoleOrder& order);
  std::vector<ConsoleOrder> Orders();
  void DropOrder(std::int64_t id);

 private:
  static constexpr int kMostStrikes = 10'000;
  sqlite::Database database_;
};

}  // namespace yichuang::access
