#include "hub/console.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "hub/client/http_call.h"

namespace yichuang::hub {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* kFile = "console.json";

Console ReadConsole(const fs::path& data_dir) {
  const fs::path file = data_dir / kFile;
  std::ifstream in(file);
  const json content =
      json::parse(std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()),
                  nullptr, false);
  if (!in || !content.is_object() || !content.contains("url") || !content["url"].is_string()) {
    throw std::runtime_error(fmt::format(
        "{}: says no address; start the hub with 'yichuang-hub serve' first", file.string()));
  }
  return {content["url"].get<std::string>(), content.value("token", "")};
}

/// The sentence of a problem document in both languages, or the status when it is none.
std::string SentenceOf(const client::HttpAnswer& answer) {
  const json problem = json::parse(answer.body, nullptr, false);
  if (!problem.is_object() || !problem.contains("title") || !problem.contains("detail")) {
    return fmt::format("the hub answered with status {}", answer.status);
  }
  std::string what = problem.value("what", "");
  return fmt::format("{}\n  {}{}", problem.value("detail", ""), problem.value("title", ""),
                     what.empty() ? what : " (" + what + ")");
}

}  // namespace

void WriteConsole(const fs::path& data_dir, const Console& console) {
  const fs::path temporary = data_dir / "console.json.new";
  std::error_code ignored;
  fs::remove(temporary, ignored);
  {
    const mode_t before = ::umask(0077);
    std::ofstream out(temporary, std::ios::trunc);
    ::umask(before);
    out << json({{"url", console.url}, {"token", console.token}}).dump() << '\n';
    out.close();
    if (!out) throw std::runtime_error(temporary.string() + ": cannot be written");
  }
  fs::rename(temporary, data_dir / kFile);
}

json AskHub(const fs::path& data_dir, const std::string& method, const std::string& path,
            const json& body) {
  client::HttpCall call;
  call.method = method;
  const Console console = ReadConsole(data_dir);
  call.url = console.url + path;
  call.headers.push_back("Authorization: Bearer " + console.token);
  if (!body.is_null()) call.body = body.dump(-1, ' ', false, json::error_handler_t::replace);
  const client::HttpAnswer answer = client::Perform(call);
  if (answer.status == 0) {
    throw std::runtime_error(
        fmt::format("no hub answers ({}); start it with 'yichuang-hub serve'", answer.fault));
  }
  if (answer.status >= 300) throw std::runtime_error(SentenceOf(answer));
  json reply = json::parse(answer.body, nullptr, false);
  if (reply.is_discarded()) throw std::runtime_error("the hub's answer is no JSON");
  return reply;
}

}  // namespace yichuang::hub
