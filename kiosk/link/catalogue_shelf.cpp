#include "kiosk/link/catalogue_shelf.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "hub/catalogue/load.h"
#include "hub/client/fetch.h"
#include "hub/contract/codec.h"
#include "kiosk/link/durable_file.h"

namespace yichuang::link {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

std::string HexOf(const std::array<std::uint8_t, 32>& sm3) {
  return contract::ToHex(sm3.data(), sm3.size());
}

std::optional<std::array<std::uint8_t, 32>> HashNamed(const std::string& text) {
  std::array<std::uint8_t, 32> sm3{};
  if (text.size() != 2 * sm3.size()) return std::nullopt;
  for (std::size_t i = 0; i < sm3.size(); ++i) {
    const std::string byte = text.substr(2 * i, 2);
    std::size_t used = 0;
    if (byte.find_first_not_of("0123456789abcdef") != std::string::npos) return std::nullopt;
    sm3[i] = static_cast<std::uint8_t>(std::stoul(byte, &used, 16));
  }
  return sm3;
}

}  // namespace

CatalogueShelf::CatalogueShelf(fs::path folder, std::function<void(const std::string&)> log)
    : folder_(std::move(folder)), log_(std::move(log)) {
  fs::create_directories(folder_);
}

fs::path CatalogueShelf::FileOf(const std::array<std::uint8_t, 32>& sm3) const {
  return folder_ / (HexOf(sm3) + ".json");
}

bool CatalogueShelf::Has(const std::array<std::uint8_t, 32>& sm3) const {
  return client::Sm3OfFile(FileOf(sm3)) == sm3;
}

std::optional<Shelved> CatalogueShelf::Load() {
  const auto text = ReadWhole(folder_ / "current.json");
  if (!text) return std::nullopt;
  const json current = json::parse(*text, nullptr, false);
  const bool whole = current.is_object() && current.contains("version") &&
                     current["version"].is_number_unsigned() && current.contains("sm3") &&
                     current["sm3"].is_string() && current.contains("as_of_ms") &&
                     current["as_of_ms"].is_number_integer();
  const auto sm3 = whole ? HashNamed(current["sm3"].get<std::string>()) : std::nullopt;
  if (!sm3) {
    PutAside(folder_ / "current.json", "is damaged");
    return std::nullopt;
  }
  const Held held{current["version"].get<std::uint64_t>(), *sm3};
  const model::Instant as_of{std::chrono::milliseconds(current["as_of_ms"].get<std::int64_t>())};
  auto shelved = Read(held, as_of);
  if (shelved) current_ = held;
  return shelved;
}

std::optional<Shelved> CatalogueShelf::Read(const Held& held, model::Instant as_of) {
  const fs::path file = FileOf(held.sm3);
  const auto bytes = ReadWhole(file);
  if (!bytes) {
    log_(file.string() + ": the catalogue is gone; it is fetched again");
    return std::nullopt;
  }
  if (client::Sm3OfBytes(*bytes) != held.sm3) {
    PutAside(file, "the catalogue is damaged and is fetched again");
    return std::nullopt;
  }
  catalogue::Loaded loaded = catalogue::ReadBundle(*bytes);
  if (const auto* faults = std::get_if<std::vector<catalogue::Fault>>(&loaded)) {
    PutAside(file, "is no catalogue this version reads: " + catalogue::DescribeEn(faults->front()));
    return std::nullopt;
  }
  auto catalogue =
      std::make_shared<catalogue::Catalogue>(std::get<catalogue::Catalogue>(std::move(loaded)));
  catalogue->version = held.version;
  return Shelved{held, std::move(catalogue), as_of};
}

void CatalogueShelf::PutAside(const fs::path& file, const std::string& why) {
  std::error_code error;
  fs::rename(file, file.string() + ".damaged", error);
  log_(fmt::format("{}: {}; kept as {}.damaged", file.string(), why, file.filename().string()));
}

bool CatalogueShelf::WriteCurrent(const Held& held, model::Instant as_of) {
  const std::string text = json({{"version", held.version},
                                 {"sm3", HexOf(held.sm3)},
                                 {"as_of_ms", as_of.time_since_epoch().count()}})
                               .dump() +
                           '\n';
  return WriteDurably(folder_ / "current.json", text);
}

std::optional<Shelved> CatalogueShelf::Take(const contract::CatalogueWanted& wanted,
                                            model::Instant now) {
  auto shelved = Read({wanted.version, wanted.sm3}, now);
  if (!shelved) return std::nullopt;
  if (!WriteCurrent(shelved->held, now)) {
    log_(folder_.string() + ": cannot be written; the catalogue is shown but not kept");
    return shelved;
  }
  current_ = shelved->held;
  RemoveOthers(wanted.sm3);
  return shelved;
}

void CatalogueShelf::Confirm(model::Instant now) {
  if (current_ && !WriteCurrent(*current_, now)) log_(folder_.string() + ": cannot be written");
}

/// Bundles that hold no longer, half fetched ones too. What was put aside stays, for whoever looks
/// why.
void CatalogueShelf::RemoveOthers(const std::array<std::uint8_t, 32>& sm3) {
  const fs::path kept = FileOf(sm3);
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder_, error)) {
    const fs::path& file = entry.path();
    const bool bundle = HashNamed(file.filename().string().substr(0, 64)).has_value() &&
                        file.extension() != ".damaged";
    if (bundle && file != kept) fs::remove(file, error);
  }
}

}  // namespace yichuang::link
