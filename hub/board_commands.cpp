#include "hub/board_commands.h"

#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <optional>

#include "hub/bundle_folder.h"
#include "hub/catalogue/load.h"
#include "hub/console.h"
#include "hub/contract/codec.h"
#include "hub/hours_text.h"
#include "hub/quiet_hall.h"

namespace yichuang::hub {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

json TextsJson(const std::string& zh, const std::string& en) { return {{"zh", zh}, {"en", en}}; }

catalogue::Loaded LoadFrom(const fs::path& path) {
  if (fs::is_directory(path)) return catalogue::LoadFolder(path, 0);
  std::ifstream in(path, std::ios::binary);
  std::error_code error;
  const auto size = fs::file_size(path, error);
  if (!in || error || size > catalogue::kMaxFileBytes) {
    return std::vector<catalogue::Fault>{
        {path.string(), "", 0, "", catalogue::Reason::kUnreadable}};
  }
  const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  return catalogue::ReadBundle(bytes);
}

void Print(const std::vector<catalogue::Fault>& faults) {
  for (const catalogue::Fault& fault : faults) {
    std::cout << catalogue::DescribeEn(fault) << "\n  " << catalogue::DescribeZh(fault) << '\n';
  }
  std::cout << fmt::format("refused: {}{} faults; nothing was imported\n", faults.size(),
                           faults.size() >= catalogue::kMaxFaults ? " or more" : "");
}

/// Version of the catalogue afterwards; 0 when it was the hall's already.
std::uint64_t ImportAlone(const Config& config, const core::ImportCatalogue& import) {
  QuietHall hall(config);
  const core::Decision decision = hall.Carry("console", import);
  if (const auto* refusal = std::get_if<core::Refusal>(&decision)) {
    throw std::runtime_error(std::string(contract::TextEn(refusal->reason)));
  }
  const auto* events = std::get_if<core::Events>(&decision);
  if (events == nullptr || events->empty()) return 0;
  const auto* imported = std::get_if<core::CatalogueImported>(&events->front());
  return imported == nullptr ? 0 : imported->catalogue.version;
}

struct NoticeOptions {
  std::string title, title_en, text, text_en, until;
  bool important = false;
  std::uint64_t id = 0;
};

int PostNotice(const Config& config, const NoticeOptions& options) {
  const std::chrono::minutes offset = ReadHallFile(config.hall_file).plan.utc_offset;
  const auto until = InstantNamed(options.until, offset);
  if (!until) throw std::runtime_error("--until: expected \"2026-05-09 18:00\"");
  const json reply = AskHub(config.data_dir, "POST", "/api/v1/notices",
                            {{"level", options.important ? "important" : "info"},
                             {"title", TextsJson(options.title, options.title_en)},
                             {"text", TextsJson(options.text, options.text_en)},
                             {"until_ms", until->time_since_epoch().count()}});
  if (reply.contains("notice")) {
    std::cout << fmt::format("notice {} hangs until {}\n", reply["notice"].get<std::uint64_t>(),
                             options.until);
  } else {
    std::cout << "it hangs already\n";
  }
  return 0;
}

int ListNotices(const Config& config) {
  const std::chrono::minutes offset = ReadHallFile(config.hall_file).plan.utc_offset;
  const json board = AskHub(config.data_dir, "GET", "/api/v1/board");
  if (board["emergency"].is_object()) {
    std::cout << "EMERGENCY: " << board["emergency"].value("zh", "") << '\n';
  }
  for (const json& notice : board["notices"]) {
    const core::Instant until{core::Millis(notice.value("until_ms", std::int64_t{0}))};
    std::cout << fmt::format("{:>4} {:<9} until {}  {}\n", notice.value("id", std::uint64_t{0}),
                             notice.value("level", ""), TextOf(until, offset),
                             notice["title"].value("zh", ""));
  }
  if (board["catalogue"].is_object()) {
    std::cout << fmt::format("catalogue version {}, {} items\n",
                             board["catalogue"].value("version", std::uint64_t{0}),
                             board["catalogue"].value("items", std::uint32_t{0}));
  }
  return 0;
}

int SetHours(const Config& config, const std::string& day, const std::string& open,
             const std::string& reason, const std::string& reason_en) {
  const auto spans = SpansNamed(open);
  if (!DayNamed(day)) throw std::runtime_error("DAY: expected \"2026-05-09\"");
  if (!spans || open.empty()) {
    throw std::runtime_error("HOURS: expected \"09:00-12:00 13:30-17:00\", or closed");
  }
  json list = json::array();
  for (const contract::OpenSpan& span : *spans) {
    list.push_back({{"from", span.from}, {"until", span.until}});
  }
  AskHub(config.data_dir, "POST", "/api/v1/hours",
         {{"day", day}, {"open", std::move(list)}, {"reason", TextsJson(reason, reason_en)}});
  std::cout << fmt::format("{}: {}\n", day, open);
  return 0;
}

void AddNotices(CLI::App& app, Deed& deed) {
  auto* notice = app.add_subcommand("notice", "what hangs on every kiosk's notice board");
  notice->require_subcommand(1);
  const auto options = std::make_shared<NoticeOptions>();
  auto* post = notice->add_subcommand("post", "hang a notice up");
  post->add_option("--title", options->title, "Chinese title")->required();
  post->add_option("--text", options->text, "Chinese text")->required();
  post->add_option("--title-en", options->title_en, "English title");
  post->add_option("--text-en", options->text_en, "English text");
  post->add_option("--until", options->until, "\"2026-05-09 18:00\", the hall's clock")->required();
  post->add_flag("--important", options->important, "before the others");
  post->callback([&deed, options] {
    deed = [options](const Config& config) { return PostNotice(config, *options); };
  });
  notice->add_subcommand("list", "what hangs now")->callback([&deed] { deed = ListNotices; });
  auto* withdraw = notice->add_subcommand("withdraw", "take a notice down");
  withdraw->add_option("ID", options->id, "its number")->required();
  withdraw->callback([&deed, options] {
    deed = [options](const Config& config) {
      AskHub(config.data_dir, "DELETE", "/api/v1/notices/" + std::to_string(options->id));
      std::cout << fmt::format("notice {} is withdrawn\n", options->id);
      return 0;
    };
  });
}

void AddEmergency(CLI::App& app, Deed& deed) {
  auto* emergency = app.add_subcommand("emergency", "a message that covers every kiosk");
  emergency->require_subcommand(1);
  const auto texts = std::make_shared<contract::BothTexts>();
  auto* raise = emergency->add_subcommand("raise", "cover every screen with this message");
  raise->add_option("TEXT", texts->zh, "Chinese text")->required();
  raise->add_option("--en", texts->en, "English text");
  raise->callback([&deed, texts] {
    deed = [texts](const Config& config) {
      AskHub(config.data_dir, "POST", "/api/v1/emergency",
             {{"text", TextsJson(texts->zh, texts->en)}});
      std::cout << "raised; every kiosk shows it until 'emergency clear'\n";
      return 0;
    };
  });
  emergency->add_subcommand("clear", "the danger is over")->callback([&deed] {
    deed = [](const Config& config) {
      AskHub(config.data_dir, "DELETE", "/api/v1/emergency");
      std::cout << "cleared\n";
      return 0;
    };
  });
}

void AddHours(CLI::App& app, Deed& deed) {
  struct Given {
    std::string day, open, reason, reason_en;
  };
  const auto given = std::make_shared<Given>();
  auto* hours = app.add_subcommand("hours", "the hours of one day: an early closing, a holiday");
  hours->add_option("DAY", given->day, "\"2026-05-09\"")->required();
  hours->add_option("HOURS", given->open, "\"09:00-12:00 13:30-17:00\", or closed")->required();
  hours->add_option("--reason", given->reason, "Chinese, shown beside them")->required();
  hours->add_option("--reason-en", given->reason_en, "English");
  hours->callback([&deed, given] {
    deed = [given](const Config& config) {
      return SetHours(config, given->day, given->open, given->reason, given->reason_en);
    };
  });
}

}  // namespace

int ImportItems(const Config& config, const fs::path& path) {
  const catalogue::Loaded loaded = LoadFrom(path);
  if (const auto* faults = std::get_if<std::vector<catalogue::Fault>>(&loaded)) {
    Print(*faults);
    return 1;
  }
  catalogue::Catalogue catalogue = std::get<catalogue::Catalogue>(loaded);
  catalogue.version = 0;  // given by the hall; equal contents are to have equal hashes
  const core::ImportCatalogue import = BundleFolder(config.bundles()).Put(catalogue);
  const std::string sm3 = contract::ToHex(import.sm3.data(), import.sm3.size());
  std::uint64_t version = 0;
  if (HubRuns(config)) {
    version = AskHub(config.data_dir, "POST", "/api/v1/catalogue", {{"sm3", sm3}})
                  .value("version", std::uint64_t{0});
  } else {
    version = ImportAlone(config, import);
  }
  if (version == 0) {
    std::cout << fmt::format("unchanged: these {} items are the catalogue already\n", import.items);
    return 0;
  }
  std::cout << fmt::format("catalogue version {}: {} items, {} bytes, SM3 {}\n", version,
                           import.items, import.bytes, sm3);
  return 0;
}

void AddBoardCommands(CLI::App& app, Deed& deed) {
  auto* import = app.add_subcommand("import-items", "check a catalogue and give it to the kiosks");
  const auto path = std::make_shared<std::string>();
  import->add_option("PATH", *path, "folder of JSON files, or a bundle")->required();
  const Deed carry_out = [path](const Config& config) { return ImportItems(config, *path); };
  import->callback([&deed, carry_out] { deed = carry_out;
});
AddNotices(app, deed);
AddHours(app, deed);
AddEmergency(app, deed);
}  // namespace yichuang::hub

}  // namespace yichuang::hub
