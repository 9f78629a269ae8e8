#include "hub/http/routes.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "hub/http/board_routes.h"

namespace yichuang::http {
namespace {

using contract::Reason;

constexpr std::size_t kLongestText = 64;

Trouble Because(std::variant<Problem, Reason> reason, std::string what = {}) {
  return {reason, std::move(what), {}};
}

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool SameText(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, Lower, Lower);
}

template <typename Int>
std::optional<Int> WholeNumber(std::string_view text) {
  Int value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::vector<std::string_view> Segments(std::string_view path) {
  std::vector<std::string_view> segments;
  while (!path.empty()) {
    path.remove_prefix(1);  // the slash
    const std::size_t slash = std::min(path.find('/'), path.size());
    segments.push_back(path.substr(0, slash));
    path.remove_prefix(slash);
  }
  return segments;
}

bool IsDay(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto year = WholeNumber<unsigned>(text.substr(0, 4));
  const auto month = WholeNumber<unsigned>(text.substr(5, 2));
  const auto day = WholeNumber<unsigned>(text.substr(8, 2));
  if (!year || !month || !day) return false;
  return std::chrono::year_month_day(std::chrono::year(static_cast<int>(*year)),
                                     std::chrono::month(*month), std::chrono::day(*day))
      .ok();
}

bool IsJson(std::string_view content_type) {
  const std::string_view type = content_type.substr(0, content_type.find(';'));
  const std::size_t end = type.find_last_not_of(" \t");
  return end != std::string_view::npos && SameText(type.substr(0, end + 1), "application/json");
}

// A method that the address takes, or the refusal that names those it does.
std::optional<Trouble> WrongMethod(std::string_view method,
                                   std::initializer_list<std::string_view> allowed) {
  std::string allow;
  for (const std::string_view one : allowed) {
    if (one == method) return std::nullopt;
    if (!allow.empty()) allow += ", ";
    allow += one;
  }
  return Trouble{Problem::kMethodNotAllowed, std::string(method), std::move(allow)};
}

std::optional<Trouble> ForbiddenChange(const Ask& ask) {
  if (!ask.origin.empty()) {
    const std::size_t scheme = ask.origin.find("://");
    const bool ours =
        scheme != std::string_view::npos && IsLoopbackName(ask.origin.substr(scheme + 3));
    if (!ours)
      return Because(Problem::kForeignOrigin, std::string(ask.origin.substr(0, kLongestText)));
  }
  if (!IsJson(ask.content_type)) return Because(Problem::kUnsupportedMedia, "Content-Type");
  return std::nullopt;
}

/// Fields of a JSON object, read one by one; the first one at fault is remembered.
class Body {
 public:
  explicit Body(std::string_view text) : json_(nlohmann::json::parse(text, nullptr, false)) {
    if (!json_.is_object()) trouble_ = Because(Reason::kMalformed, "body");
  }

  std::string Text(const char* field) {
    const nlohmann::json* value = Find(field);
    if (value == nullptr) return {};
    const auto* text = value->get_ptr<const std::string*>();
    const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
    if (text == nullptr || text->empty() || text->size() > kLongestText ||
        std::ranges::any_of(*text, control)) {
      trouble_ = Because(Reason::kWrongType, field);
      return {};
    }
    return *text;
  }

  bool Flag(const char* field) {
    const nlohmann::json* value = Find(field);
    if (value == nullptr) return false;
    if (!value->is_boolean()) trouble_ = Because(Reason::kWrongType, field);
    return value->is_boolean() && value->get<bool>();
  }

  /// The command when every field was right.
  Route Then(core::Command command) const {
    if (trouble_) return *trouble_;
    return command;
  }

 private:
  const nlohmann::json* Find(const char* field) {
    if (trouble_) return nullptr;
    const auto found = json_.find(field);
    if (found == json_.end()) {
      trouble_ = Because(Reason::kMissingField, field);
      return nullptr;
    }
    return &*found;
  }

  nlohmann::json json_;
  std::optional<Trouble> trouble_;
};

// /api/v1/desk/{window}/shift | service | service/end
Route ResolveDesk(const Ask& ask, std::string_view window_text, std::string_view path,
                  std::string_view deed) {
  const bool shift = deed == "shift";
  if (!shift && deed != "service" && deed != "service/end")
    return Because(Problem::kNotFound, std::string(path));
  auto wrong =
      shift ? WrongMethod(ask.method, {"POST", "DELETE"}) : WrongMethod(ask.method, {"POST"});
  if (wrong) return *wrong;
  if (const auto forbidden = ForbiddenChange(ask)) return *forbidden;

  const auto number = WholeNumber<std::uint16_t>(window_text);
  if (!number || *number == 0 || *number > 999) {
    return Because(Reason::kUnknownWindow, std::string(window_text.substr(0, kLongestText)));
  }
  const core::WindowNo window{*number};
  if (ask.method == "DELETE") return core::Command{core::EndShift{window}};

  Body body(ask.body);
  if (shift) {
    std::string staff = body.Text("staff");
    return body.Then(core::StartShift{window, std::move(staff)});
  }
  if (deed == "service") {
    std::string visit = body.Text("visit");
    return body.Then(core::OpenService{window, std::move(visit)});
  }
  const bool invite = body.Flag("invite");
  return body.Then(core::EndService{window, invite});
}

// /api/v1/board | catalogue | hours | notices | notices/{id} | emergency
std::optional<Route> ResolveBoard(const Ask& ask, const std::vector<std::string_view>& parts) {
  if (parts.size() < 3 || parts[1] != "v1") return std::nullopt;
  const std::string_view what = parts[2];
  const auto change = [&](std::initializer_list<std::string_view> methods) {
    auto trouble = WrongMethod(ask.method, methods);
    return trouble ? trouble : ForbiddenChange(ask);
  };
  if (parts.size() == 4 && what == "notices") {
    if (const auto trouble = change({"DELETE"})) return *trouble;
    return WithdrawNoticeRoute(parts[3]);
  }
  if (parts.size() != 3) return std::nullopt;
  if (what == "board") {
    if (const auto wrong = WrongMethod(ask.method, {"GET", "HEAD"})) return *wrong;
    return BoardAsk{};
  }
  if (what == "emergency") {
    if (const auto trouble = change({"POST", "DELETE"})) return *trouble;
    if (ask.method == "DELETE") return core::Command{core::ClearEmergency{}};
    return RaiseEmergencyRoute(ask);
  }
  if (what != "catalogue" && what != "hours" && what != "notices") return std::nullopt;
  if (const auto trouble = change({"POST"})) return *trouble;
  if (what == "catalogue") return ImportRoute(ask);
  return what == "hours" ? ChangeHoursRoute(ask) : PostNoticeRoute(ask);
}

Route ResolveRead(const Ask& ask, std::string_view path,
                  const std::vector<std::string_view>& parts) {
  Route route = Because(Problem::kNotFound, std::string(path.substr(0, kLongestText)));
  if (path == "/healthz") {
    route = HealthAsk{};
  } else if (path == "/api/v1/live") {
    if (const auto wrong = WrongMethod(ask.method, {"GET"})) return *wrong;
    return StreamAsk{};
  } else if (path == "/api/v1/state") {
    route = StateAsk{};
  } else if (path == "/api/v1/books") {
    route = BooksAsk{};
  } else if (parts.size() == 5 && parts[2] == "days" &&
             (parts[4] == "staff" || parts[4] == "windows")) {
    if (!IsDay(parts[3])) return Because(Reason::kWrongType, "day");
    route =
        DayAsk{parts[4] == "staff" ? DayTable::kStaff : DayTable::kWindows, std::string(parts[3])};
  }
  if (std::holds_alternative<Trouble>(route)) return route;
  if (const auto wrong = WrongMethod(ask.method, {"GET", "HEAD"})) return *wrong;
  return route;
}

}  // namespace

bool IsLoopbackName(std::string_view host) {
  const std::size_t colon = host.find_last_of(":]");
  if (colon != std::string_view::npos && host[colon] == ':') {
    const std::string_view port = host.substr(colon + 1);
    if (!port.empty() && !WholeNumber<std::uint16_t>(port)) return false;
    host = host.substr(0, colon);
  }
  return host == "127.0.0.1" || host == "[::1]" || SameText(host, "localhost");
}

Route Resolve(const Ask& ask) {
  if (ask.host.empty()) return Because(Problem::kNoHost, "Host");
  if (!IsLoopbackName(ask.host))
    return Because(Problem::kWrongHost, std::string(ask.host.substr(0, kLongestText)));
  const std::string_view path = ask.target.substr(0, ask.target.find('?'));
  if (path.empty() || path[0] != '/')
    return Because(Problem::kNotFound, std::string(path.substr(0, kLongestText)));

  const std::vector<std::string_view> parts = Segments(path);
  const bool api = parts.size() >= 2 && parts[0] == "api";
  if (api && parts.size() >= 5 && parts[1] == "v1" && parts[2] == "desk") {
    const std::size_t deed = static_cast<std::size_t>(parts[4].data() - path.data());
    return ResolveDesk(ask, parts[3], path, path.substr(deed));
  }
  if (api) {
    if (auto board = ResolveBoard(ask, parts)) return *std::move(board);
  }
  if (api || path == "/healthz") return ResolveRead(ask, path, parts);
  if (const auto wrong = WrongMethod(ask.method, {"GET", "HEAD"})) return *wrong;
  if (parts.size() == 2 && parts[0] == "catalogue") return BundleRoute(parts[1]);
  return FileAsk{std::string(path)};
}

}  // namespace yichuang::http
