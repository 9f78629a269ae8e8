#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "hub/core/appeal.h"
#include "hub/core/case_command.h"
#include "hub/core/ids.h"
#include "hub/core/matter_command.h"
#include "hub/core/report.h"

namespace yichuang::core {

/// What a late press needs to know of a service that Hall no longer holds.
struct PastService {
  ServiceId service{};
  WindowNo window{};
  StaffId staff{};
  std::string evaluator;  ///< device the invitation was shown on; "" when never invited
  Instant ended{};
  std::uint32_t limit_ms = 0;  ///< signed limit of the invitation
  bool rated = false;          ///< it has its counted rating
  friend bool operator==(const PastService&, const PastService&) = default;
};

/// Questions about the past, asked by the hall thread before Decide, inside its transaction.
class Lookup {
 public:
  /// The service, or absent when there is none. A storage error ends the process (law 10), it never
  /// returns here.
  virtual std::optional<PastService> FindService(ServiceId service) = 0;

  /// Whether the books hold anything of this source under this epoch: then it was closed when
  /// another one began, and must never begin again. As for errors, see FindService.
  virtual bool KnowsEpoch(const std::string& source, std::uint32_t epoch) = 0;

  /// The paper of the case that tells of that ledger row and is not void; absent when none was
  /// printed. As for errors, see FindService.
  virtual std::optional<PastPaper> FindPaper(CaseId id, PaperKind kind, std::uint64_t about) = 0;

  /// The paper of this number, void or not; absent when there is none.
  virtual std::optional<PastPaper> FindPaper(const PaperNo& no) = 0;

  /// Number of the 登记件 of the item with this number of the outside system; "" when there is
  /// none.
  virtual std::string FindOutside(const std::string& item, const std::string& outside) = 0;

  /// Number of a case of the applicant and item that was settled on that day; "" when there is
  /// none. `applicant` is a handle and not "".
  virtual std::string FindSettled(const std::string& applicant, const std::string& item,
                                  HallDay day) = 0;

  /// Number of the applicant's newest case that ended because a promise was not kept; "" when there
  /// is none. `applicant` is a handle and not "".
  virtual std::string FindBroken(const std::string& applicant) = 0;

  /// The matter, when there is one and it is over; absent else. As for errors, see FindService.
  virtual std::optional<PastMatter> FindMatter(MatterId id) = 0;

  /// Number of a matter that is not over and whose person this is; "" when there is none.
  virtual std::string FindMatterOf(const std::string& person) = 0;

  /// Whether the sample of the month was drawn.
  virtual bool KnowsSample(SampleMonth month) = 0;

  /// A matter of the sample of that month; absent when it is not in it.
  virtual std::optional<SampledMatter> FindSampled(SampleMonth month, MatterId id) = 0;

  /// The newest published edition of a report; absent when there is none.
  virtual std::optional<PastReport> FindReport(ReportKind kind, HallDay from,
                                               const std::string& unit,
                                               const std::string& person) = 0;

  /// What an appeal is against. As for errors, see FindService.
  virtual PastAppealed FindAppealed(const AppealAgainst& against) = 0;

 protected:
  ~Lookup() = default;
};

}  // namespace yichuang::core
