#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/resource.h>

#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hub/client/http_call.h"
#include "tests/integration/hall_bed.h"

namespace yichuang::integration {

inline constexpr std::string_view kPassword = "correct horse battery";
inline constexpr std::string_view kPin = "274951";

/// What a program answers, and whether it took it.
struct Answered {
  int status = 0;
  nlohmann::json body;
};

/// Somebody at a page of the hub.
class Person {
 public:
  /// Chooses his password with the one-time code, and signs in.
  Person(std::string hub, std::string number, const std::string& code)
      : hub_(std::move(hub)), number_(std::move(number)) {
    const nlohmann::json chosen{{"number", number_}, {"code", code}, {"password", kPassword}};
    EXPECT_EQ(Ask("POST", "/api/v1/password", chosen).status, 200);
    const nlohmann::json entered{{"number", number_}, {"password", kPassword}};
    const client::HttpAnswer begun = Call("POST", "/api/v1/session", entered.dump());
    EXPECT_EQ(begun.status, 200) << begun.body;
    for (const std::string& cookie : begun.cookies) {
      if (cookie.starts_with("yichuang=")) cookie_ = "Cookie: " + cookie;
    }
    csrf_ = "X-CSRF-Token: " + nlohmann::json::parse(begun.body).value("csrf", "");
  }

  Answered Ask(const char* method, const std::string& path,
               const nlohmann::json& body = nullptr) const {
    const client::HttpAnswer answer = Call(method, path, body.is_null() ? "" : body.dump());
    return {answer.status, nlohmann::json::parse(answer.body, nullptr, false)};
  }

 private:
  client::HttpAnswer Call(const char* method, const std::string& path, std::string body) const {
    client::HttpCall call;
    call.method = method;
    call.url = hub_ + path;
    call.body = std::move(body);
    if (!cookie_.empty()) call.headers = {cookie_, csrf_};
    return client::Perform(call);
  }

  const std::string hub_;
  const std::string number_;
  std::string cookie_;
  std::string csrf_;
};

/// Nothing but the hub itself keeps it from writing its memory down when it dies: no limit of this
/// process, no sanitizer. It would do so in its working folder, up to a size that is soon written.
inline void AllowCoreDumpsIn(const std::filesystem::path& folder) {
  constexpr rlim_t kMostCore = rlim_t{16} << 20;
  const rlimit limit{kMostCore, kMostCore};
  ::setrlimit(RLIMIT_CORE, &limit);
  const char* options = ::getenv("ASAN_OPTIONS");
  ::setenv("ASAN_OPTIONS",
           (std::string(options == nullptr ? "" : options) + ":disable_coredump=0").c_str(), 1);
  std::filesystem::current_path(folder);
}

/// A hall of the real programs with its catalogue, open all day, and people with accounts.
class DeskHall : public testing::Test {
 protected:
  DeskHall() {
    AllowCoreDumpsIn(bed_.directory());
    bed_.programs().Init();
    bed_.programs().ImportItems(std::filesystem::path(YICHUANG_SOURCE_DIR) / "hub" / "catalogue" /
                                "data");
    bed_.StartBroker();
    bed_.programs().StartHub();
    EXPECT_TRUE(bed_.programs().AwaitHub(std::chrono::seconds(20)));
    OpenToday();
    hub_ = "http://127.0.0.1:" + std::to_string(bed_.setup().http_port());
  }

  std::string Hub(const std::vector<std::string>& words) {
    std::vector<std::string> command = bed_.setup().HubCommand(words.front());
    command.insert(command.end(), words.begin() + 1, words.end());
    const auto result = bed_.processes().Run("command", command, std::chrono::seconds(60));
    EXPECT_EQ(result.exit_code, 0) << bed_.processes().LastWords("command");
    return result.output;
  }

  /// An account with these roles, signed in.
  Person SignedIn(const std::string& number, const std::string& roles) {
    const std::string said =
        Hub({"user", "add", "--number", number, "--roles", roles, "--name", "演示" + number});
    const std::string before = "one-time code: ";
    const auto at = said.find(before);
    const std::string code =
        at == std::string::npos
            ? ""
            : said.substr(at + before.size(), said.find('\n', at) - at - before.size());
    EXPECT_TRUE(bed_.Until([&] {
      return Hub({"user", "list"}).find(number) != std::string::npos;
    }));
    return {hub_, number, code};
  }

  HallBed bed_;
  std::string hub_;

 private:
  /// The offices are open, whatever the time is.
  void OpenToday() {
    using namespace std::chrono;
    const year_month_day day(floor<days>(system_clock::now() + hours(8)));
    Hub({"hours",
         fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day())),
         "00:00-24:00", "--reason", "测试"});
  }
};

}  // namespace yichuang::integration
