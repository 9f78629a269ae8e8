#include "hub/catalogue/load.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/hub/catalogue/sample_files.h"

namespace yichuang::catalogue {

namespace {

std::vector<Fault> FaultsOf(const Loaded& loaded) {
  const auto* faults = std::get_if<std::vector<Fault>>(&loaded);
  return faults == nullptr ? std::vector<Fault>{} : *faults;
}

TEST(Load, ReadsEveryFieldOfAnItem) {
  const Loaded loaded = LoadSample();
  ASSERT_TRUE(std::holds_alternative<Catalogue>(loaded))
      << ::testing::PrintToString(FaultsOf(loaded));
  const Catalogue& catalogue = std::get<Catalogue>(loaded);
  EXPECT_EQ(catalogue.version, 7U);
  EXPECT_EQ(catalogue.district, (Text{"云澜区", "Yunlan"}));
  EXPECT_TRUE(catalogue.sample);
  EXPECT_EQ(catalogue.themes, (std::vector<Theme>{{"business", {"创业开店", "Business"}}}));
  EXPECT_EQ(catalogue.life_events, (std::vector<LifeEvent>{{"open-shop", {"开店", ""}}}));
  EXPECT_EQ(catalogue.departments,
            (std::vector<Department>{{"market", {"市场监管局", "Market"}, "000-0001"}}));
  ASSERT_EQ(catalogue.items.size(), 2U);
  const Item& item = catalogue.items[0];
  EXPECT_EQ(item.department, "market");
  EXPECT_EQ(item.type, ItemType::kLicence);
  EXPECT_EQ(item.subject, Subject::kBoth);
  EXPECT_EQ(item.materials[1].copies, 2);
  EXPECT_FALSE(item.materials[1].mandatory);
  EXPECT_TRUE(item.materials[1].tolerable);
  EXPECT_TRUE(item.materials[2].shared);
  EXPECT_EQ(item.materials[2].when, (std::vector<Condition>{{"place", {"own"}}}));
  EXPECT_EQ(item.steps[0].limit, (Limit{LimitUnit::kOnTheSpot, 0}));
  EXPECT_EQ(item.statutory, (Limit{LimitUnit::kWorkingDays, 20}));
  EXPECT_EQ(item.windows, (std::vector<std::uint16_t>{3, 4}));
  using namespace std::chrono;
  EXPECT_EQ(item.basis, (std::vector<Basis>{{"某法", "第三十二条", 2019y / July / 1}}));
  Item bare;
  bare.id = "sp-0002";
  bare.department = "market";
  bare.name = {"个体工商户注销登记", ""};
  EXPECT_EQ(catalogue.items[1], bare);
}

TEST(Load, OneBadRowRefusesTheWholeImport) {
  const Loaded loaded = LoadChanged(R"("id": "sp-0002")", R"("id": "SP 2")");
  ASSERT_TRUE(std::holds_alternative<std::vector<Fault>>(loaded));
  EXPECT_EQ(FaultsOf(loaded),
            (std::vector<Fault>{{"market.json", "SP 2", 42, "id", Reason::kBadId}}));
}

struct Change {
  const char* what;
  const char* by;
  std::vector<Fault> faults;
};

TEST(Load, NamesFileRowLineFieldAndReason) {
  using Faults = std::vector<Fault>;
  const auto fault = [](std::size_t line, const char* field, Reason reason) {
    return Fault{"market.json", "sp-0001", line, field, reason};
  };
  const auto item = [&fault](std::size_t line, const char* field, Reason reason) {
    return Faults{fault(line, field, reason)};
  };
  const std::vector<Change> changes = {
      {R"("summary")", R"("sumary")", item(7, "sumary", Reason::kUnknownField)},
      {R"("summary": "开饭店前要办的证。")", R"("type": "levy")",
       item(8, "type", Reason::kDuplicateField)},
      {R"("name": {"zh": "食品经营许可", "en": "Food business licence"},)", "",
       item(4, "name", Reason::kMissingField)},
      {R"("licence")", R"("license")", item(8, "type", Reason::kUnknownWord)},
      {R"("depth": "promised")", R"("depth": 3)", item(8, "depth", Reason::kWrongType)},
      {R"("themes": ["business"])", R"("themes": ["house"])",
       item(9, "themes[0]", Reason::kUnknownReference)},
      {R"(["open-shop"])", R"(["wed"])", item(9, "life_events[0]", Reason::kUnknownReference)},
      {R"("synonyms": ["开店")", R"("synonyms": ["")", item(10, "synonyms[0]", Reason::kEmptyText)},
      {R"(["有固定场所"])", R"([""])", item(11, "conditions[0]", Reason::kEmptyText)},
      {R"([{"id": "rent", "name": "租的"}, {"id": "own", "name": {"zh": "自有", "en": "Own"}}])",
       R"([{"id": "rent", "name": "租的"}])",
       Faults{fault(14, "situations[0].options", Reason::kTooFewOptions),
              fault(22, "materials[2].when[0].options[0]", Reason::kUnknownReference)}},
      {R"("租的"})", R"(" "})", item(14, "situations[0].options[0].name", Reason::kEmptyText)},
      {R"("id": "own")", R"("id": "rent")",
       Faults{fault(14, "situations[0].options[1].id", Reason::kDuplicateId),
              fault(22, "materials[2].when[0].options[0]", Reason::kUnknownReference)}},
      {R"({"id": "form", "name": "申请书", "originals": 1})",
       R"({"id": "form", "name": "申请书", "originals": 100})",
       item(17, "materials[0].originals", Reason::kOutOfRange)},
      {R"("copies": 2)", R"("copies": -1)", item(19, "materials[1].copies", Reason::kOutOfRange)},
      {R"("copies": 2)", R"("copies": 1.5)", item(19, "materials[1].copies", Reason::kOutOfRange)},
      {R"("copies": 2)", R"("copies": "2")", item(19, "materials[1].copies", Reason::kWrongType)},
      {R"("question": "place", "options": ["rent"])", R"("question": "plaza", "options": ["rent"])",
       item(20, "materials[1].when[0].question", Reason::kUnknownReference)},
      {R"("options": ["own"])", R"("options": ["lent"])",
       item(22, "materials[2].when[0].options[0]", Reason::kUnknownReference)},
      {R"("id": "deed")", R"("id": "form")", item(21, "materials[2].id", Reason::kDuplicateId)},
      {R"({"unit": "on_the_spot"})", R"({"unit": "on_the_spot", "amount": 1})",
       item(25, "steps[0].limit.amount", Reason::kOutOfRange)},
      {R"("promised": {"unit": "working_days", "amount": 10})",
       R"("promised": {"unit": "working_days", "amount": 21})",
       item(29, "promised", Reason::kLimitTooLong)},
      {R"("charged": true, )", "",
       Faults{fault(30, "fee.amount", Reason::kFeeContradiction),
              fault(30, "fee.basis", Reason::kFeeContradiction)}},
      {R"("windows": [3, 4])", R"("windows": [3, 0])", item(34, "windows[1]", Reason::kOutOfRange)},
      {R"("2019-07-01")", R"("2019-02-30")",
       item(37, "basis[0].in_force_since", Reason::kOutOfRange)},
      {R"("交材料")", R"("交\u0007材料")", item(25, "steps[0].detail", Reason::kBadCharacter)},
      {R"("phone": "000-0000")", R"("phone": "000-0000 and a text far too long for a telephone")",
       item(35, "phone", Reason::kTooLong)},
      {R"("phone": "000-0001")", R"("fon": "000-0001")",
       Faults{{"market.json", "", 2, "department.fon", Reason::kUnknownField}}},
      {R"("id": "sp-0002",)", "",
       Faults{{"market.json", "items[1]", 41, "id", Reason::kMissingField}}},
      {R"("sp-0002")", R"("sp-0001")",
       Faults{{"market.json", "sp-0001", 42, "id", Reason::kDuplicateId}}},
  };
  for (const Change& change : changes) {
    EXPECT_EQ(FaultsOf(LoadChanged(change.what, change.by)), change.faults)
        << change.what << " → " << change.by;
  }
}

TEST(Load, AnUnverifiedItemClaimsNoLaw) {
  const auto faults = FaultsOf(LoadChanged(R"("verified": true)", R"("verified": false)"));
  EXPECT_EQ(faults, (std::vector<Fault>{
                        {"market.json", "sp-0001", 28, "statutory", Reason::kUnverifiedClaim},
                        {"market.json", "sp-0001", 30, "fee.basis", Reason::kUnverifiedClaim},
                        {"market.json", "sp-0001", 37, "basis", Reason::kUnverifiedClaim}}));
}

TEST(Load, ACompleteItemHasAllItsParts) {
  const auto faults = FaultsOf(
      LoadChanged(R"("name": "个体工商户注销登记")", R"("name": "注销登记", "complete": true)"));
  std::vector<std::string> missing;
  for (const Fault& fault : faults) {
    EXPECT_EQ(fault.reason, Reason::kIncomplete);
    EXPECT_EQ(fault.row, "sp-0002");
    missing.push_back(fault.field);
  }
  EXPECT_EQ(missing,
            (std::vector<std::string>{"situations", "materials", "steps", "promised", "result"}));
}

TEST(Load, LimitsAreComparedOnlyWhereTheirUnitsAllow) {
  const auto reason = [](const char* promised, const char* statutory) {
    std::string text =
        With(kSampleDepartment, R"("statutory": {"unit": "working_days", "amount": 20})",
             std::string(R"("statutory": )") + statutory);
    text = With(text, R"("promised": {"unit": "working_days", "amount": 10})",
                std::string(R"("promised": )") + promised);
    return FaultsOf(LoadSample(kSampleHead, text)).size();
  };
  constexpr const char* kSpot = R"({"unit": "on_the_spot"})";
  constexpr const char* kHours48 = R"({"unit": "hours", "amount": 48})";
  constexpr const char* kHours49 = R"({"unit": "hours", "amount": 49})";
  constexpr const char* kDays2 = R"({"unit": "natural_days", "amount": 2})";
  constexpr const char* kDays9 = R"({"unit": "natural_days", "amount": 9})";
  constexpr const char* kWork3 = R"({"unit": "working_days", "amount": 3})";
  EXPECT_EQ(reason(kSpot, kDays2), 0U);
  EXPECT_EQ(reason(kDays2, kSpot), 1U);
  EXPECT_EQ(reason(kHours48, kDays2), 0U);
  EXPECT_EQ(reason(kHours49, kDays2), 1U);
  EXPECT_EQ(reason(kDays9, kHours48), 1U);
  EXPECT_EQ(reason(kWork3, kDays2), 1U);
  EXPECT_EQ(reason(kDays9, kWork3), 0U) << "depends on the calendar, so nothing is said";
}

TEST(Load, TellsEveryFaultAtOnceInTheOrderOfLines) {
  std::string text = With(kSampleDepartment, R"("licence")", R"("license")");
  text = With(text, R"("copies": 2)", R"("copies": 200)");
  text = With(text, R"("sp-0002")", R"("!")");
  text = With(text, R"("个体工商户注销登记")", R"("")");
  const auto faults = FaultsOf(LoadSample(kSampleHead, text));
  std::vector<std::size_t> lines;
  for (const Fault& fault : faults) lines.push_back(fault.line);
  EXPECT_EQ(lines, (std::vector<std::size_t>{8, 19, 42, 43})) << ::testing::PrintToString(faults);
}

TEST(Load, ListsABoundedNumberOfFaults) {
  std::string items = R"({"department": {"id": "d", "name": "部门"}, "items": [)";
  for (int i = 0; i < 3000; ++i) items += R"({"id": "x", "nome": "y"},)";
  items.back() = ']';
  EXPECT_EQ(FaultsOf(LoadSample(kSampleHead, items + "}")).size(), kMaxFaults);
}

TEST(Load, SaysWhatIsWrongWithAWholeFile) {
  const auto only = [](std::string_view text) {
    const auto faults = FaultsOf(LoadSample(kSampleHead, text));
    return faults.empty() ? Fault{} : faults.front();
  };
  EXPECT_EQ(only("{\n\"items\": [\n,]}"), (Fault{"market.json", "", 3, "", Reason::kMalformed}));
  EXPECT_EQ(only("[]"), (Fault{"market.json", "", 1, "", Reason::kMalformed}));
  EXPECT_EQ(only("\xff"), (Fault{"market.json", "", 1, "", Reason::kMalformed}));
  EXPECT_EQ(only(std::string(100, '[')), (Fault{"market.json", "", 1, "", Reason::kMalformed}));
  EXPECT_EQ(only(""), (Fault{"market.json", "", 1, "", Reason::kMalformed}));
  EXPECT_EQ(only(std::string(kMaxFileBytes + 1, ' ')),
            (Fault{"market.json", "", 0, "", Reason::kTooLarge}));
  const std::vector<SourceFile> none;
  const auto faults = FaultsOf(LoadFiles(none, 1));
  ASSERT_EQ(faults.size(), 2U);
  EXPECT_EQ(faults[0].reason, Reason::kFileMissing);
}

TEST(Load, ReadsAFolder) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(::testing::TempDir()) / "catalogue_load_test";
  fs::remove_all(folder);
  fs::create_directories(folder);
  EXPECT_EQ(FaultsOf(LoadFolder(folder / "nowhere", 1)).at(0).reason, Reason::kUnreadable);
  std::ofstream(folder / "catalogue.json") << kSampleHead;
  std::ofstream(folder / "market.json") << kSampleDepartment;
  std::ofstream(folder / "README.md") << "no part of it";
  EXPECT_EQ(LoadFolder(folder, 7), LoadSample());
  fs::create_directory(folder / "other.json");
  EXPECT_EQ(FaultsOf(LoadFolder(folder, 7)),
            (std::vector<Fault>{{"other.json", "", 0, "", Reason::kUnreadable}}));
  fs::remove_all(folder);
}

TEST(Load, DescribesAFaultForAnOperator) {
  const Fault fault{"market.json", "sp-0001", 19, "materials[1].copies", Reason::kOutOfRange};
  EXPECT_EQ(DescribeZh(fault),
            "market.json:19 sp-0001 materials[1].copies: 数值或日期超出范围。请改正。");
  EXPECT_EQ(DescribeEn(fault),
            "market.json:19 sp-0001 materials[1].copies: A number or date is out of range. "
            "Correct it.");
  EXPECT_EQ(DescribeEn({"", "", 0, "", Reason::kMalformed}), TextEn(Reason::kMalformed));
}

}  // namespace
}  // namespace yichuang::catalogue
