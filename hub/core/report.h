#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hub/core/report_event.h"
#include "hub/core/role.h"

/// Reports that are under way. What is published or withdrawn is forgotten: the tables have it.
namespace yichuang::core {

struct Hall;
struct Record;

struct OpenReport {
  ReportKind kind = ReportKind::kRatings;
  HallDay from{};
  std::string unit;
  bool settled = false;
  ReportId replaces{};
  std::string sm3;
  std::string drafted_by;
  bool approved = false;
  std::string person = {};  ///< work number, of a 评议结果建议函
  friend bool operator==(const OpenReport&, const OpenReport&) = default;
};

/// One that is due and not published.
struct ExpectedReport {
  ReportKind kind = ReportKind::kRatings;
  HallDay from{};
  HallDay until{};
  bool settled = false;
  Instant due{};
  bool late = false;
  friend bool operator==(const ExpectedReport&, const ExpectedReport&) = default;
};

/// So many are kept; of a hall that publishes none the oldest are forgotten.
inline constexpr std::size_t kMostExpected = 36;

/// The newest one of the whole hall.
struct LatestReport {
  HallDay from{};
  bool settled = false;
  friend bool operator==(const LatestReport&, const LatestReport&) = default;
};

struct Reports {
  std::uint64_t next = 1;
  std::uint16_t year = 0;          ///< of the last number
  std::uint32_t last_number = 0;   ///< of that year
  std::optional<HallDay> since{};  ///< the hall's first day
  std::map<ReportId, OpenReport> open;
  std::vector<ExpectedReport> expected;                   ///< oldest first
  std::map<std::pair<ReportKind, bool>, HallDay> wanted;  ///< first day of the last period, by job
  std::map<ReportKind, LatestReport> published;
  friend bool operator==(const Reports&, const Reports&) = default;
};

/// Who asks. The hub itself has no number.
struct ReportActor {
  std::string number;
  RoleSet roles;
  bool hub = false;
};

/// What the ledger has of the newest published edition; see FetchPast.
struct PastReport {
  ReportId id{};
  std::uint16_t edition = 1;
  bool settled = false;
  std::string figures;
  friend bool operator==(const PastReport&, const PastReport&) = default;
};

/// The sender has read the figures and vouches for the hashes and for `settled`.
struct DraftReport {
  ReportKind kind = ReportKind::kRatings;
  HallDay from{};
  std::string unit;
  bool settled = false;
  std::string body;
  std::string sm3;
  std::string figures;
  ReportActor actor;
  std::optional<PastReport> past = {};
  std::string person = {};  ///< work number: whom it is about, of a kind of one person
};
inline constexpr std::size_t kMostReportBody = 512UL * 1024;

enum class ReportStep : std::uint8_t { kApprove, kPublish, kWithdraw };
inline constexpr std::array<std::string_view, 3> kReportStepNames{"approve", "publish", "withdraw"};

struct StepReport {
  ReportId id{};
  ReportStep step = ReportStep::kApprove;
  ReportActor actor;
};

/// Who may see ratings of single services also sees reports that are not settled.
inline constexpr RoleSet kReportSingles{Role::kDutyManager, Role::kHallManager, Role::kInspector};
/// Who drafts reports of the hall. A unit head drafts those of his own unit.
inline constexpr RoleSet kReportDrafters{Role::kDutyManager, Role::kHallManager, Role::kInspector};
/// Who approves reports of the hall. A unit head approves those of his own unit.
inline constexpr RoleSet kReportApprovers{Role::kLeader, Role::kHallManager};
/// Who sees a letter about somebody before it was sent, and is not that somebody.
inline constexpr RoleSet kProposalReaders{Role::kLeader, Role::kHallManager, Role::kInspector};
/// Who makes them public once they are approved.
inline constexpr RoleSet kReportPublishers{Role::kLeader, Role::kHallManager, Role::kInspector};

/// "ratings 2026-10": what an alarm says of a report.
std::string ReportSource(ReportKind kind, HallDay from);

void ApplyReport(Hall& hall, const Record& record, const ReportWanted& event);
void ApplyReport(Hall& hall, const Record& record, const ReportLate& event);
void ApplyReport(Hall& hall, const Record& record, const ReportDrafted& event);
void ApplyReport(Hall& hall, const Record& record, const ReportApproved& event);
void ApplyReport(Hall& hall, const Record& record, const ReportPublished& event);
void ApplyReport(Hall& hall, const Record& record, const ReportWithdrawn& event);

/// After a restore: see SkipLostIds.
void SkipLostReports(Reports& reports);

}  // namespace yichuang::core
