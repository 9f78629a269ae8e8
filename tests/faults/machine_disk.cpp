#include "tests/faults/machine_disk.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <mutex>
#include <stdexcept>
#include <utility>

namespace yichuang::faults {
namespace {

constexpr std::int64_t kSector = 512;

/// Machines by the folder of their disk; halls of several threads play at once.
struct Machines {
  std::mutex mutex;
  std::map<std::string, MachineDisk*> by_folder;
};

Machines& AllMachines() {
  static Machines machines;
  return machines;
}

MachineDisk* MachineOf(const char* name) {
  if (name == nullptr) return nullptr;
  const std::string folder = std::filesystem::path(name).parent_path().string();
  const std::scoped_lock lock(AllMachines().mutex);
  const auto found = AllMachines().by_folder.find(folder);
  return found != AllMachines().by_folder.end() ? found->second : nullptr;
}

sqlite3_vfs* Below() {
  static sqlite3_vfs* const below = sqlite3_vfs_find("unix");
  return below;
}

struct File {
  sqlite3_file base;
  sqlite3_file* real;
  MachineDisk* machine;           ///< null: passed through
  MachineDisk::Unsynced* writes;  ///< null: of no interest after a power cut
};

File& Of(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }
sqlite3_file* Real(sqlite3_file* file) { return Of(file).real; }

int CodeOf(DiskFault fault, int error) { return fault == DiskFault::kFull ? SQLITE_FULL : error; }

int Write(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset) {
  File& mine = Of(file);
  sqlite3_file* const real = mine.real;
  if (mine.machine == nullptr) return real->pMethods->xWrite(real, bytes, count, offset);
  if (mine.machine->dead()) return SQLITE_IOERR_WRITE;
  const DiskFault fault = mine.machine->Operate();
  if (fault == DiskFault::kIoError || fault == DiskFault::kFull)
    return CodeOf(fault, SQLITE_IOERR_WRITE);
  if (mine.writes != nullptr) {
    MachineDisk::Write write;
    write.offset = offset;
    sqlite3_int64 size = 0;
    real->pMethods->xFileSize(real, &size);
    write.old_size = size;
    const std::int64_t old = std::clamp<std::int64_t>(size - offset, 0, count);
    write.before.resize(static_cast<std::size_t>(old));
    if (old > 0 && real->pMethods->xRead(real, write.before.data(), static_cast<int>(old),
                                         offset) != SQLITE_OK) {
      return SQLITE_IOERR_WRITE;
    }
    const auto* first = static_cast<const std::uint8_t*>(bytes);
    write.after.assign(first, first + count);
    mine.writes->push_back(std::move(write));
  }
  const int written = real->pMethods->xWrite(real, bytes, count, offset);
  return fault == DiskFault::kDies ? SQLITE_IOERR_WRITE : written;
}

int Sync(sqlite3_file* file, int flags) {
  File& mine = Of(file);
  if (mine.machine == nullptr) return mine.real->pMethods->xSync(mine.real, flags);
  if (mine.machine->dead()) return SQLITE_IOERR_FSYNC;
  const DiskFault fault = mine.machine->Operate();
  if (fault != DiskFault::kNone) return CodeOf(fault, SQLITE_IOERR_FSYNC);
  if (mine.writes != nullptr) mine.writes->clear();
  return SQLITE_OK;
}

int Truncate(sqlite3_file* file, sqlite3_int64 size) {
  File& mine = Of(file);
  if (mine.machine != nullptr) {
    if (mine.machine->dead()) return SQLITE_IOERR_TRUNCATE;
    if (mine.writes != nullptr) mine.writes->clear();
  }
  return mine.real->pMethods->xTruncate(mine.real, size);
}

int Close(sqlite3_file* file) { return Real(file)->pMethods->xClose(Real(file)); }
int Read(sqlite3_file* file, void* bytes, int count, sqlite3_int64 offset) {
  return Real(file)->pMethods->xRead(Real(file), bytes, count, offset);
}
int FileSize(sqlite3_file* file, sqlite3_int64* size) {
  return Real(file)->pMethods->xFileSize(Real(file), size);
}
int Lock(sqlite3_file* file, int level) { return Real(file)->pMethods->xLock(Real(file), level); }
int Unlock(sqlite3_file* file, int level) {
  return Real(file)->pMethods->xUnlock(Real(file), level);
}
int CheckReserved(sqlite3_file* file, int* reserved) {
  return Real(file)->pMethods->xCheckReservedLock(Real(file), reserved);
}
int FileControl(sqlite3_file* file, int operation, void* argument) {
  return Real(file)->pMethods->xFileControl(Real(file), operation, argument);
}
int SectorSize(sqlite3_file* file) { return Real(file)->pMethods->xSectorSize(Real(file)); }
/// None of the promises that would make SQLite sync less.
int Characteristics(sqlite3_file*) { return 0; }
int ShmMap(sqlite3_file* file, int page, int size, int extend, void volatile** memory) {
  return Real(file)->pMethods->xShmMap(Real(file), page, size, extend, memory);
}
int ShmLock(sqlite3_file* file, int offset, int count, int flags) {
  return Real(file)->pMethods->xShmLock(Real(file), offset, count, flags);
}
void ShmBarrier(sqlite3_file* file) { Real(file)->pMethods->xShmBarrier(Real(file)); }
int ShmUnmap(sqlite3_file* file, int remove) {
  return Real(file)->pMethods->xShmUnmap(Real(file), remove);
}

const sqlite3_io_methods kMethods = {
    2,        Close,         Read,        Write,      Truncate,        Sync,   FileSize, Lock,
    Unlock,   CheckReserved, FileControl, SectorSize, Characteristics, ShmMap, ShmLock,  ShmBarrier,
    ShmUnmap, nullptr,       nullptr};

int Open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  File& mine = Of(file);
  mine.base.pMethods = nullptr;
  mine.machine = MachineOf(name);
  mine.writes = nullptr;
  mine.real = reinterpret_cast<sqlite3_file*>(&mine + 1);
  if (mine.machine != nullptr && mine.machine->dead()) return SQLITE_CANTOPEN;
  constexpr int kKept = SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL;
  if (mine.machine != nullptr && (flags & kKept) != 0) mine.writes = &mine.machine->Of(name);
  const int opened = Below()->xOpen(Below(), name, mine.real, flags, out_flags);
  if (mine.real->pMethods != nullptr) mine.base.pMethods = &kMethods;
  return opened;
}

int Delete(sqlite3_vfs*, const char* name, int) {
  MachineDisk* const machine = MachineOf(name);
  if (machine != nullptr) {
    if (machine->dead()) return SQLITE_IOERR_DELETE;
    machine->Forget(name);
  }
  return Below()->xDelete(Below(), name, machine == nullptr ? 1 : 0);
}

void Install() {
  static const bool installed = [] {
    static sqlite3_vfs vfs = *Below();
    vfs.zName = "machine";
    vfs.szOsFile = static_cast<int>(sizeof(File)) + Below()->szOsFile;
    vfs.pNext = nullptr;
    vfs.xOpen = Open;
    vfs.xDelete = Delete;
    return sqlite3_vfs_register(&vfs, 1) == SQLITE_OK;
  }();
  if (!installed) throw std::runtime_error("SQLite takes no VFS");
}

/// A file, for mending it by hand.
class Descriptor {
 public:
  explicit Descriptor(const std::string& file)
      : number_(::open(file.c_str(), O_RDWR | O_CLOEXEC)) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  bool open() const { return number_ >= 0; }
  void Put(const std::uint8_t* bytes, std::size_t count, std::int64_t offset) const {
    if (::pwrite(number_, bytes, count, offset) != static_cast<ssize_t>(count))
      throw std::runtime_error("cannot undo a write");
  }
  void Cut(std::int64_t size) const {
    if (::ftruncate(number_, size) != 0) throw std::runtime_error("cannot undo a write");
  }

 private:
  int number_;
};

}  // namespace

MachineDisk::MachineDisk(std::filesystem::path folder) : folder_(std::move(folder)) {
  Install();
  std::filesystem::create_directories(folder_);
  const std::scoped_lock lock(AllMachines().mutex);
  AllMachines().by_folder[folder_.string()] = this;
}

MachineDisk::~MachineDisk() {
  const std::scoped_lock lock(AllMachines().mutex);
  AllMachines().by_folder.erase(folder_.string());
}

void MachineDisk::Arm(std::uint64_t n, DiskFault fault) {
  left_ = n;
  fault_ = fault;
}

DiskFault MachineDisk::Operate() {
  ++operations_;
  if (left_ == 0 || --left_ > 0) return DiskFault::kNone;
  failed_ = true;
  if (fault_ == DiskFault::kDies) dead_ = true;
  return fault_;
}

void MachineDisk::Restart() {
  dead_ = false;
  failed_ = false;
  left_ = 0;
  unsynced_.clear();  // they stand in the page cache, which will be written some time
}

void MachineDisk::RestartAfterPowerCut(Random& random, bool the_worst) {
  for (const auto& [file, writes] : unsynced_) {
    if (writes.empty()) continue;
    const Descriptor disk(file);
    if (!disk.open()) continue;
    for (auto write = writes.rbegin(); write != writes.rend(); ++write) {
      if (!write->before.empty())
        disk.Put(write->before.data(), write->before.size(), write->offset);
      disk.Cut(write->old_size);
    }
    // Nothing of it, all of it, or any of its sectors.
    const auto mood = the_worst ? 0 : random() % 3;
    if (mood == 0) continue;
    for (const Write& write : writes) {
      for (std::size_t at = 0; at < write.after.size(); at += kSector) {
        if (mood == 2 && random() % 2 == 0) continue;
        const std::size_t count = std::min<std::size_t>(kSector, write.after.size() - at);
        disk.Put(write.after.data() + at, count, write.offset + static_cast<std::int64_t>(at));
      }
    }
  }
  Restart();
}

}  // namespace yichuang::faults
