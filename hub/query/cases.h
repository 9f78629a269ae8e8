#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Cases as the page of the back office lists and shows them. No value has a person's name, number
/// or words: an applicant is a handle and is not told, members of staff are work numbers.
namespace yichuang::query {

/// Which cases somebody looks for.
enum class CaseView : std::uint8_t {
  kMine,        ///< not over, and their papers are with the one who asks; drafts too
  kOpen,        ///< received and not over; like the last two without parts of joint matters
  kDueSoon,     ///< with a yellow card
  kLate,        ///< with a red card
  kDraft,       ///< the whole hall's
  kCorrection,  ///< wait for the applicant
  kDelivered,   ///< the last delivered ones first
  kAll,         ///< the newest first, whatever became of them
};
inline constexpr int kCaseViewCount = 8;

/// Where a list goes on: behind this row.
struct CaseCursor {
  std::int64_t key = 0;
  std::uint64_t id = 0;
  friend bool operator==(const CaseCursor&, const CaseCursor&) = default;
};

struct CaseListAsk {
  CaseView view = CaseView::kMine;
  std::string viewer;       ///< work number of the one who asks
  std::uint32_t staff = 0;  ///< his id when he is staff of a window, else 0
  std::string no;           ///< begin of a case number, or an outside number; then `view` is kAll
  std::optional<CaseCursor> after;
};

/// Colour of the card about the due date.
enum class DueCard : std::uint8_t { kNone, kYellow, kRed };

struct CaseRow {
  std::uint64_t id = 0;
  std::string no;  ///< "" of a draft
  std::string item;
  std::string outside;        ///< number of the outside system
  int depth = 0;              ///< core's order: 登记件, 即办件, 承诺件
  int state = 0;              ///< core::CaseState
  std::optional<int> ending;  ///< core::CaseEnd, of one that ended without delivery
  int window = 0;
  std::uint32_t staff = 0;  ///< id of who received it
  std::string holder;       ///< work number; "" while nobody took the papers over
  std::int64_t received_ms = 0;
  std::optional<std::int64_t> promised_ms;
  std::optional<std::int64_t> legal_ms;
  DueCard card = DueCard::kNone;
  bool step_late = false;  ///< a red card about a step
  int corrections = 0;
  int repeated = 0;  ///< violations of 一次性告知
  int promises = 0;  ///< open ones
  bool extended = false;
  std::optional<std::int64_t> decided_ms;
  std::optional<bool> approved;
  std::optional<std::int64_t> over_ms;
  std::uint64_t joint = 0;  ///< the joint matter it is a part of; 0: none
  int parts = 0;            ///< of a joint matter: how many; 0 of every other case
  int parts_done = 0;       ///< decided or ended
  int parts_denied = 0;
  int saved_days = 0;  ///< working days
  friend bool operator==(const CaseRow&, const CaseRow&) = default;
};

/// How many each list has; counting ends at kMostCounted.
struct CaseCounts {
  std::uint32_t mine = 0;
  std::uint32_t open = 0;
  std::uint32_t due_soon = 0;
  std::uint32_t late = 0;
  std::uint32_t draft = 0;
  std::uint32_t correction = 0;
  friend bool operator==(const CaseCounts&, const CaseCounts&) = default;
};
inline constexpr int kMostCounted = 1000;

struct CaseList {
  std::vector<CaseRow> rows;  ///< at most kCaseRows
  std::optional<CaseCursor> next;
  CaseCounts counts;
  friend bool operator==(const CaseList&, const CaseList&) = default;
};
inline constexpr int kCaseRows = 50;

/// Something that happened to a case: a row of the ledger.
struct CaseMoment {
  std::uint64_t seq = 0;
  std::int64_t at_ms = 0;
  std::string actor;  ///< "user:1001", "hub"
  std::string kind;   ///< "case_received(1)"
  std::string body;   ///< JSON of the kind
  friend bool operator==(const CaseMoment&, const CaseMoment&) = default;
};

struct CaseFile {
  CaseRow row;
  std::vector<CaseMoment> moments;  ///< oldest first
  std::vector<CaseRow> parts;       ///< of a joint matter
  std::optional<CaseRow> joint;     ///< what it is a part of
  friend bool operator==(const CaseFile&, const CaseFile&) = default;
};

struct HandOverPaper {
  std::uint64_t id = 0;
  std::string no;
  std::string item;
  friend bool operator==(const HandOverPaper&, const HandOverPaper&) = default;
};

/// 交接单.
struct HandOverRow {
  std::uint64_t batch = 0;
  std::string from;
  std::string to;
  std::int64_t offered_ms = 0;
  std::optional<int> answer;  ///< core::HandOverAnswer; absent: it waits
  std::optional<std::int64_t> answered_ms;
  std::vector<HandOverPaper> cases;
  friend bool operator==(const HandOverRow&, const HandOverRow&) = default;
};
inline constexpr int kHandOverRows = 30;

}  // namespace yichuang::query
