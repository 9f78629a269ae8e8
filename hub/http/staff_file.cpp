#include "hub/http/staff_file.h"

#include <iconv.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>

#include "hub/core/account.h"
#include "hub/http/staff_file_words.h"

namespace yichuang::http {
namespace {

using contract::Reason;

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::size_t kMostName = 60;  ///< bytes

/// The system's conversion, closed with its scope.
class Conversion {
 public:
  explicit Conversion(const char* from) : handle_(iconv_open("UTF-8", from)) {}
  ~Conversion() {
    if (IsOpen()) iconv_close(handle_);
  }
  Conversion(const Conversion&) = delete;
  Conversion& operator=(const Conversion&) = delete;

  /// Absent when a byte belongs to no character.
  std::optional<std::string> Convert(std::string bytes) {
    if (!IsOpen()) return std::nullopt;
    std::string text(bytes.size() * 4 + 4, '\0');
    char* in = bytes.data();
    std::size_t in_left = bytes.size();
    char* out = text.data();
    std::size_t out_left = text.size();
    if (iconv(handle_, &in, &in_left, &out, &out_left) == static_cast<std::size_t>(-1))
      return std::nullopt;
    text.resize(text.size() - out_left);
    return text;
  }

 private:
  bool IsOpen() const { return handle_ != reinterpret_cast<iconv_t>(std::intptr_t{-1}); }
  iconv_t handle_;
};

struct Decoded {
  std::string encoding;
  std::string text;
};

std::optional<Decoded> Decode(std::string_view bytes) {
  const auto as = [&](const char* name, const char* encoding) -> std::optional<Decoded> {
    auto text = Conversion(encoding).Convert(std::string(bytes));
    if (!text || text->find('\0') != std::string::npos) return std::nullopt;
    return Decoded{name, *std::move(text)};
  };
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return as("utf-16", "UTF-16");
  const bool marked = bytes.starts_with(kUtf8Mark);
  if (marked) bytes.remove_prefix(kUtf8Mark.size());
  if (auto text = as("utf-8", "UTF-8"); text || marked) return text;
  return as("gb18030", "GB18030");
}

/// The cells of every row, as RFC 4180 has it; a line end within quotes belongs to the cell.
std::vector<std::vector<std::string>> Cells(std::string_view text) {
  std::vector<std::vector<std::string>> rows(1);
  rows.back().emplace_back();
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c != '"') {
        rows.back().back() += c;
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        rows.back().back() += text[++i];
      } else {
        quoted = false;
      }
    } else if (c == '"' && rows.back().back().empty()) {
      quoted = true;
    } else if (c == ',') {
      rows.back().emplace_back();
    } else if (c == '\n') {
      rows.emplace_back().emplace_back();
    } else if (c != '\r') {
      rows.back().back() += c;
    }
  }
  return rows;
}

std::string Trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

std::string CellAt(const std::vector<std::string>& row, std::size_t column) {
  return column < row.size() ? Trimmed(row[column]) : std::string();
}

struct Column {
  std::size_t index = 0;
  std::string title;
};

std::optional<Column> FindColumn(const std::vector<std::string>& titles,
                                 bool (*is)(std::string_view)) {
  for (std::size_t i = 0; i < titles.size(); ++i) {
    if (is(Trimmed(titles[i]))) return Column{i, Trimmed(titles[i])};
  }
  return std::nullopt;
}

bool HasControl(const std::string& text) {
  return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

}  // namespace

StaffFile ReadStaffFile(std::string_view bytes) {
  StaffFile file;
  const auto decoded = Decode(bytes);
  if (!decoded) {
    file.faults.push_back({1, "", "", Reason::kMalformed});
    return file;
  }
  file.encoding = decoded->encoding;
  const auto rows = Cells(decoded->text);
  const auto number = FindColumn(rows.front(), IsNumberColumn);
  const auto name = FindColumn(rows.front(), IsNameColumn);
  if (!number) file.faults.push_back({1, std::string(NumberColumn()), "", Reason::kMissingField});
  if (!name) file.faults.push_back({1, std::string(NameColumn()), "", Reason::kMissingField});
  if (!number || !name) return file;
  std::set<std::string> seen;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    StaffRow row{i + 1, CellAt(rows[i], number->index), CellAt(rows[i], name->index)};
    if (row.number.empty() && row.name.empty()) continue;
    const auto fault = [&](const Column& column, const std::string& value, Reason reason) {
      file.faults.push_back({row.row, column.title, value, reason});
    };
    if (row.number.empty()) {
      fault(*number, "", Reason::kMissingField);
    } else if (!core::IsWorkNumber(row.number)) {
      fault(*number, row.number.substr(0, kMostName), Reason::kWrongType);
    } else if (!seen.insert(row.number).second) {
      fault(*number, row.number, Reason::kTaken);
    }
    if (row.name.empty()) {
      fault(*name, "", Reason::kMissingField);
    } else if (row.name.size() > kMostName || HasControl(row.name)) {
      fault(*name, row.name.substr(0, kMostName), Reason::kWrongType);
    }
    file.rows.push_back(std::move(row));
  }
  return file;
}

}  // namespace yichuang::http
