#include "hub/bundle_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "hub/catalogue/checklist.h"
#include "hub/catalogue/load.h"
#include "hub/catalogue/national_codes.h"
#include "hub/contract/codec.h"
#include "hub/disk.h"
#include "hub/evidence/chain.h"

namespace yichuang::hub {
namespace {

namespace fs = std::filesystem;

}  // namespace

BundleFolder::BundleFolder(fs::path folder, std::function<void(const std::string&)> log)
    : folder_(std::move(folder)), log_(std::move(log)) {}

fs::path BundleFolder::FileOf(const std::string& sm3) const { return folder_ / (sm3 + ".json"); }

void BundleFolder::Tell(const std::string& line) const {
  if (log_) log_(line);
}

core::ImportCatalogue BundleFolder::Put(const catalogue::Catalogue& catalogue) const {
  const std::string bytes = catalogue::WriteBundle(catalogue);
  PutFile(bytes);
  return {Sm3Of(bytes), bytes.size(), static_cast<std::uint32_t>(catalogue.items.size())};
}

void BundleFolder::PutFile(const std::string& bytes) const {
  const evidence::Hash sm3 = Sm3Of(bytes);
  const fs::path file = FileOf(contract::ToHex(sm3.data(), sm3.size()));
  const fs::path temporary = file.string() + ".new";
  fs::create_directories(folder_);
  {
    std::ofstream out(temporary, std::ios::binary | std::ios::trunc);
    out << bytes;
    out.close();
    if (!out) FailOnFile(temporary, "write");
  }
  SyncToDisk(temporary);
  fs::rename(temporary, file);
  SyncToDisk(folder_);
}

std::shared_ptr<const std::string> BundleFolder::Find(const std::string& sm3) {
  if (held_ && held_sm3_ == sm3) return held_;
  std::ifstream in(FileOf(sm3), std::ios::binary);
  if (!in) return nullptr;
  auto bytes = std::make_shared<std::string>(std::istreambuf_iterator<char>(in),
                                             std::istreambuf_iterator<char>());
  const evidence::Hash found = Sm3Of(*bytes);
  if (contract::ToHex(found.data(), found.size()) != sm3) {
    Tell(fmt::format("{}: the file is damaged and is not given out; run import-items again",
                     FileOf(sm3).string()));
    return nullptr;
  }
  held_sm3_ = sm3;
  held_ = std::move(bytes);
  return held_;
}

std::optional<core::ImportCatalogue> BundleFolder::Check(const std::string& sm3) {
  const auto bytes = Find(sm3);
  if (!bytes) return std::nullopt;
  const catalogue::Loaded loaded = catalogue::ReadBundle(*bytes);
  if (const auto* faults = std::get_if<std::vector<catalogue::Fault>>(&loaded)) {
    Tell(fmt::format("{}: refused: {}", FileOf(sm3).string(),
                     catalogue::DescribeEn(faults->front())));
    return std::nullopt;
  }
  const auto& catalogue = std::get<catalogue::Catalogue>(loaded);
  return core::ImportCatalogue{Sm3Of(*bytes), bytes->size(),
                               static_cast<std::uint32_t>(catalogue.items.size())};
}

std::shared_ptr<const catalogue::Catalogue> BundleFolder::Catalogue(const std::string& sm3) {
  if (read_ && read_sm3_ == sm3) return read_;
  const auto bytes = Find(sm3);
  if (!bytes) return nullptr;
  catalogue::Loaded loaded = catalogue::ReadBundle(*bytes);
  auto* const read = std::get_if<catalogue::Catalogue>(&loaded);
  if (read == nullptr) return nullptr;
  read_ = std::make_shared<const catalogue::Catalogue>(std::move(*read));
  read_sm3_ = sm3;
  return read_;
}

namespace {

bool MayNotBeReceived(const catalogue::Item& item) {
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(discontinued_item_received)) return false;
#endif
  return catalogue::IsDiscontinued(item);
}

/// Absent while a question is open on which a material depends.
std::optional<core::CaseItem> CaseItemOf(const catalogue::Item& item,
                                         const std::vector<std::string>& answers) {
  std::vector<catalogue::Answer> given;
  for (const std::string& each : answers) {
    const std::size_t mark = std::min(each.find('='), each.size());
    given.push_back({each.substr(0, mark), each.substr(std::min(mark + 1, each.size()))});
  }
  const catalogue::Checklist list = catalogue::MakeChecklist(item, given);
  if (!list.settled()) return std::nullopt;
  core::CaseItem found{item.id, core::RulesOf(item), {}, item.department, {}};
  if (const auto code = catalogue::ImplementationCode(item.code)) found.code = code->text();
  for (const std::size_t place : list.bring) {
    const catalogue::Material& material = item.materials[place];
    found.materials.push_back({material.id, material.mandatory, material.tolerable});
  }
  return found;
}

}  // namespace

std::variant<core::CaseItem, contract::Reason> BundleFolder::Item(
    const std::string& sm3, const std::string& id, const std::vector<std::string>& answers) {
  const auto catalogue = Catalogue(sm3);
  if (!catalogue) return contract::Reason::kUnknownItem;
  const auto item = std::ranges::find(catalogue->items, id, &catalogue::Item::id);
  if (item == catalogue->items.end()) return contract::Reason::kUnknownItem;
  if (MayNotBeReceived(*item)) return contract::Reason::kItemDiscontinued;
  auto found = CaseItemOf(*item, answers);
  if (!found) return contract::Reason::kMissingField;
  return *std::move(found);
}

std::variant<core::ReceiveJoint, contract::Reason> BundleFolder::Joint(
    const std::string& sm3, const std::string& id, const std::vector<std::string>& answers) {
  const auto catalogue = Catalogue(sm3);
  if (!catalogue) return contract::Reason::kUnknownItem;
  const auto matter = std::ranges::find(catalogue->joint_matters, id, &catalogue::JointMatter::id);
  if (matter == catalogue->joint_matters.end()) return contract::Reason::kUnknownItem;
  core::ReceiveJoint joint;
  joint.matter = id;
  for (const catalogue::JointMatter::Part& part : matter->parts) {
    const auto item = std::ranges::find(catalogue->items, part.item, &catalogue::Item::id);
    if (item == catalogue->items.end()) return contract::Reason::kUnknownItem;
    if (MayNotBeReceived(*item)) return contract::Reason::kItemDiscontinued;
    std::vector<std::string> own;
    const std::string prefix = part.item + "/";
    for (const std::string& each : answers) {
      if (each.starts_with(prefix)) own.push_back(each.substr(prefix.size()));
    }
    auto found = CaseItemOf(*item, own);
    if (!found) return contract::Reason::kMissingField;
    found->rules = core::RulesOf(*item, *matter);
    joint.items.push_back(*std::move(found));
  }
  for (const catalogue::JointMatter::Shared& each : matter->shared) {
    core::SharedMaterial& shared = joint.shared.emplace_back();
    shared.id = each.id;
    for (const std::string& of : each.of) {
      const std::size_t slash = of.find('/');
      shared.of.push_back({of.substr(0, slash), of.substr(std::min(slash + 1, of.size()))});
    }
  }
  return joint;
}

}  // namespace yichuang::hub
