// Measures the lists of cases: the hub's own tables with so many cases in them, read by the hub's
// own reader, beside the same questions without their indexes.
//
// The tables are made from events, as the hub makes them, in a folder of its own. Prints one line
// of JSON for each of the two.

#include <CLI/CLI.hpp>
#include <array>
#include <chrono>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "hub/sqlite/case_table.h"
#include "hub/sqlite/database.h"
#include "hub/sqlite/reader.h"
#include "hub/sqlite/store.h"
#include "tools/load/latencies.h"

namespace {

namespace core = yichuang::core;
namespace query = yichuang::query;
namespace sqlite = yichuang::sqlite;
using nlohmann::ordered_json;
using std::chrono::steady_clock;

constexpr std::array<const char*, query::kCaseViewCount> kViews{
    "mine", "open", "due_soon", "late", "draft", "correction", "delivered", "all"};
constexpr int kRepeats = 20;
constexpr int kDeepPages = 15;
constexpr std::uint32_t kStaff = 60;
constexpr core::Instant kFirst{core::Millis(1'700'000'000'000)};
constexpr std::uint64_t kJointEvery = 20;  ///< of so many cases one is a joint matter
constexpr std::uint64_t kJointParts = 3;   ///< and the next ones are its parts

/// A hall's years: most cases are delivered, one in five is under way; some are parts of a joint
/// matter, which is delivered when all of them are decided.
class Years {
 public:
  explicit Years(sqlite::Database& database) : table_(database) {}

  void Take(std::uint64_t id) {
    at_ = kFirst + std::chrono::minutes(3 * id);
    const core::CaseId kase{id};
    const std::string item = "item-" + std::to_string(id % 180);
    const auto window = core::WindowNo(static_cast<std::uint16_t>(1 + id % 40));
    const core::StaffId staff{static_cast<std::uint32_t>(1 + id % kStaff)};
    if (id % kJointEvery == 0) return TakeJoint(kase, window, staff);
    const bool is_part = id > kJointEvery && id % kJointEvery <= kJointParts;
    const int lot = is_part ? 5 + Lot(94) : Lot(99);
    if (lot < 2) return Bring(core::CaseDrafted{kase, item, {}, window, staff});
    core::CaseReceived received;
    received.id = kase;
    received.no = item + "20260511" + std::to_string(id);
    received.item = item;
    received.day = std::chrono::year(2026) / 5 / 11;
    received.window = window;
    received.staff = staff;
    if (is_part) received.joint = core::CaseId{id - id % kJointEvery};
    Bring(received);
    if (lot < 5) return Bring(core::CorrectionAsked{kase, {}, received.day, "1001"});
    core::Dues dues;
    dues.promised = at_ + std::chrono::hours(24 * 14 + Lot(200));
    dues.legal = *dues.promised + std::chrono::hours(24 * 14);
    Bring(core::CaseAccepted{kase, received.day, false, dues, "1001"});
    if (lot < 10) return;
    Bring(core::CaseHandedOver{kase, "1001", "3" + std::to_string(100 + id % 30)});
    if (lot < 20) {
      if (lot < 13) Bring(core::CaseCarded{kase, core::CardCause::kDueSoon, ""});
      if (lot < 11) Bring(core::CaseCarded{kase, core::CardCause::kLate, ""});
      return;
    }
    Bring(core::CaseDecided{kase, lot != 20, core::CaseGround::kNone, "3001"});
    if (!is_part) return Bring(core::CaseDelivered{kase, core::DeliveryWay::kWindow, "1001"});
    decided_.push_back(kase);
    if (decided_.size() < kJointParts) return;
    Bring(core::JointDelivered{*received.joint, core::DeliveryWay::kWindow, "1001"});
    for (const core::CaseId part : decided_)
      Bring(core::CaseDelivered{part, core::DeliveryWay::kWindow, "1001"});
  }

 private:
  int Lot(int most) { return std::uniform_int_distribution<int>(0, most)(random_); }

  void TakeJoint(core::CaseId kase, core::WindowNo window, core::StaffId staff) {
    decided_.clear();
    core::JointReceived joint;
    joint.id = kase;
    joint.no = "joint20260511" + std::to_string(core::Number(kase));
    joint.matter = "business-setup-joint";
    joint.day = std::chrono::year(2026) / 5 / 11;
    joint.window = window;
    joint.staff = staff;
    for (std::uint64_t part = 1; part <= kJointParts; ++part)
      joint.parts.push_back({core::CaseId{core::Number(kase) + part}, "item"});
    Bring(joint);
  }

  template <typename Event>
  void Bring(const Event& event) {
    const core::Record record{++seq_, at_, "hub", event};
    table_.Bring(record, 0, event);
    table_.NoteRow(record, event.id);
  }

  sqlite::CaseTable table_;
  std::mt19937 random_{20260511};
  std::vector<core::CaseId> decided_;  ///< parts of the newest joint matter
  std::uint64_t seq_ = 0;
  core::Instant at_{};
};

void Fill(const std::filesystem::path& file, std::uint64_t cases) {
  sqlite::Store::Create(file);
  sqlite::Database database(file, sqlite::Database::Mode::kReadWrite);
  sqlite::Transaction all(database);
  Years years(database);
  for (std::uint64_t id = 1; id <= cases; ++id) years.Take(id);
  all.Commit();
}

/// The same table without what makes a list a walk along an index.
void DropIndexes(const std::filesystem::path& file) {
  sqlite::Database database(file, sqlite::Database::Mode::kReadWrite);
  for (const char* name : {"case_no", "case_outside", "case_state", "case_due", "case_card",
                           "case_mine", "case_delivered"})
    database.Execute(std::string("DROP INDEX ") + name);
}

class Asking {
 public:
  explicit Asking(const std::filesystem::path& file) : reader_(file) {}

  /// First page and a deep one of every list, and a case looked for by its number.
  ordered_json Measure(const char* name, std::uint64_t cases) {
    for (int view = 0; view < query::kCaseViewCount; ++view) {
      query::CaseListAsk ask{static_cast<query::CaseView>(view), "3107", 7, {}, {}};
      const std::string list = kViews[static_cast<std::size_t>(view)];
      Time(list, ask);
      for (int page = 0; page < kDeepPages; ++page) {
        const auto next = reader_.Cases(ask).next;
        if (!next) break;
        ask.after = next;
      }
      Time(list + " (deep)", ask);
    }
    Time("a number", {query::CaseView::kAll, "3107", 7, "item-77202605111", {}});
    return {{"name", name},
            {"cases", cases},
            {"lists", all_.size()},
            {"p50_ms", all_.Percentile(0.5)},
            {"p99_ms", all_.Percentile(0.99)},
            {"worst_ms", worst_},
            {"worst_list", worst_list_}};
  }

 private:
  void Time(const std::string& list, const query::CaseListAsk& ask) {
    for (int i = 0; i < kRepeats; ++i) {
      const auto begin = steady_clock::now();
      (void)reader_.Cases(ask);
      const double ms =
          std::chrono::duration<double, std::milli>(steady_clock::now() - begin).count();
      all_.Add(ms);
      if (ms <= worst_) continue;
      worst_ = ms;
      worst_list_ = list;
    }
  }

  sqlite::SqliteReader reader_;
  yichuang::load::Latencies all_;
  double worst_ = 0;
  std::string worst_list_;
};

void Print(const ordered_json& line) { std::puts(line.dump().c_str()); }

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Measures the lists of cases."};
  std::filesystem::path folder;
  std::uint64_t cases = 200'000;
  app.add_option("--dir", folder, "made for the tables; must not exist")->required();
  app.add_option("--cases", cases)->check(CLI::Range(1, 2'000'000))->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  try {
    if (std::filesystem::exists(folder)) {
      std::fprintf(stderr, "yichuang-case-bench: %s is there already; name another folder\n",
                   folder.c_str());
      return 2;
    }
    std::filesystem::create_directories(folder);
    const auto file = folder / "hall.db";
    Fill(file, cases);
    Print(Asking(file).Measure("cases hub", cases));
    DropIndexes(file);
    Print(Asking(file).Measure("cases scan", cases));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "yichuang-case-bench: %s\n", error.what());
    return 1;
  }
  return 0;
}
