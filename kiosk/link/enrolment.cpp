#include "kiosk/link/enrolment.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

namespace yichuang::link {
namespace {

using nlohmann::json;

constexpr std::string_view kBrowserNames[] = {"yichuang-browser", "__Host-yichuang-browser"};
constexpr std::string_view kSessionNames[] = {"yichuang", "__Host-yichuang"};

template <std::size_t N>
std::string CookieAmong(const std::vector<std::string>& cookies,
                        const std::string_view (&names)[N]) {
  for (const std::string& cookie : cookies) {
    for (const std::string_view name : names) {
      if (std::string_view(cookie).substr(0, cookie.find('=')) == name) return cookie;
    }
  }
  return {};
}

/// What the hub said, for whoever stands at the console.
std::string Said(const client::HttpAnswer& answer, std::string_view what) {
  if (answer.status == 0) return "the hub does not answer: " + answer.fault;
  const json problem = json::parse(answer.body, nullptr, false);
  std::string said = std::string(what) + ": status " + std::to_string(answer.status);
  if (problem.is_object() && problem.contains("detail") && problem["detail"].is_string())
    said += ", " + problem["detail"].get<std::string>();
  return said;
}

}  // namespace

std::string ReadBrowser(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string line;
  std::getline(stream, line);
  return line;
}

std::string Enrol(const EnrolmentAsk& ask,
                  const std::function<client::HttpAnswer(const client::HttpCall&)>& perform) {
  client::HttpCall call;
  call.method = "POST";
  call.certificate_authority = ask.certificate_authority;
  call.url = ask.http + "/api/v1/session";
  call.body = json{{"number", ask.number}, {"password", ask.password}}.dump();
  const client::HttpAnswer begun = perform(call);
  const std::string session = CookieAmong(begun.cookies, kSessionNames);
  if (begun.status != 200 || session.empty()) return Said(begun, "the sign-in was refused");
  const json body = json::parse(begun.body, nullptr, false);
  const std::string csrf = body.is_object() ? body.value("csrf", std::string()) : std::string();

  const std::string before = ReadBrowser(ask.browser_file);
  call.url = ask.http + "/api/v1/me/pin";
  call.body = json{{"password", ask.password}, {"pin", ask.pin}}.dump();
  call.headers = {"Cookie: " + session + (before.empty() ? "" : "; " + before),
                  "X-CSRF-Token: " + csrf};
  const client::HttpAnswer chosen = perform(call);
  const std::string browser = CookieAmong(chosen.cookies, kBrowserNames);

  call.method = "DELETE";
  call.url = ask.http + "/api/v1/session";
  call.body.clear();
  call.headers = {"Cookie: " + session, "X-CSRF-Token: " + csrf};
  (void)perform(call);

  if (chosen.status != 200 || browser.empty()) return Said(chosen, "the PIN was refused");
  std::filesystem::path half = ask.browser_file;
  half += ".new";
  {
    std::ofstream stream(half, std::ios::binary | std::ios::trunc);
    std::error_code ignored;
    std::filesystem::permissions(
        half, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, ignored);
    stream << browser << '\n';
    if (!stream.flush()) return half.string() + " cannot be written";
  }
  std::error_code fault;
  std::filesystem::rename(half, ask.browser_file, fault);
  return fault ? ask.browser_file.string() + " cannot be written" : std::string();
}

}  // namespace yichuang::link
