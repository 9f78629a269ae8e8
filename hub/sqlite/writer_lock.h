#pragma once

#include <filesystem>

namespace yichuang::sqlite {

/// Held by the one process that writes a hall's database: an exclusive flock on FILE.lock, which
/// the kernel drops with the process, however it ends. The lock file itself stays.
class WriterLock {
 public:
  /// Throws StorageError when another process holds it (named by its id) or the lock file cannot be
  /// made.
  explicit WriterLock(const std::filesystem::path& database_file);
  ~WriterLock();
  WriterLock(WriterLock&& other) noexcept;
  WriterLock& operator=(WriterLock&& other) noexcept;

 private:
  int descriptor_ = -1;
};

}  // namespace yichuang::sqlite
