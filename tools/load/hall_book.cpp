#include "tools/load/hall_book.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <stdexcept>
#include <variant>

#include "hub/core/hall.h"
#include "hub/sqlite/store.h"

namespace yichuang::load {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kBookEpoch = 1;
constexpr std::size_t kRecordsPerCommit = 20'000;

void WriteKeys(const BookSettings& settings) {
  for (std::size_t device = 0; device < settings.devices; ++device) {
    const fs::path file = settings.directory / "keys" / (EvaluatorOf(device) + ".key");
    std::ofstream out(file);
    for (const std::uint8_t byte : KeyOf(device)) out << fmt::format("{:02x}", byte);
    out << '\n';
    out.close();
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
  }
}

void WriteHall(const BookSettings& settings) {
  std::ofstream out(settings.directory / "hall.toml");
  out << "hall = \"demo\"\nname = \"bench\"\n";
  for (std::size_t device = 0; device < settings.devices; ++device) {
    out << fmt::format(
        "\n[[window]]\nnumber = {}\nzone = \"A\"\ndevice = \"{}\"\nevaluator = \"{}\"\n",
        device + 1, HostOf(device, settings), EvaluatorOf(device));
  }
  for (std::size_t device = 0; device < settings.devices; ++device) {
    out << fmt::format("\n[[staff]]\nnumber = \"{}\"\nname = \"{}\"\n", device + 1, device + 1);
  }
}

core::Plan PlanOf(const BookSettings& settings) {
  core::Plan plan;
  plan.hall = "demo";
  for (std::size_t device = 0; device < settings.devices; ++device) {
    plan.windows.push_back({static_cast<core::WindowNo>(device + 1), "A", HostOf(device, settings),
                            EvaluatorOf(device)});
    plan.staff.push_back({core::StaffId{}, std::to_string(device + 1)});
  }
  return plan;
}

/// The hub's own rules, without its processes.
class Author {
 public:
  Author(sqlite::Store& store, core::Instant now) : store_(store), hall_(store.Load()), now_(now) {
    store_.Begin();
  }

  void Carry(const std::string& actor, const core::Command& command) {
    const core::Decision decision = core::Decide(hall_, command, now_);
    const auto* events = std::get_if<core::Events>(&decision);
    if (events == nullptr)
      throw std::runtime_error("load: the hall refused a step of its preparation");
    for (const core::Event& event : *events) {
      const core::Record record{hall_.seq + 1, now_, actor, event};
      store_.Append(record);
      core::Apply(hall_, record);
    }
    if (++steps_ % kRecordsPerCommit != 0) return;
    store_.Commit();
    store_.Begin();
  }
  void Wait(std::chrono::milliseconds span) { now_ += span; }
  void Finish() { store_.Commit(); }

 private:
  sqlite::Store& store_;
  core::Hall hall_;
  core::Instant now_;
  std::size_t steps_ = 0;
};

void Attach(Author& author, std::size_t device, const BookSettings& settings) {
  const std::string host = HostOf(device, settings);
  const std::size_t first = std::min(device, settings.together_from);
  contract::TerminalState state;
  state.device = host;
  state.presence = contract::Presence::kOnline;
  state.session = 1;
  if (device == first) author.Carry(host, core::AnnounceBirth{state});
  core::OpenedHello hello;
  hello.evaluator = EvaluatorOf(device);
  hello.epoch = kBookEpoch;
  hello.boot = 1;
  author.Carry(host, core::TakeEntry{host, {host, kBookEpoch, device - first + 1}, hello, {}});
  author.Carry("desk", core::StartShift{static_cast<core::WindowNo>(device + 1),
                                        std::to_string(device + 1)});
}

}  // namespace

std::string HostOf(std::size_t device) { return fmt::format("win-{:03}", device + 1); }

std::string HostOf(std::size_t device, const BookSettings& settings) {
  return HostOf(std::min(device, settings.together_from));
}

std::string EvaluatorOf(std::size_t device) { return fmt::format("ev-{:04}", device + 1); }

std::uint64_t ServiceOf(std::size_t device, std::size_t nth, std::size_t devices) {
  return nth * devices + device + 1;
}

DeviceKey KeyOf(std::size_t device) {
  DeviceKey key{};
  for (std::size_t i = 0; i < key.size(); ++i)
    key[i] = static_cast<std::uint8_t>(device * 7 + i * 13 + 1);
  return key;
}

void WriteBook(const BookSettings& settings) {
  fs::create_directories(settings.directory / "keys");
  fs::create_directories(settings.directory / "data");
  WriteHall(settings);
  WriteKeys(settings);
  const fs::path file = settings.directory / "data" / "hall.db";
  sqlite::Store::Create(file);
  sqlite::Store store(file);
  const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  Author author(store, now - settings.round * (settings.services + 2));
  author.Carry("hub", core::Configure{PlanOf(settings)});
  for (std::size_t device = 0; device < settings.devices; ++device)
    Attach(author, device, settings);
  for (std::size_t nth = 0; nth < settings.services; ++nth) {
    for (std::size_t device = 0; device < settings.devices; ++device) {
      const auto window = static_cast<core::WindowNo>(device + 1);
      author.Carry("desk", core::OpenService{window, fmt::format("A{:03}", nth + 1)});
      author.Carry("desk", core::EndService{window, true});
    }
    author.Wait(settings.round);
  }
  author.Finish();
}

}  // namespace yichuang::load
