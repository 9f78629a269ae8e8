#include "hub/serve.h"

#include <signal.h>
#include <spdlog/spdlog.h>
#include <sys/resource.h>

#include <atomic>
#include <chrono>
#include <exception>
#include <memory>
#include <numeric>
#include <random>
#include <thread>

#include "hub/broker_keeper.h"
#include "hub/bundle_folder.h"
#include "hub/catalogue_writer.h"
#include "hub/certificate_watch.h"
#include "hub/console.h"
#include "hub/enrolment_desk.h"
#include "hub/hall_thread.h"
#include "hub/http/certificate.h"
#include "hub/http/server.h"
#include "hub/http/settings_desk.h"
#include "hub/identity_commands.h"
#include "hub/item_shelf.h"
#include "hub/nameplate/name_painter.h"
#include "hub/report_writer.h"
#include "hub/snapshot_writer.h"
#include "hub/sqlite/reader.h"
#include "hub/staff_post.h"
#include "hub/storage_watch.h"
#include "hub/version.h"

namespace yichuang::hub {
namespace {

constexpr std::chrono::seconds kLookAtStorage{10};

void LogLine(const std::string& line) { spdlog::info("{}", line); }

// The outside, as the hall thread sees it. The servers are attached before the hall thread runs.
class Outside final : public Outgoing {
 public:
  explicit Outside(const std::filesystem::path& data)
      : snapshots_(data, LogLine),
        messenger_(data / "staff-messages.jsonl"),
        post_(messenger_, [](const std::string& line) { spdlog::warn("{}", line); }) {}

  /// For a broker that wants certificates; borrowed.
  void Keep(BrokerKeeper& keeper, EnrolmentDesk& enrolments) {
    keeper_ = &keeper;
    enrolments_ = &enrolments;
  }

  using GiveDayKey = std::function<void(std::string day, std::string key)>;

  void Attach(mqtt::Terminals& terminals, http::FrontDoor& door, http::SettingsDesk& settings,
              http::Server& server, CatalogueWriter& catalogue, ReportWriter& reports,
              GiveDayKey give_day_key) {
    give_day_key_ = std::move(give_day_key);
    catalogue_ = &catalogue;
    reports_ = &reports;
    terminals_ = &terminals;
    door_ = &door;
    settings_ = &settings;
    server_ = &server;
  }

  void Send(const std::string& device, const contract::Down& message) override {
    terminals_->Send(device, message);
  }
  void Announce(const contract::HubState& state) override { terminals_->Announce(state); }
  void Publish(query::LiveState state) override { server_->Publish(std::move(state)); }
  void PublishWall(query::WallState state) override { server_->PublishWall(std::move(state)); }
  void PublishDesks(query::DeskHall hall) override { server_->PublishDesks(std::move(hall)); }
  void PublishScreens(query::HallScreens hall) override {
    server_->PublishScreens(std::move(hall));
  }
  void PublishAccounts(const core::Accounts& accounts,
                       const std::vector<core::PlannedStaff>& staff) override {
    door_->Publish(accounts, staff);
  }
  void PublishSettings(core::Hall hall) override {
    catalogue_->Offer(hall.items);
    reports_->Offer(hall);
    if (keeper_ != nullptr) {
      keeper_->Offer(hall);
      enrolments_->Look(hall);
    }
    settings_->Publish(std::move(hall));
  }
  void WantDayKey(const std::string& day) override {
    // Turned away when the door is busy: the hall asks again.
    (void)door_->TellDayKey(day,
                            [this, day](std::string key) { give_day_key_(day, std::move(key)); });
  }
  void Snapshot(core::Hall hall, const contract::Head& head) override {
    snapshots_.Offer(std::move(hall), head);
  }
  void Tell(StaffMessage message) override { post_.Offer(std::move(message)); }
  void Log(const std::string& line) override { LogLine(line); }
  std::uint64_t messages_dropped() const { return post_.dropped(); }

 private:
  SnapshotWriter snapshots_;
  MessageFile messenger_;
  StaffPost post_;
  GiveDayKey give_day_key_;
  mqtt::Terminals* terminals_ = nullptr;
  http::FrontDoor* door_ = nullptr;
  http::SettingsDesk* settings_ = nullptr;
  http::Server* server_ = nullptr;
  CatalogueWriter* catalogue_ = nullptr;
  ReportWriter* reports_ = nullptr;
  BrokerKeeper* keeper_ = nullptr;
  EnrolmentDesk* enrolments_ = nullptr;
};

// Blocks the signals in this thread and all that it starts, so that only WaitForStop sees them.
class StopSignals {
 public:
  StopSignals() {
    sigemptyset(&set_);
    sigaddset(&set_, SIGTERM);
    sigaddset(&set_, SIGINT);
    pthread_sigmask(SIG_BLOCK, &set_, nullptr);
  }

  /// True when a signal came within a fifth of a second.
  bool Arrived() const {
    const timespec wait{0, 200'000'000};
    return sigtimedwait(&set_, nullptr, &wait) > 0;
  }

 private:
  sigset_t set_{};
};

// Every page and every device is a descriptor; the soft limit of 1,024 is for programs that use
// select().
void RaiseDescriptorLimit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

std::string ConsoleUrl(const Config& config, std::uint16_t port) {
  const std::string& address = config.http_address;
  const bool v6 = address.find(':') != std::string::npos;
  return (config.certificate.empty() ? "http://" : "https://") +
         (v6 ? "[" + address + "]" : address) + ":" + std::to_string(port);
}

std::uint64_t Sum(const mqtt::Refusals& refusals) {
  return std::accumulate(refusals.by_reason.begin(), refusals.by_reason.end(), std::uint64_t{0});
}

http::DoorOptions DoorOptionsOf(const Config& config, const HallFile& file,
                                const std::string& console_token) {
  http::DoorOptions options;
  options.vault = config.vault();
  options.sessions.idle = config.idle_lock;
  options.person_key = config.person_key();
  options.secure = !config.certificate.empty();
  options.hall = file.name;
  options.demo = config.demo.enabled;
  options.demo_token = config.demo.token;
  options.console_token = console_token;
  options.now = [] { return Clock().Now(); };
  return options;
}

/// For the night check: it is told to nobody.
evidence::DeviceKey RandomKey() {
  std::random_device random;
  evidence::DeviceKey key{};
  for (std::uint8_t& byte : key) byte = static_cast<std::uint8_t>(random());
  return key;
}

http::Options ServerOptionsOf(const Config& config) {
  http::Options options;
  options.address = config.http_address;
  options.port = config.http_port;
  options.web_root = config.web_root;
  options.names = config.http_names;
  options.certificate = config.certificate;
  options.private_key = config.private_key;
  return options;
}

/// How names are drawn for devices; nothing where there is no font for them, which is told.
DrawName NamesForDevices() {
  try {
    const auto painter = std::make_shared<nameplate::NamePainter>();
    return [painter](const std::string& name, int room) { return painter->Draw(name, room); };
  } catch (const std::exception& error) {
    spdlog::warn("{}", error.what());
    return {};
  }
}

}  // namespace

int Serve(const Config& config) {
  const StopSignals signals;
  RaiseDescriptorLimit();
  const HallFile file = ReadHallFile(config.hall_file);
  auto book = evidence::FrameBook::FromDirectory(config.keys_dir);
  sqlite::Store store(config.database(), LogLine);
  Outside outside(config.data_dir);
  StorageWatch storage(config.data_dir, [](const std::string& line) { spdlog::warn("{}", line); });
  storage.Look();
  const auto certificate_end = http::CertificateEnd(config.certificate);
  CertificateWatch certificate(config.certificate.string(), certificate_end,
                               [](const std::string& line) { spdlog::warn("{}", line); });
  const auto started = static_cast<std::uint64_t>(core::MillisOf(Clock().Now()) / 1000);

  HallOptions options;
  options.plan = file.plan;
  options.kiosks = file.kiosks;
  options.title = {file.name, config.demo.enabled, kSoftware};
  options.names = file.staff_names;
  options.draw_name = NamesForDevices();
  http::SettingsDeskOptions desk;
  desk.names = file.staff_names;
  {
    access::Vault vault(config.vault());
    desk.cards = vault.Cards();
    desk.pictures = vault.StaffPictures();
  }
  options.cards = desk.cards;
  options.clock = ClockOf(config.demo);
  options.storage_low = [&storage] { return storage.room().low; };
  if (config.night_check) options.canary = CanaryOptions{*config.night_check, RandomKey()};
  HallThread hall(std::move(options), store, book, outside);

  std::optional<EnrolmentDesk> enrolments;
  std::optional<BrokerKeeper> keeper;
  mqtt::Broker broker{config.broker_uri, file.plan.hall};
  if (contract::ReadBrokerAddress(config.broker_uri)->secure) {
    PrepareBroker(config, file);
    enrolments.emplace(identity::Authority(AuthorityFolder(config)), EnrolmentRules{}, MachineTime);
    const BrokerFiles files = BrokerFilesOf(config, file);
    broker.identity = files.hub().folder();
    keeper.emplace(files, identity::Authority(AuthorityFolder(config)), MachineTime, LogLine);
    outside.Keep(*keeper, *enrolments);
  }
  mqtt::Terminals terminals(std::move(broker), hall, LogLine);
  const http::Submit submit = [&hall](std::string actor, core::Command command,
                                      http::OnAnswer on_answer) {
    return hall.Submit(std::move(actor), std::move(command), std::move(on_answer));
  };
  const std::string console_token = access::RandomToken();
  http::DoorOptions door_options = DoorOptionsOf(config, file, console_token);
  door_options.storage_low = [&storage] { return storage.room().low; };
  http::FrontDoor door(std::move(door_options), submit, LogLine);
  desk.now = [clock = ClockOf(config.demo)] { return clock.Now(); };
  desk.tell = [&hall](access::StaffCards all) { hall.Deal(std::move(all)); };
  desk.keep = [&door](access::StaffCards cards, access::Pictures pictures) {
    door.KeepCards(std::move(cards), std::move(pictures));
  };
  desk.drop = [&door](std::vector<std::string> handles) { door.DropCards(std::move(handles)); };
  http::SettingsDesk settings(std::move(desk));
  http::Options server_options = ServerOptionsOf(config);
  server_options.software = kSoftware;
  server_options.settings = &settings;
  if (enrolments) server_options.enrolments = &*enrolments;
  ItemShelf items(config.bundles(), LogLine);
  server_options.items = &items;
  server_options.hall_now = [clock = ClockOf(config.demo)] { return clock.Now(); };
  http::Server server(
      std::move(server_options), door, submit,
      [&] {
        const StorageWatch::Room room = storage.room();
        const ProcessFigures figures = FiguresOfProcess();
        return http::Health{terminals.connected(),
                            hall.dropped(),
                            Sum(terminals.refusals()) + hall.unsettled(),
                            hall.seq(),
                            room.free_bytes,
                            room.size_bytes,
                            room.low,
                            figures.resident_bytes,
                            figures.descriptors,
                            started,
                            static_cast<std::uint64_t>(certificate_end.value_or(0)),
                            outside.messages_dropped()};
      },
      std::make_unique<sqlite::SqliteReader>(config.database()), LogLine,
      std::make_unique<BundleFolder>(config.bundles(), LogLine));
  CatalogueWriter catalogue({config.bundles(),
                             [&hall](core::ReviseCatalogue command) {
                               (void)hall.Submit("hub", command, [](const http::Answer&) {});
                             },
                             LogLine});
  ReportWriter reports({std::make_unique<sqlite::SqliteReader>(config.database()), kSoftware,
                        [clock = ClockOf(config.demo)] { return clock.Now(); },
                        [&hall](core::DraftReport command) {
                          (void)hall.Submit("hub", std::move(command), [](const http::Answer&) {});
                        },
                        LogLine});
  outside.Attach(terminals, door, settings, server, catalogue, reports,
                 [&hall](std::string day, std::string key) {
                   hall.GiveDayKey(std::move(day), std::move(key));
                 });

  hall.Load();
  if (keeper) keeper->Offer(hall.hall());
  door.KeepApplicantsOf(sqlite::SqliteReader(config.database()).Applicants());
  spdlog::info("serving hall {} at {}://{}:{}, ledger row {}", file.plan.hall,
               config.certificate.empty() ? "http" : "https", config.http_address, server.port(),
               hall.seq());
  if (!core::AnyoneHas(hall.hall().accounts, core::Role::kSystemAdmin) && !config.demo.enabled) {
    spdlog::info(
        "there is no administrator yet: open the page with the set-up code that init "
        "printed, or make a new one with: yichuang-hub user setup-code");
  }
  std::atomic<bool> failed = false;
  std::thread worker([&] {
    try {
      hall.Run();
    } catch (const std::exception& error) {
      spdlog::critical(
          "{}; nothing after the last commit was receipted; stopping so that a fresh start "
          "recovers",
          error.what());
      failed = true;
    }
  });
  // First: whoever sees that the hub serves may use its console.
  WriteConsole(config.data_dir, {ConsoleUrl(config, server.port()), console_token});
  terminals.Start();
  for (auto look = std::chrono::steady_clock::now(); !failed && !signals.Arrived();) {
    if (std::chrono::steady_clock::now() < look) continue;
    storage.Look();
    certificate.Look(std::chrono::duration_cast<std::chrono::seconds>(
                         std::chrono::system_clock::now().time_since_epoch())
                         .count());
    look = std::chrono::steady_clock::now() + kLookAtStorage;
  }
  // Order: the hall finishes what has queued while broker and pages still carry its answers.
  hall.Stop();
  worker.join();
  terminals.Stop();
  server.Stop();
  if (!failed) spdlog::info("stopped at ledger row {}", hall.seq());
  return failed ? 1 : 0;
}

}  // namespace yichuang::hub
