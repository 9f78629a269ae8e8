#include "hub/sqlite/snapshot.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "hub/contract/codec.h"
#include "hub/evidence/chain.h"
#include "hub/sqlite/hall_codec.h"

namespace yichuang::sqlite {
namespace {

constexpr std::string_view kFormat = "yichuang-snapshot";
constexpr std::string_view kPrefix = "snapshot-";
constexpr std::string_view kSuffix = ".json";
constexpr std::size_t kKept = 2;

std::string HexOf(const evidence::Hash& hash) { return contract::ToHex(hash.data(), hash.size()); }

std::string Sm3Hex(std::string_view text) {
  return HexOf(evidence::Sm3({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}));
}

std::optional<evidence::Hash> HashOfHex(std::string_view hex) {
  evidence::Hash hash{};
  if (hex.size() != 2 * hash.size()) {
    return std::nullopt;
  }
  for (std::size_t i = 0; i < hash.size(); ++i) {
    const char* first = hex.data() + 2 * i;
    const auto [stop, error] = std::from_chars(first, first + 2, hash[i], 16);
    if (error != std::errc{} || stop != first + 2) {
      return std::nullopt;
    }
  }
  return hash;
}

std::optional<std::uint64_t> SeqOfName(const std::string& name) {
  if (!name.starts_with(kPrefix) || !name.ends_with(kSuffix) ||
      name.size() <= kPrefix.size() + kSuffix.size()) {
    return std::nullopt;
  }
  std::uint64_t seq = 0;
  const char* first = name.data() + kPrefix.size();
  const char* last = name.data() + name.size() - kSuffix.size();
  const auto [stop, error] = std::from_chars(first, last, seq);
  return error == std::errc{} && stop == last ? std::optional(seq) : std::nullopt;
}

/// Write, fsync, close; an error number, or 0.
int WriteDurably(const std::filesystem::path& file, std::string_view text) {
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (descriptor < 0) {
    return errno;
  }
  int fault = 0;
  while (!text.empty() && fault == 0) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0) {
      fault = errno == EINTR ? 0 : errno;
    } else {
      text.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  if (fault == 0 && ::fsync(descriptor) != 0) {
    fault = errno;
  }
  if (::close(descriptor) != 0 && fault == 0) {
    fault = errno;
  }
  return fault;
}

int SyncDirectory(const std::filesystem::path& directory) {
  const int descriptor = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) {
    return errno;
  }
  const int fault = ::fsync(descriptor) == 0 ? 0 : errno;
  ::close(descriptor);
  return fault;
}

/// Reads the tag line; a reason when it is none of ours.
std::variant<contract::Head, std::string> ReadTag(std::string_view line, std::string_view body) {
  const Json json = Json::parse(line, nullptr, false);
  if (json.is_discarded()) {
    return "its tag is not readable";
  }
  BodyReader tag(json);
  const std::string format = tag.Text("format");
  const std::uint64_t version = tag.Unsigned("version");
  contract::Head head;
  head.era = tag.Number<std::uint32_t>("era");
  head.seq = tag.Unsigned("seq");
  const auto hash = HashOfHex(tag.Text("hash"));
  const std::string sm3 = tag.Text("sm3");
  if (!tag.fault().empty() || format != kFormat || !hash) {
    return "its tag is not readable";
  }
  if (version != kSnapshotVersion) {
    return fmt::format("it has version {}, this version of the hub reads {}", version,
                       kSnapshotVersion);
  }
  if (Sm3Hex(body) != sm3) {
    return "it is torn or was altered: its SM3 does not hold";
  }
  head.hash = *hash;
  return head;
}

}  // namespace

std::string EncodeSnapshot(const core::Hall& hall, const contract::Head& head) {
  const std::string body = Compact(HallJson(hall));
  const OrderedJson tag{{"format", kFormat}, {"version", kSnapshotVersion}, {"era", head.era},
                        {"seq", head.seq},   {"hash", HexOf(head.hash)},    {"sm3", Sm3Hex(body)}};
  return Compact(tag) + "\n" + body + "\n";
}

std::variant<Snapshot, std::string> DecodeSnapshot(std::string_view text) {
  const std::size_t line_end = text.find('\n');
  if (line_end == std::string_view::npos || !text.ends_with('\n') || line_end + 1 == text.size()) {
    return "it is torn";
  }
  const std::string_view body = text.substr(line_end + 1, text.size() - line_end - 2);
  auto tag = ReadTag(text.substr(0, line_end), body);
  if (auto* reason = std::get_if<std::string>(&tag)) {
    return std::move(*reason);
  }
  const Json json = Json::parse(body, nullptr, false);
  if (json.is_discarded()) {
    return "its hall is not JSON";
  }
  BodyReader reader(json);
  Snapshot snapshot{*std::get_if<contract::Head>(&tag), ReadHall(reader)};
  if (!reader.fault().empty()) {
    return reader.fault();
  }
  if (snapshot.hall.seq != snapshot.head.seq) {
    return "hall and tag name different rows";
  }
  return snapshot;
}

std::vector<std::filesystem::path> SnapshotFiles(const std::filesystem::path& directory) {
  std::vector<std::pair<std::uint64_t, std::filesystem::path>> found;
  std::error_code error;
  std::filesystem::directory_iterator entry(directory, error);
  for (; !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
    if (const auto seq = SeqOfName(entry->path().filename().string())) {
      found.emplace_back(*seq, entry->path());
    }
  }
  std::sort(found.rbegin(), found.rend());
  std::vector<std::filesystem::path> files;
  files.reserve(found.size());
  for (auto& [seq, file] : found) {
    files.push_back(std::move(file));
  }
  return files;
}

std::optional<std::string> ReadWholeFile(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) {
    return std::nullopt;
  }
  return std::string(std::istreambuf_iterator<char>(stream), {});
}

std::vector<contract::Head> SnapshotHeads(const std::filesystem::path& directory) {
  std::vector<contract::Head> heads;
  for (const auto& file : SnapshotFiles(directory)) {
    const auto text = ReadWholeFile(file);
    if (!text) {
      continue;
    }
    const auto decoded = DecodeSnapshot(*text);
    if (const auto* snapshot = std::get_if<Snapshot>(&decoded)) {
      heads.push_back(snapshot->head);
    }
  }
  return heads;
}

bool WriteSnapshotFile(const std::filesystem::path& directory, const core::Hall& hall,
                       const contract::Head& head,
                       const std::function<void(const std::string&)>& log) {
  const auto fail = [&log](const std::filesystem::path& path, const char* operation, int fault) {
    if (log) {
      log(fmt::format("snapshot {}: {}: {}; the hall goes on, the next start takes longer",
                      path.string(), operation, std::strerror(fault)));
    }
    return false;
  };
  const std::filesystem::path file = directory / fmt::format("{}{}{}", kPrefix, head.seq, kSuffix);
  const std::filesystem::path temporary = file.string() + ".part";
  if (const int fault = WriteDurably(temporary, EncodeSnapshot(hall, head)); fault != 0) {
    ::unlink(temporary.c_str());
    return fail(temporary, "write", fault);
  }
  if (::rename(temporary.c_str(), file.c_str()) != 0) {
    return fail(file, "rename", errno);
  }
  if (const int fault = SyncDirectory(directory); fault != 0) {
    return fail(directory, "fsync", fault);
  }
  const auto files = SnapshotFiles(directory);
  for (std::size_t i = kKept; i < files.size(); ++i) {
    std::error_code ignored;  // an old file too many costs space only, and goes the next time
    std::filesystem::remove(files[i], ignored);
  }
  return true;
}

}  // namespace yichuang::sqlite
