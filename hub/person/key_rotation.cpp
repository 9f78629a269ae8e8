#include "hub/person/key_rotation.h"

#include <fcntl.h>
#include <openssl/crypto.h>
#include <openssl/rand.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <fstream>
#include <stdexcept>
#include <string>
#include <system_error>
#include <vector>

#include "hub/person/sealer.h"

namespace yichuang::person {
namespace {

using KeyLines = std::vector<std::string>;

constexpr std::size_t kKeyBytes = 32;
constexpr char kHexOfKeys[] = "0123456789abcdef";

KeyLines ReadKeyLines(const std::filesystem::path& file) {
  // It names what is wrong with the file, and would make one where there is none.
  if (!std::filesystem::exists(file))
    throw std::runtime_error(file.string() + ": there is no key yet, so none to exchange");
  { const Sealer whole(file); }
  KeyLines lines;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::string NewKey() {
  std::array<unsigned char, kKeyBytes> bytes{};
  if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1)
    throw std::runtime_error("no random numbers: OpenSSL's generator does not work");
  std::string digits;
  for (const unsigned char byte : bytes) {
    digits += kHexOfKeys[byte >> 4U];
    digits += kHexOfKeys[byte & 15U];
  }
  OPENSSL_cleanse(bytes.data(), bytes.size());
  return digits;
}

[[noreturn]] void FailAt(const std::filesystem::path& file) {
  throw std::runtime_error(file.string() + ": " + std::generic_category().message(errno));
}

/// Replaces the file at once, on disk before it returns.
void WriteKeyLines(const std::filesystem::path& file, const KeyLines& lines) {
  const std::string unfinished = file.string() + ".new";
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  const int out = ::open(unfinished.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (out < 0) FailAt(unfinished);
  const bool written = ::write(out, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  const bool synced = written && ::fsync(out) == 0;
  ::close(out);
  OPENSSL_cleanse(text.data(), text.size());
  if (!synced || ::rename(unfinished.c_str(), file.c_str()) != 0) FailAt(file);
  const std::filesystem::path above = std::filesystem::absolute(file).parent_path();
  const int folder = ::open(above.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0 || ::fsync(folder) != 0) FailAt(above);
  ::close(folder);
}

}  // namespace

Rotation RotationOf(const std::filesystem::path& key_file) {
  return ReadKeyLines(key_file).size() == 3 ? Rotation::kUnderway : Rotation::kIdle;
}

void BeginRotation(const std::filesystem::path& key_file) {
  KeyLines lines = ReadKeyLines(key_file);
  if (lines.size() == 3) return;
  // The first one goes on naming documents.
  if (lines.size() == 1) lines.push_back(lines.front());
  lines.push_back(NewKey());
  WriteKeyLines(key_file, lines);
}

void EndRotation(const std::filesystem::path& key_file) {
  KeyLines lines = ReadKeyLines(key_file);
  if (lines.size() != 3) return;
  lines.erase(lines.begin() + 1);
  WriteKeyLines(key_file, lines);
}

}  // namespace yichuang::person
