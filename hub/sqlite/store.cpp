#include "hub/sqlite/store.h"

#include <fmt/format.h>

#include <system_error>
#include <utility>
#include <variant>

#include "hub/sqlite/audit.h"
#include "hub/sqlite/database.h"
#include "hub/sqlite/ledger.h"
#include "hub/sqlite/projections.h"
#include "hub/sqlite/schema.h"
#include "hub/sqlite/snapshot.h"
#include "hub/sqlite/writer_lock.h"

namespace yichuang::sqlite {
namespace {

using Progress = std::function<void(const std::string&)>;

void Tell(const Progress& progress, const std::string& text) {
  if (progress) {
    progress(text);
  }
}

/// No lock file beside a database that is not there.
WriterLock LockExisting(const std::filesystem::path& file) {
  RequireFile(file);
  return WriterLock(file);
}

Database OpenForWriting(const std::filesystem::path& file, const Progress& progress) {
  Database database = OpenHall(file, Database::Mode::kReadWrite);
  ConfigureWriter(database);
  bool other_tables = ProjectionVersion(database) != kProjectionVersion;
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(old_tables_kept)) other_tables = false;
#endif
  if (other_tables) {
    Tell(progress, fmt::format("{}: the tables for queries are of another version and are made "
                               "anew from the ledger",
                               file.string()));
    RebuildProjections(database, progress);
  }
  return database;
}

std::filesystem::path DirectoryOf(const std::filesystem::path& file) {
  return file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
}

}  // namespace

struct Store::Impl {
  Impl(std::filesystem::path path, Progress told)
      : file(std::move(path)),
        progress(std::move(told)),
        lock(LockExisting(file)),
        database(OpenForWriting(file, progress)),
        ledger(database),
        projections(database),
        find_service(database.Prepare(
            "SELECT window, staff, evaluator, ended, limit_ms, rated FROM service WHERE id = ?")),
        committed(ledger.head()) {}

  /// The newest snapshot that belongs to this ledger; an empty hall when there is none.
  core::Hall Start();

  std::filesystem::path file;
  Progress progress;
  WriterLock lock;
  Database database;
  Ledger ledger;
  Projections projections;
  Statement find_service;
  contract::Head committed;
};

void Store::Create(const std::filesystem::path& file) {
  std::error_code error;
  if (std::filesystem::exists(file, error)) {
    throw StorageError(file.string(), 0, "exists already, and is left as it is");
  }
  const std::filesystem::path directory = DirectoryOf(file);
  if (!std::filesystem::is_directory(directory, error)) {
    throw StorageError(file.string(), 0,
                       fmt::format("there is no folder {}; make it first", directory.string()));
  }
  const WriterLock lock(file);
  // Under another name until it is whole: a crash in between leaves nothing that looks like a hall.
  const std::filesystem::path unfinished = file.string() + ".new";
  std::filesystem::remove(unfinished, error);
  {
    Database database(unfinished, Database::Mode::kCreate);
    std::filesystem::permissions(
        unfinished, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write,
        error);
    ConfigureWriter(database);
    Transaction transaction(database);
    CreateLedger(database);
    CreateProjections(database);
    SetProjectionVersion(database, kProjectionVersion);
    transaction.Commit();
  }
  std::filesystem::rename(unfinished, file, error);
  if (error) {
    throw StorageError(file.string(), 0, "cannot be made: " + error.message());
  }
}

Store::Store(const std::filesystem::path& file,
             const std::function<void(const std::string&)>& progress)
    : impl_(std::make_unique<Impl>(file, progress)) {}

Store::~Store() = default;

core::Hall Store::Impl::Start() {
  for (const auto& snapshot_file : SnapshotFiles(DirectoryOf(file))) {
    const auto text = ReadWholeFile(snapshot_file);
    auto decoded =
        text ? DecodeSnapshot(*text) : std::variant<Snapshot, std::string>("it cannot be read");
    const auto* reason = std::get_if<std::string>(&decoded);
    if (reason != nullptr) {
      Tell(progress, fmt::format("{}: passed over, {}", snapshot_file.string(), *reason));
      continue;
    }
    auto& snapshot = *std::get_if<Snapshot>(&decoded);
    if (snapshot.head.era != ledger.head().era ||
        HashAt(database, snapshot.head.seq) != snapshot.head.hash) {
      Tell(progress,
           fmt::format("{}: passed over, it belongs to another ledger", snapshot_file.string()));
      continue;
    }
    return std::move(snapshot.hall);
  }
  return {};
}

core::Hall Store::Load() {
  core::Hall hall = impl_->Start();
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(snapshot_tail_skipped) && hall.seq != 0) return hall;
#endif
  Replay(
      impl_->database, hall.seq, [&hall](const core::Record& record) { core::Apply(hall, record); },
      [this](std::uint64_t seq) {
        if (seq < head().seq) {
          Tell(impl_->progress, fmt::format("reading the ledger: row {} of {}", seq, head().seq));
        }
      });
  return hall;
}

void Store::Begin() { impl_->database.Execute("BEGIN IMMEDIATE"); }

void Store::Append(const core::Record& record) {
  impl_->ledger.Append(record);
  impl_->projections.Apply(record);
}

void Store::Commit() {
  impl_->projections.Flush();
  impl_->database.Execute("COMMIT");
  impl_->committed = impl_->ledger.head();
}

void Store::Rollback() {
  impl_->database.RollBack();
  impl_->ledger.RestoreHead(impl_->committed);
  impl_->projections.Discard();
}

void Store::OpenEra(core::Instant at, const std::string& actor) {
  const std::uint32_t era = head().era + 1;
  Begin();
  try {
    impl_->database.Prepare("INSERT INTO era VALUES (?, ?)").Run(era, head().seq + 1);
    impl_->ledger.EnterEra(era);
    Append({head().seq + 1, at, actor, core::EraOpened{era}});
    Commit();
  } catch (...) {
    Rollback();
    throw;
  }
}

const contract::Head& Store::head() const { return impl_->ledger.head(); }

std::optional<core::PastService> Store::FindService(core::ServiceId service) {
  Statement& find = impl_->find_service;
  find.BindAll(core::Number(service));
  std::optional<core::PastService> found;
  // A service that has not ended stands in Hall, and its invitation is not open yet: no past to
  // speak of.
  if (find.Step() && !find.IsNull(3)) {
    found = core::PastService{.service = service,
                              .window = core::WindowNo{static_cast<std::uint16_t>(find.Integer(0))},
                              .staff = core::StaffId{static_cast<std::uint32_t>(find.Integer(1))},
                              .evaluator = std::string(find.Text(2)),
                              .ended = core::Instant(core::Millis(find.Integer(3))),
                              .limit_ms = static_cast<std::uint32_t>(find.Integer(4)),
                              .rated = !find.IsNull(5)};
  }
  find.Reset();
  return found;
}

bool Store::KnowsEpoch(const std::string& source, std::uint32_t epoch) {
  return impl_->projections.KnowsEpoch(source, epoch);
}

std::optional<core::PastPaper> Store::FindPaper(core::CaseId id, core::PaperKind kind,
                                                std::uint64_t about) {
  return impl_->projections.FindPaper(id, kind, about);
}

std::optional<core::PastPaper> Store::FindPaper(const core::PaperNo& no) {
  return impl_->projections.FindPaper(no);
}

std::string Store::FindOutside(const std::string& item, const std::string& outside) {
  return impl_->projections.notes().FindOutside(item, outside);
}

std::string Store::FindSettled(const std::string& applicant, const std::string& item,
                               core::HallDay day) {
  return impl_->projections.notes().FindSettled(applicant, item, day);
}

std::string Store::FindBroken(const std::string& applicant) {
  return impl_->projections.notes().FindBroken(applicant);
}

std::optional<core::PastMatter> Store::FindMatter(core::MatterId id) {
  return impl_->projections.FindMatter(id);
}

std::string Store::FindMatterOf(const std::string& person) {
  return impl_->projections.FindMatterOf(person);
}

bool Store::KnowsSample(core::SampleMonth month) {
  return impl_->projections.samples().Knows(month);
}

std::optional<core::SampledMatter> Store::FindSampled(core::SampleMonth month, core::MatterId id) {
  return impl_->projections.samples().Find(month, id);
}

std::optional<core::PastReport> Store::FindReport(core::ReportKind kind, core::HallDay from,
                                                  const std::string& unit,
                                                  const std::string& person) {
  return impl_->projections.reports().Find(kind, from, unit, person);
}

core::PastAppealed Store::FindAppealed(const core::AppealAgainst& against) {
  return impl_->projections.appeals().Find(against);
}

core::CanaryTally Store::TallyOf(core::CanaryRun run) {
  return impl_->projections.figures().TallyOf(run);
}

bool Store::WriteSnapshot(const std::filesystem::path& directory, const core::Hall& hall,
                          const contract::Head& head,
                          const std::function<void(const std::string&)>& log) {
  return WriteSnapshotFile(directory, hall, head, log);
}

}  // namespace yichuang::sqlite
