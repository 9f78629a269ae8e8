#pragma once

#include <optional>
#include <string>
#include <variant>

#include "hub/core/matter_event.h"
#include "hub/core/role.h"

/// What somebody asks of matters. Whoever sends them keeps the words and the person that the
/// handles stand for.
namespace yichuang::core {

/// Who asks. A citizen has no number and no role; the hub's console opens and steps nothing.
struct MatterActor {
  std::string number;
  RoleSet roles;
  bool citizen = false;
};

struct OpenMatterAs {
  std::string kind;  ///< name of MatterKind
  MatterChannel channel = MatterChannel::kVisit;
  WindowNo window{};  ///< 0: at none
  std::string about = {};
  std::string unit = {};
  MatterSource source = {};
  std::string person = {};
  SealedWords words = {};
  std::string code;  ///< random
  MatterActor actor;
  /// 首问: done in the same breath, so that the fewest touches are wanted.
  std::optional<MatterStep> at_once = {};  ///< kSelfDone, kGuide, kUnclear or kTakeIn
};

struct MoveMatter {
  MatterStep step = MatterStep::kTakeIn;  ///< one of those that have no struct below
  SealedWords words = {};
};
struct OfferMatter {
  std::string to;
};
struct ReturnMatter {
  ReturnReason reason = ReturnReason::kNotOurDuty;
  SealedWords words = {};
};
struct LedgerMatter {
  std::uint8_t days = 5;  ///< working days
  SealedWords words = {};
};
/// 回访, or with `independent` 核查回访.
struct CallAbout {
  bool independent = false;
  CallResult result = CallResult::kReached;
  std::optional<bool> satisfied = {};
  bool lawful = false;
  SealedWords words = {};
};
struct CloseMatter {
  MatterOutcome outcome = MatterOutcome::kSolved;
  std::string target = {};  ///< name of a unit or body, at most kMostUnit bytes, no digit
  SealedWords words = {};
};
struct ProposeExclusion {
  ExclusionGround ground = ExclusionGround::kMistake;
  SealedWords words = {};
};

/// To a card, or to 催办.
struct ReplyToCard {
  HallDay done_by{};  ///< today or later
  SealedWords words = {};
};

using MatterAct = std::variant<MoveMatter, OfferMatter, ReturnMatter, LedgerMatter, CallAbout,
                               CloseMatter, ProposeExclusion, ReplyToCard>;

/// The step of an act.
MatterStep StepOf(const MatterAct& act);

/// What a matter was that is over, see FetchPast: it may be opened again.
struct PastMatter {
  MatterReopened was;  ///< `reopened` as often as before; without `by`, `due` and `words`
  bool excluded = false;
  friend bool operator==(const PastMatter&, const PastMatter&) = default;
};

/// One step of a matter.
struct StepMatter {
  MatterId id{};
  MatterActor actor;
  MatterAct act;
  std::optional<PastMatter> past = {};  ///< of one that is over
};

/// 岗位设置, 请假: by an administrator of the hall; absence also by oneself.
struct AssignDuty {
  std::string number;
  std::string unit;
  std::string deputy;
  bool absent = false;
  MatterActor actor;
};
inline constexpr std::size_t kMostUnit = 60;

/// 催办通知书, by whoever may chase.
struct IssueChaseNotice {
  MatterId id{};
  MatterActor actor;
};

/// By an inspector or the hall's head, once a month.
struct DrawCallSample {
  SampleMonth month{};
  std::string seed;  ///< random
  MatterActor actor;
  bool drawn = false;  ///< the month has one, see FetchPast
};

/// Somebody of a sample, as far as who may call him goes; see FetchPast.
struct SampledMatter {
  std::string owner;
  std::string holder;
  std::string solver;
  std::string caller;  ///< of the solver's call-back
  std::string about;
  std::uint32_t attempts = 0;  ///< that reached nobody
  bool settled = false;        ///< reached, or refused
  friend bool operator==(const SampledMatter&, const SampledMatter&) = default;
};

struct NoteSampleCall {
  SampleMonth month{};
  MatterId id{};
  SampleResult result = SampleResult::kReached;
  std::optional<bool> satisfied = {};
  MatterActor actor;
  std::optional<SampledMatter> past = {};
};

/// By the hall's head, of a matter that is over.
struct EraseMatterWords {
  MatterId id{};
  MatterActor actor;
  std::optional<PastMatter> past = {};
};

}  // namespace yichuang::core
