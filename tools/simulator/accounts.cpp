#include "tools/simulator/accounts.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>
#include <type_traits>

namespace yichuang::simulator {
namespace {

using nlohmann::json;

using Key = std::tuple<std::string, std::uint32_t, std::uint64_t>;

Key KeyOf(const Press& press) { return {press.source, press.epoch, press.counter}; }
Key KeyOf(const LedgerRating& rating) { return {rating.source, rating.epoch, rating.counter}; }

/// A field of an object, absent when it is not there or of another type.
template <typename T>
std::optional<T> Field(const json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end()) return std::nullopt;
  if constexpr (std::is_same_v<T, std::string>) {
    if (!found->is_string()) return std::nullopt;
  } else {
    if (!found->is_number_integer()) return std::nullopt;
  }
  return found->template get<T>();
}

using StaffNumbers = std::map<std::uint64_t, std::string>;

void ReadStaff(const json& body, StaffNumbers& staff) {
  const auto list = body.find("staff");
  if (list == body.end() || !list->is_array()) return;
  for (const json& person : *list) {
    const auto id = Field<std::uint64_t>(person, "id");
    const auto number = Field<std::string>(person, "number");
    if (id && number) staff[*id] = *number;
  }
}

std::optional<LedgerRating> ReadEntry(const json& body, bool refused, const StaffNumbers& staff) {
  const auto key = body.find("key");
  if (key == body.end() || !key->is_object()) return std::nullopt;
  LedgerRating rating;
  const auto source = Field<std::string>(*key, "source");
  const auto epoch = Field<std::uint32_t>(*key, "epoch");
  const auto counter = Field<std::uint64_t>(*key, "counter");
  if (!source || !epoch || !counter) return std::nullopt;
  rating.source = *source;
  rating.epoch = *epoch;
  rating.counter = *counter;
  rating.refused = refused;
  if (refused) return rating;

  const auto service = Field<std::uint64_t>(body, "service");
  const auto level = Field<int>(body, "level");
  const auto window = Field<int>(body, "window");
  const auto person = Field<std::uint64_t>(body, "staff");
  const auto rating_class = Field<std::string>(body, "class");
  if (!service || !level || !window || !person || !rating_class) return std::nullopt;
  rating.service = *service;
  rating.level = *level;
  rating.window = *window;
  rating.counted = *rating_class == "counted";
  const auto number = staff.find(*person);
  if (number != staff.end()) rating.staff = number->second;
  return rating;
}

}  // namespace

std::string Line(const Press& press) {
  return json({{"source", press.source},
               {"epoch", press.epoch},
               {"counter", press.counter},
               {"invitation", press.invitation},
               {"level", press.level},
               {"window", press.window},
               {"staff", press.staff},
               {"visit", press.visit}})
      .dump();
}

std::optional<Ledger> ReadLedger(std::string_view ndjson, std::string& fault) {
  Ledger ledger;
  StaffNumbers staff;
  while (!ndjson.empty()) {
    const std::size_t end = std::min(ndjson.find('\n'), ndjson.size());
    const std::string_view line = ndjson.substr(0, end);
    ndjson.remove_prefix(std::min(end + 1, ndjson.size()));
    if (line.empty()) continue;
    ++ledger.rows;
    const json row = json::parse(line, nullptr, false);
    if (row.is_object() && row.contains("head"))
      continue;  // the last line: where the ledger stands
    const auto kind = row.is_object() ? Field<std::string>(row, "kind") : std::nullopt;
    // The body stands there as the text that was hashed.
    const auto text = kind ? Field<std::string>(row, "body") : std::nullopt;
    const json body = text ? json::parse(*text, nullptr, false) : json();
    if (!body.is_object()) {
      fault = fmt::format("line {} of the export is no ledger row", ledger.rows);
      return std::nullopt;
    }
    if (kind->starts_with("hall_configured(")) ReadStaff(body, staff);
    const bool refused = kind->starts_with("entry_refused(");
    if (!refused && !kind->starts_with("rating_received(")) continue;
    std::optional<LedgerRating> rating = ReadEntry(body, refused, staff);
    if (!rating) {
      fault = fmt::format("line {} of the export ({}) lacks a field", ledger.rows, *kind);
      return std::nullopt;
    }
    ledger.ratings.push_back(std::move(*rating));
  }
  return ledger;
}

Verdict Compare(const std::vector<Press>& presses, const Ledger& ledger,
                const std::map<std::string, DeviceEnd>& devices, std::uint64_t maybe) {
  Verdict verdict;
  verdict.sent = presses.size();
  std::map<Key, const LedgerRating*> stored;
  std::map<std::uint64_t, int> counted;
  for (const LedgerRating& rating : ledger.ratings) {
    if (!stored.emplace(KeyOf(rating), &rating).second) ++verdict.doubled;
    if (rating.counted && ++counted[rating.service] == 2) ++verdict.doubled;
  }
  for (const Press& press : presses) {
    const auto device = devices.find(press.source);
    // A later epoch means that the device began a new log: it knows nothing of this press any more.
    const bool kept = device != devices.end() && device->second.epoch == press.epoch &&
                      press.counter > device->second.receipted_through;
    if (!kept) ++verdict.receipted;
    const auto found = stored.find(KeyOf(press));
    if (found == stored.end()) {
      ++(kept ? verdict.pending : verdict.lost);
      continue;
    }
    const LedgerRating& rating = *found->second;
    stored.erase(found);
    if (rating.refused) {
      ++verdict.refused;
      continue;
    }
    ++verdict.stored;
    if (rating.level != press.level) ++verdict.wrong_level;
    if (rating.staff != press.staff || rating.window != press.window ||
        rating.service != press.invitation) {
      ++verdict.wrong_staff;
    }
  }
  for (const auto& [key, rating] : stored) {
    if (!rating->refused) ++verdict.unpressed;
  }
  verdict.unpressed -= std::min(verdict.unpressed, maybe);
  return verdict;
}

bool Balanced(const Verdict& verdict) {
  return verdict.lost == 0 && verdict.doubled == 0 && verdict.wrong_level == 0 &&
         verdict.wrong_staff == 0 && verdict.unpressed == 0 && verdict.pending == 0 &&
         verdict.sent == verdict.stored + verdict.refused;
}

}  // namespace yichuang::simulator
