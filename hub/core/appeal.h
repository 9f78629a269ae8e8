#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "hub/core/appeal_event.h"
#include "hub/core/matter_command.h"
#include "hub/core/role.h"

/// 申诉: a member of staff appeals against bad ratings or a violation that count against him; two
/// people of other units decide. What is decided is forgotten: the tables have it.
namespace yichuang::core {

struct Hall;
struct Record;

/// Limits in working days: every deduction can be appealed within five (domain §8); the time to
/// decide is a default of the hall.
struct AppealRules {
  int file_days = 5;
  int decide_days = 5;
};
inline constexpr AppealRules kAppealRules{};

struct AppealVote {
  std::string by;
  bool granted = false;
  std::optional<ExclusionGround> ground = {};
  std::vector<ServiceId> services;
  friend bool operator==(const AppealVote&, const AppealVote&) = default;
};

struct OpenAppeal {
  AppealTarget target = AppealTarget::kRatings;
  std::string by;
  std::string unit;
  std::optional<HallDay> from = {};
  std::optional<HallDay> to = {};
  std::optional<MatterId> matter = {};
  std::optional<MatterViolation> violation = {};
  Instant due{};
  std::vector<AppealVote> votes = {};
  std::optional<CaseId> kase = {};
  friend bool operator==(const OpenAppeal&, const OpenAppeal&) = default;
};

struct Appeals {
  std::uint64_t next = 1;
  std::map<AppealId, OpenAppeal> open;
  friend bool operator==(const Appeals&, const Appeals&) = default;
};

/// What the tables know of what an appeal is against; see FetchPast.
struct PastAppealed {
  bool appealed = false;                    ///< there was an appeal against the same
  std::optional<Instant> violated = {};     ///< when the violation happened; absent: it is not his
  std::vector<ServiceId> bad_ratings = {};  ///< of those days, that count; in their order
  friend bool operator==(const PastAppealed&, const PastAppealed&) = default;
};

/// What the tables are asked: everything of the target but the words.
struct AppealAgainst {
  AppealTarget target = AppealTarget::kRatings;
  std::string by;
  StaffId staff{};  ///< of that work number; 0 for nobody
  std::optional<HallDay> from = {};
  std::optional<HallDay> to = {};
  std::optional<MatterId> matter = {};
  std::optional<MatterViolation> violation = {};
  std::optional<CaseId> kase = {};
};

/// By whom it counts against, and nobody else. The sender vouches that the days are a row of his
/// own figures (hub/http/own_ratings.h).
struct FileAppeal {
  AppealTarget target = AppealTarget::kRatings;
  std::optional<HallDay> from = {};
  std::optional<HallDay> to = {};
  std::optional<MatterId> matter = {};
  std::optional<MatterViolation> violation = {};
  SealedWords words = {};
  MatterActor actor;
  PastAppealed past = {};
  std::optional<CaseId> kase = {};  ///< instead of matter and violation: its NoticeRepeated
};

struct VoteAppeal {
  AppealId id{};
  bool granted = false;
  std::optional<ExclusionGround> ground = {};
  std::vector<ServiceId> services = {};
  SealedWords words = {};
  MatterActor actor;
  PastAppealed past = {};
};

/// By the hall's head, of an appeal that is decided.
struct EraseAppealWords {
  AppealId id{};
  std::string about;  ///< who appealed, as the sender read it
  MatterActor actor;
};

/// Who decides on appeals; of another unit than who appeals.
inline constexpr RoleSet kAppealDeciders{Role::kInspector, Role::kHallManager, Role::kDutyManager};

/// Null when none is open under the id.
const OpenAppeal* FindAppeal(const Appeals& appeals, AppealId id);
/// What the tables are to be asked of it.
AppealAgainst AgainstOf(const Hall& hall, const FileAppeal& command);
AppealAgainst AgainstOf(const Hall& hall, const OpenAppeal& open);

void ApplyAppeal(Hall& hall, const Record& record, const AppealFiled& event);
void ApplyAppeal(Hall& hall, const Record& record, const AppealVoted& event);
void ApplyAppeal(Hall& hall, const Record& record, const AppealDecided& event);
void ApplyAppeal(Hall& hall, const Record& record, const AppealWordsErased& event);

/// After a restore: see SkipLostIds.
void SkipLostAppeals(Appeals& appeals);

}  // namespace yichuang::core
