#pragma once

#include <cstdio>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "hub/core/hall.h"
#include "hub/core/lookup.h"

/// A hall for tests: decides and applies like the hall thread, with the past kept in memory instead
/// of SQLite.
namespace yichuang::fakes {

using namespace std::chrono_literals;

/// The past, folded from records: what the store's projections answer.
class PastBook final : public core::Lookup {
 public:
  void Take(const core::Record& record) {
    if (const auto* ended = std::get_if<core::ServiceEnded>(&record.event)) {
      core::PastService& past = services_[ended->service];
      past.service = ended->service;
      past.window = ended->window;
      past.staff = ended->staff;
      past.ended = record.at;
    } else if (const auto* opened = std::get_if<core::InvitationOpened>(&record.event)) {
      services_[opened->service].evaluator = opened->evaluator;
      services_[opened->service].limit_ms = opened->limit_ms;
    } else if (const auto* rating = std::get_if<core::RatingReceived>(&record.event)) {
      services_[rating->service].rated = true;
    }
    Keep(record.event);
    Book(record.event);
  }

  std::optional<core::PastService> FindService(core::ServiceId service) override {
    ++asked;
    const auto found = services_.find(service);
    if (found == services_.end()) return std::nullopt;
    return found->second;
  }

  bool KnowsEpoch(const std::string& source, std::uint32_t epoch) override {
    return epochs_.contains({source, epoch});
  }

  std::optional<core::PastPaper> FindPaper(core::CaseId id, core::PaperKind kind,
                                           std::uint64_t about) override {
    for (const Paper& each : papers_) {
      if (each.id == id && each.past.no.kind == kind && each.about == about && !each.past.is_void)
        return each.past;
    }
    return std::nullopt;
  }
  std::optional<core::PastPaper> FindPaper(const core::PaperNo& no) override {
    for (const Paper& each : papers_) {
      if (each.past.no == no) return each.past;
    }
    return std::nullopt;
  }

  std::string FindOutside(const std::string& item, const std::string& outside) override {
    const auto found = outside_.find({item, outside});
    return found == outside_.end() ? std::string() : found->second;
  }
  std::string FindSettled(const std::string& applicant, const std::string& item,
                          core::HallDay day) override {
    const auto found = settled_.find({applicant, item});
    return found == settled_.end() || found->second.day != day ? std::string() : found->second.no;
  }
  std::string FindBroken(const std::string& applicant) override {
    const auto found = broken_.find(applicant);
    return found == broken_.end() ? std::string() : found->second;
  }

  /// Of matters and reports this past tells what `matters` does, and nothing without it.
  std::optional<core::PastMatter> FindMatter(core::MatterId id) override {
    return matters == nullptr ? std::nullopt : matters->FindMatter(id);
  }
  std::string FindMatterOf(const std::string& person) override {
    return matters == nullptr ? std::string() : matters->FindMatterOf(person);
  }
  bool KnowsSample(core::SampleMonth month) override {
    return matters != nullptr && matters->KnowsSample(month);
  }
  std::optional<core::SampledMatter> FindSampled(core::SampleMonth month,
                                                 core::MatterId id) override {
    return matters == nullptr ? std::nullopt : matters->FindSampled(month, id);
  }

  core::PastAppealed FindAppealed(const core::AppealAgainst& against) override {
    return matters == nullptr ? core::PastAppealed{} : matters->FindAppealed(against);
  }
  std::optional<core::PastReport> FindReport(core::ReportKind kind, core::HallDay from,
                                             const std::string& unit,
                                             const std::string& person) override {
    return matters == nullptr ? std::nullopt : matters->FindReport(kind, from, unit, person);
  }

  core::Lookup* matters = nullptr;  ///< borrowed

  int asked = 0;  ///< for services

 private:
  struct Paper {
    core::CaseId id{};
    std::uint64_t about = 0;
    core::PastPaper past;
  };

  /// What intakes ask of cases that are over.
  void KeepCase(const core::Event& event) {
    if (const auto* registered = std::get_if<core::CaseRegistered>(&event))
      outside_[{registered->item, registered->outside}] = registered->no;
    if (const auto* received = std::get_if<core::CaseReceived>(&event)) {
      received_[received->id] = *received;
      if (received->rules.depth == catalogue::Depth::kOnSpot && !received->joint)
        settled_[{received->applicant, received->item}] = *received;
    }
    const auto* ended = std::get_if<core::CaseEnded>(&event);
    if (ended != nullptr && ended->end == core::CaseEnd::kPromiseBroken)
      broken_[received_[ended->id].applicant] = received_[ended->id].no;
  }

  void Keep(const core::Event& event) {
    KeepCase(event);
    if (const auto* issued = std::get_if<core::PaperIssued>(&event))
      papers_.push_back({issued->id, issued->about, {issued->no, 1, false}});
    for (Paper& each : papers_) {
      const auto* again = std::get_if<core::PaperReprinted>(&event);
      const auto* ended = std::get_if<core::PaperVoided>(&event);
      if (again != nullptr && again->no == each.past.no) each.past.prints = again->print;
      if (ended != nullptr && ended->no == each.past.no) each.past.is_void = true;
    }
  }

  void Book(const core::Event& event) {
    std::visit(
        [this](const auto& each) {
          if constexpr (requires { each.key.source; }) {
            epochs_.insert({each.key.source, each.key.epoch});
          } else if constexpr (requires { each.key->source; }) {
            if (each.key) epochs_.insert({each.key->source, each.key->epoch});
          }
        },
        event);
    if (const auto* attached = std::get_if<core::EvaluatorAttached>(&event)) {
      epochs_.insert({attached->evaluator, attached->epoch});
    }
    if (const auto* born = std::get_if<core::TerminalBorn>(&event)) {
      for (const auto& each : born->sources) epochs_.insert({each.source, each.epoch});
    }
  }

  std::set<std::pair<std::string, std::uint32_t>> epochs_;
  std::map<core::ServiceId, core::PastService> services_;
  std::vector<Paper> papers_;
  std::map<std::pair<std::string, std::string>, std::string> outside_;
  std::map<std::pair<std::string, std::string>, core::CaseReceived> settled_;
  std::map<core::CaseId, core::CaseReceived> received_;
  std::map<std::string, std::string> broken_;
};

inline std::string Numbered(const char* format, int number) {
  char text[16];
  std::snprintf(text, sizeof text, format, number);
  return text;
}
inline std::string DeviceOf(int window) { return Numbered("win-%02d", (window - 1) / 4 + 1); }
inline std::string EvaluatorOf(int window) { return Numbered("ev-%04d", window); }
inline std::string StaffOf(int window) { return Numbered("%d", 1000 + window); }

/// 2026-05-09 09:00 at the hall.
inline core::Instant Morning() {
  return std::chrono::sys_days(std::chrono::year(2026) / 5 / 9) + 1h;
}

/// Windows 1…n, four to a host, an evaluator and one member of staff each (ev-0001 and 1001 at
/// window 1).
inline core::Plan PlanOf(int windows, core::Rules rules = {}) {
  core::Plan plan;
  plan.hall = "demo";
  plan.rules = rules;
  for (int n = 1; n <= windows; ++n) {
    plan.windows.push_back({core::WindowNo(n), "A", DeviceOf(n), EvaluatorOf(n)});
    plan.staff.push_back({core::StaffId{}, StaffOf(n)});
  }
  return plan;
}

class HallBuilder {
 public:
  /// Configured, nobody on shift, nothing attached.
  explicit HallBuilder(int windows = 4, core::Rules rules = {}) {
    Do(core::Configure{PlanOf(windows, rules)});
  }

  const core::Hall& hall() const { return hall_; }
  /// No report is due from here on, until it is configured anew.
  void WantNoReports() { hall_.reports.since.reset(); }
  const std::vector<core::Record>& records() const { return records_; }
  core::Instant now() const { return now_; }
  const core::WindowState& window(int number) const {
    return hall_.windows.at(core::WindowNo(number));
  }
  PastBook& past() { return past_; }
  void Advance(core::Millis time) { now_ += time; }
  void SetNow(core::Instant now) { now_ = now; }
  /// Forgets the records kept for replay: for runs of many days.
  void ForgetRecords() { records_.clear(); }

  /// Decides now, with the lookup the hall asks for; applies nothing.
  core::Decision Try(core::Command command) {
    core::FetchPast(hall_, command, past_);
    return core::Decide(hall_, command, now_);
  }

  /// Decides now and applies the events, if any.
  core::Decision Run(core::Command command) {
    core::Decision decision = Try(std::move(command));
    if (const auto* events = std::get_if<core::Events>(&decision)) {
      for (const core::Event& event : *events) Record(event);
    }
    return decision;
  }

  /// Runs a command that must not be refused.
  core::Events Do(core::Command command) {
    core::Decision decision = Run(std::move(command));
    if (auto* events = std::get_if<core::Events>(&decision)) return std::move(*events);
    throw std::logic_error("the test's command was refused");
  }

  /// Applies an event nobody decided.
  void Record(core::Event event) {
    const core::Record record{hall_.seq + 1, now_, "test", std::move(event)};
    core::Apply(hall_, record);
    past_.Take(record);
    records_.push_back(record);
  }

  core::EntryKey NextKey(const std::string& source, std::uint32_t epoch = 1) const {
    const auto known = hall_.sources.find(source);
    const bool same = known != hall_.sources.end() && known->second.epoch == epoch;
    return {source, epoch, same ? known->second.settled + 1 : 1};
  }

  core::TakeEntry HelloEntry(const std::string& device, core::OpenedHello hello) const {
    return {device, NextKey(device), std::move(hello), std::nullopt};
  }

  /// The window's evaluator says hello at the host it is planned for.
  core::Events Attach(int window, std::uint8_t layout = 5, std::uint32_t epoch = 1,
                      std::uint32_t boot = 1) {
    core::OpenedHello hello;
    hello.evaluator = EvaluatorOf(window);
    hello.epoch = epoch;
    hello.boot = boot;
    hello.layout = layout;
    return Do(HelloEntry(DeviceOf(window), hello));
  }

  core::Events Detach(int window) {
    const std::string device = DeviceOf(window);
    return Do(core::TakeEntry{device, NextKey(device), core::Detached{EvaluatorOf(window)}, {}});
  }

  /// The next entry of the window's evaluator: a press for `service`.
  core::TakeEntry PressEntry(int window, core::ServiceId service,
                             core::Level level = core::Level::k5, core::Millis elapsed = 5s) const {
    core::OpenedPress press;
    press.invitation = core::Number(service);
    press.elapsed_ms = static_cast<std::uint32_t>(elapsed.count());
    press.level = level;
    press.frame = {1, 2, 3};
    return {DeviceOf(window), NextKey(EvaluatorOf(window), EpochOf(window)), press, std::nullopt};
  }

  core::TakeEntry DetailEntry(int window, core::ServiceId service,
                              std::uint32_t press_counter) const {
    core::OpenedDetail detail;
    detail.invitation = core::Number(service);
    detail.press_counter = press_counter;
    detail.consent = 2;
    detail.frame = {4, 5, 6};
    return {DeviceOf(window), NextKey(EvaluatorOf(window), EpochOf(window)), detail, std::nullopt};
  }

  /// Evaluator attached and the window's own member of staff on shift.
  void Man(int window) {
    Attach(window);
    Do(core::StartShift{core::WindowNo(window), StaffOf(window)});
  }

  core::ServiceId Open(int window, const std::string& visit) {
    Do(core::OpenService{core::WindowNo(window), visit});
    return this->window(window).serving->id;
  }

  /// A service from arrival to 办结并邀评, `length` long.
  core::ServiceId Serve(int window, const std::string& visit, core::Millis length = 5min) {
    const core::ServiceId service = Open(window, visit);
    Advance(length);
    Do(core::EndService{core::WindowNo(window), true});
    return service;
  }

 private:
  std::uint32_t EpochOf(int window) const {
    const auto known = hall_.sources.find(EvaluatorOf(window));
    return known == hall_.sources.end() ? 1 : known->second.epoch;
  }

  core::Hall hall_;
  core::Instant now_ = Morning();
  PastBook past_;
  std::vector<core::Record> records_;
};

/// The last event of its type, or null.
template <typename Kind>
const Kind* Find(const core::Events& events) {
  const Kind* found = nullptr;
  for (const core::Event& event : events) {
    if (const auto* each = std::get_if<Kind>(&event)) found = each;
  }
  return found;
}

}  // namespace yichuang::fakes
