#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "hub/catalogue/item.h"
#include "hub/documents/paper.h"

/// The papers of a case (文书): what each says is data, hub/documents/data/case-papers.json; what
/// it says it about are facts of the case. They are Chinese, as the law's own words are.
namespace yichuang::documents {

enum class CasePaperKind : std::uint8_t {
  kReceipt,           ///< 申请材料接收回执
  kAcceptance,        ///< 受理通知书
  kCorrection,        ///< 申请材料补正告知书
  kRefusal,           ///< 不予受理通知书
  kTolerancePledge,   ///< 容缺受理承诺书
  kToleranceNotice,   ///< 容缺受理通知书
  kHandOver,          ///< 物料流转凭证
  kExtension,         ///< 延长办理期限通知书
  kSpecialProcedure,  ///< 特殊程序审查期限告知书
  kApproval,          ///< 准予决定书
  kDenial,            ///< 不予批准决定书
  kDelivery,          ///< 送达回执
};
inline constexpr std::size_t kCasePaperKinds =
    static_cast<std::size_t>(CasePaperKind::kDelivery) + 1;

/// "acceptance".
std::string_view Name(CasePaperKind kind);

/// What a paper of one kind says. `{applicant}` and the like are places that facts fill.
struct CasePaperRule {
  enum class List : std::uint8_t { kNone, kMaterials, kDefects, kMissing };
  std::string series;  ///< word before the year of its numbers: 受理
  std::string title;
  std::vector<std::string> text;  ///< paragraphs before the list
  List list = List::kNone;
  bool promised = false;           ///< the promised due date stands on it
  bool statutory = false;          ///< and the legal one
  std::vector<std::string> after;  ///< paragraphs behind the list
  std::vector<std::string> sign;   ///< labels of lines to sign on
  std::string seal;                ///< which seal belongs there; "": none
  friend bool operator==(const CasePaperRule&, const CasePaperRule&) = default;
};

/// What is verified law for one type of items. A type without such a rule, and an item nobody has
/// verified, gets no article and no remedy on its papers.
struct ItemTypeRule {
  std::string law;
  std::map<CasePaperKind, std::string> titles;  ///< instead of the rule's own
  std::map<CasePaperKind, std::string> articles;
  std::map<CasePaperKind, std::string> remedies;
  friend bool operator==(const ItemTypeRule&, const ItemTypeRule&) = default;
};

struct CasePaperRules {
  std::chrono::year_month_day valid_from{};
  std::string source;
  std::map<std::string, std::string, std::less<>> labels;
  std::array<CasePaperRule, kCasePaperKinds> papers;
  std::map<catalogue::ItemType, ItemTypeRule> types;
  friend bool operator==(const CasePaperRules&, const CasePaperRules&) = default;
};

/// The rules, or a sentence that names the place of the first fault: `papers[3].text[0]: there is
/// no place {limt}`. Every kind of paper must be there once, and every label.
std::variant<CasePaperRules, std::string> ReadCasePaperRules(std::string_view json);

/// The rules that this version was built with: data/case-papers.json.
const CasePaperRules& BuiltInCasePaperRules();

/// "受理〔2026〕12号".
std::string PaperNumberText(const CasePaperRules& rules, CasePaperKind kind, int year,
                            std::uint32_t number);

/// A material on a paper. On a list of materials its numbers stand beside it, on one of defects
/// what is wrong and what is wanted, on one of missing ones in what way it is (缺少, 有瑕疵).
struct PaperMaterial {
  std::string name;
  unsigned originals = 0;
  unsigned copies = 0;
  std::string problem;
  std::string wanted;
  friend bool operator==(const PaperMaterial&, const PaperMaterial&) = default;
};

/// What one paper is about.
struct CasePaperFacts {
  CasePaperKind kind = CasePaperKind::kReceipt;
  std::string number;        ///< of its own series: "云政受〔2026〕12号"
  std::string verification;  ///< printable ASCII, asks the hall whether the paper is genuine
  unsigned print = 1;        ///< 1 for the first, 2 for the first reprint, …
  std::string hall;          ///< at the foot
  std::string organ;         ///< who decides: 实施机构
  std::string case_number;
  std::string item;
  catalogue::ItemType type = catalogue::ItemType::kPublicService;
  bool verified = false;  ///< somebody checked the item's law (catalogue::Item::verified)
  bool sample = false;    ///< of sample data: every page says so
  std::string applicant;
  std::string agent;  ///< who signs for him; may be empty
  std::chrono::local_days dated{};
  std::chrono::local_seconds made{};  ///< when it is printed, hall time
  std::vector<PaperMaterial> materials;
  std::optional<std::chrono::local_days> received, promised, statutory, limit, start, end;
  std::optional<unsigned> days;  ///< working days of an extension
  std::string reason, competent, way, procedure, result;
  struct Field {
    std::string name;
    std::string value;
  };
  std::vector<Field> form;  ///< what was filled in once for a joint matter; may be empty
};

/// One of the two copies (一式两份).
enum class PaperCopy : std::uint8_t { kForApplicant, kForFile };

/// The paper, or a sentence that names the fact it needs and has not. A paragraph that speaks of
/// law, article or remedy is left out where the type has none that is verified. A seal's place
/// stays empty: the hall puts its own there.
std::variant<Paper, std::string> MakeCasePaper(const CasePaperRules& rules,
                                               const CasePaperFacts& facts, PaperCopy copy);

}  // namespace yichuang::documents
