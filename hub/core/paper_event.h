#pragma once

#include <cstdint>
#include <string>

#include "hub/core/ids.h"

/// What happens to the papers of a case.
namespace yichuang::core {

/// 文书, in the order of documents::CasePaperKind.
enum class PaperKind : std::uint8_t {
  kReceipt,
  kAcceptance,
  kCorrection,
  kRefusal,
  kTolerancePledge,
  kToleranceNotice,
  kHandOver,
  kExtension,
  kSpecialProcedure,
  kApproval,
  kDenial,
  kDelivery,
};
inline constexpr int kPaperKindCount = 12;

/// A paper's number: of a series of its own for each kind and year, without a gap.
struct PaperNo {
  PaperKind kind = PaperKind::kReceipt;
  std::uint16_t year = 0;  ///< of the hall day
  std::uint32_t number = 0;
  friend bool operator==(const PaperNo&, const PaperNo&) = default;
};

/// A paper got its number and was printed for the first time.
struct PaperIssued {
  PaperNo no;
  CaseId id{};
  std::uint64_t about = 0;  ///< ledger row of what it tells
  std::string code;         ///< 验证码, kPaperCodeSize of A-Z and 2-7
  std::string by;
  friend bool operator==(const PaperIssued&, const PaperIssued&) = default;
};
inline constexpr std::size_t kPaperCodeSize = 12;

/// 补打: the same paper once more.
struct PaperReprinted {
  PaperNo no;
  std::uint32_t print = 2;  ///< the second, the third …
  std::string by;
  friend bool operator==(const PaperReprinted&, const PaperReprinted&) = default;
};

enum class PaperFault : std::uint8_t { kMisprint, kWrongContent, kNotServed };
inline constexpr int kPaperFaultCount = 3;

/// 作废: its number is never given again.
struct PaperVoided {
  PaperNo no;
  PaperFault fault = PaperFault::kMisprint;
  std::string by;
  friend bool operator==(const PaperVoided&, const PaperVoided&) = default;
};

}  // namespace yichuang::core
