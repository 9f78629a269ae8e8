#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace yichuang::person {

/// Seals what is kept of persons: SM4-CTR, then HMAC-SM3 over everything (encrypt-then-MAC), under
/// keys that come from one key file. The file lies beside the devices' keys and never in the
/// database: whoever has the database alone can read nobody.
///
/// Any thread. Throws std::runtime_error where OpenSSL lacks an algorithm.
class Sealer {
 public:
  /// Reads the key, 64 hexadecimal digits; makes the file, for its owner only, when there is none.
  /// Throws std::runtime_error that names the file and what is wrong with it.
  explicit Sealer(const std::filesystem::path& file);
  /// With a key of its own that nothing keeps: what it sealed is lost with it.
  Sealer();
  ~Sealer();
  Sealer(const Sealer&) = delete;
  Sealer& operator=(const Sealer&) = delete;

  /// Another text each time, for the same plain one. `name` is sealed in and must be the same when
  /// it is opened: a value moved to another row opens no more.
  std::string Seal(std::string_view plain, std::string_view name) const;
  /// Absent when it was changed, or sealed under another name or key.
  std::optional<std::string> Open(std::string_view sealed, std::string_view name) const;

  /// The handle of a document's holder: 32 hexadecimal digits, the same as long as the key is. It
  /// is a keyed commitment: without the key nobody can try documents against it.
  std::string HandleOf(std::string_view document_kind, std::string_view document) const;
  /// One that belongs to no document.
  static std::string RandomHandle();
  /// kPaperCodeSize random letters and digits (A–Z, 2–7): 60 bits.
  static std::string RandomCode();

 private:
  explicit Sealer(std::string key);

  std::string key_;
};

}  // namespace yichuang::person
