#include "hub/client/fetch.h"

#include <fcntl.h>
#include <openssl/evp.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <memory>
#include <utility>
#include <vector>

#include "hub/client/curl_handle.h"

namespace yichuang::client {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kReadBytes = 64 * 1024;
constexpr long kOk = 200;
constexpr long kPartial = 206;
constexpr long kRangeNotSatisfiable = 416;

class Sm3Digest {
 public:
  Sm3Digest() : context_(EVP_MD_CTX_new(), EVP_MD_CTX_free) {
    good_ = context_ != nullptr && EVP_DigestInit_ex(context_.get(), EVP_sm3(), nullptr) == 1;
  }
  void Add(const char* data, std::size_t size) {
    good_ = good_ && EVP_DigestUpdate(context_.get(), data, size) == 1;
  }
  std::optional<Sm3Hash> Take() {
    Sm3Hash hash{};
    unsigned size = 0;
    good_ = good_ && EVP_DigestFinal_ex(context_.get(), hash.data(), &size) == 1;
    return good_ && size == hash.size() ? std::optional(hash) : std::nullopt;
  }

 private:
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
  bool good_ = false;
};

class OwnedFd {
 public:
  explicit OwnedFd(int fd) : fd_(fd) {}
  ~OwnedFd() { Close(); }
  OwnedFd(const OwnedFd&) = delete;
  OwnedFd& operator=(const OwnedFd&) = delete;
  int get() const { return fd_; }
  bool Close() { return fd_ < 0 || ::close(std::exchange(fd_, -1)) == 0; }

 private:
  int fd_;
};

/// What the callbacks of one transfer share.
struct Transfer {
  CurlHandle* curl = nullptr;
  int fd = -1;
  std::uint64_t held = 0;  ///< bytes in the file
  std::uint64_t most = 0;
  const std::atomic<bool>* stop = nullptr;
  bool begun = false;  ///< the first bytes of the answer have been looked at
  bool refused = false;
  bool too_large = false;
  bool disk = false;
};

/// Decides by the first bytes: the rest of the file, the whole of it, or something else.
bool Begin(Transfer& transfer) {
  transfer.begun = true;
  const long status = transfer.curl->Status();
  if (status == kPartial) return true;
  if (status != kOk) {
    transfer.refused = true;
    return false;
  }
  if (::ftruncate(transfer.fd, 0) == 0 && ::lseek(transfer.fd, 0, SEEK_SET) == 0) {
    transfer.held = 0;
    return true;
  }
  transfer.disk = true;
  return false;
}

std::size_t Write(char* data, std::size_t, std::size_t size, void* user) {
  auto& transfer = *static_cast<Transfer*>(user);
  if (!transfer.begun && !Begin(transfer)) return 0;
  if (size > transfer.most - transfer.held) {
    transfer.too_large = true;
    return 0;
  }
  std::size_t written = 0;
  while (written < size) {
    const ssize_t count = ::write(transfer.fd, data + written, size - written);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) {
      transfer.disk = true;
      return 0;
    }
    written += static_cast<std::size_t>(count);
  }
  transfer.held += size;
  return size;
}

int Progress(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return static_cast<Transfer*>(user)->stop->load() ? 1 : 0;
}

FetchStatus Outcome(const Transfer& transfer, CURLcode code, long status) {
  if (transfer.stop->load()) return FetchStatus::kStopped;
  if (transfer.disk) return FetchStatus::kDisk;
  if (transfer.too_large) return FetchStatus::kTooLarge;
  if (transfer.refused) return FetchStatus::kRefused;
  switch (code) {
    case CURLE_OK:
      break;
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
      return FetchStatus::kUnreachable;
    default:
      return transfer.begun ? FetchStatus::kInterrupted : FetchStatus::kUnreachable;
  }
  if (status != kOk && status != kPartial) return FetchStatus::kRefused;
  return transfer.held == transfer.most ? FetchStatus::kDone : FetchStatus::kInterrupted;
}

bool SyncFolder(const fs::path& file) {
  const OwnedFd folder(::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return folder.get() >= 0 && ::fsync(folder.get()) == 0;
}

FetchStatus Download(const FetchRequest& request, const fs::path& part,
                     const std::atomic<bool>& stop, std::string& detail) {
  OwnedFd file(::open(part.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
  const off_t end = file.get() < 0 ? -1 : ::lseek(file.get(), 0, SEEK_END);
  if (end < 0) {
    detail = part.string() + ": " + std::strerror(errno);
    return FetchStatus::kDisk;
  }
  Transfer transfer;
  transfer.fd = file.get();
  transfer.held = static_cast<std::uint64_t>(end);
  transfer.most = request.bytes;
  transfer.stop = &stop;
  FetchStatus status = FetchStatus::kDone;
  if (transfer.held < request.bytes) {
    CurlHandle curl;
    transfer.curl = &curl;
    curl.Set(CURLOPT_URL, request.url.c_str());
    curl.Set(CURLOPT_CONNECTTIMEOUT, static_cast<long>(request.connect_timeout.count()));
    curl.Set(CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl.Set(CURLOPT_LOW_SPEED_TIME, static_cast<long>(request.stall_timeout.count()));
    curl.Set(CURLOPT_WRITEFUNCTION, &Write);
    curl.Set(CURLOPT_WRITEDATA, &transfer);
    curl.Set(CURLOPT_XFERINFOFUNCTION, &Progress);
    curl.Set(CURLOPT_XFERINFODATA, &transfer);
    curl.Set(CURLOPT_NOPROGRESS, 0L);
    // As a range and not as libcurl's "resume", which fails at a server that sends the whole again.
    const std::string rest = std::to_string(transfer.held) + "-";
    if (transfer.held > 0) curl.Set(CURLOPT_RANGE, rest.c_str());
    if (!request.certificate_authority.empty())
      curl.Set(CURLOPT_CAINFO, request.certificate_authority.c_str());
    const CURLcode code = curl.Perform();
    const long answered = curl.Status();
    status = Outcome(transfer, code, answered);
    if (answered == kRangeNotSatisfiable) transfer.too_large = true;  // the part is of another file
    detail = status == FetchStatus::kRefused ? request.url + ": status " + std::to_string(answered)
                                             : request.url + ": " + curl.Error(code);
  } else if (transfer.held > request.bytes) {
    transfer.too_large = true;
    status = FetchStatus::kTooLarge;
    detail = part.string() + ": longer than announced";
  }
  if (transfer.too_large && ::ftruncate(file.get(), 0) != 0) return FetchStatus::kDisk;
  if (status != FetchStatus::kDone) return status;
  if (::fsync(file.get()) != 0 || !file.Close()) {
    detail = part.string() + ": " + std::strerror(errno);
    return FetchStatus::kDisk;
  }
  return status;
}

}  // namespace

std::string_view Name(FetchStatus status) {
  switch (status) {
    case FetchStatus::kDone:
      return "done";
    case FetchStatus::kUnreachable:
      return "unreachable";
    case FetchStatus::kRefused:
      return "refused";
    case FetchStatus::kInterrupted:
      return "interrupted";
    case FetchStatus::kTooLarge:
      return "too_large";
    case FetchStatus::kHashMismatch:
      return "hash_mismatch";
    case FetchStatus::kDisk:
      return "disk";
    case FetchStatus::kStopped:
      return "stopped";
  }
  return {};
}

std::optional<Sm3Hash> Sm3OfFile(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::nullopt;
  Sm3Digest digest;
  std::vector<char> buffer(kReadBytes);
  while (in.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || in.gcount() > 0) {
    digest.Add(buffer.data(), static_cast<std::size_t>(in.gcount()));
  }
  return in.bad() ? std::nullopt : digest.Take();
}

Sm3Hash Sm3OfBytes(std::string_view bytes) {
  Sm3Digest digest;
  digest.Add(bytes.data(), bytes.size());
  return digest.Take().value_or(Sm3Hash{});
}

FetchStatus Fetch(const FetchRequest& request, const std::atomic<bool>& stop, std::string* detail) {
  std::string why;
  FetchStatus status = FetchStatus::kDisk;
  const fs::path part = request.file.string() + ".part";
  try {
    status = Download(request, part, stop, why);
    if (status == FetchStatus::kDone) {
#ifdef YICHUANG_DEFECT
      if (!YICHUANG_DEFECT(catalogue_hash_unchecked))
#endif
        if (Sm3OfFile(part) != request.sm3) {
          status = FetchStatus::kHashMismatch;
          why = request.url + ": the content is not what was announced";
          fs::remove(part);
        }
    }
    if (status == FetchStatus::kDone) {
      fs::rename(part, request.file);
      if (!SyncFolder(request.file)) {
        status = FetchStatus::kDisk;
        why = request.file.string() + ": " + std::strerror(errno);
      }
    }
  } catch (const std::exception& fault) {
    status = FetchStatus::kDisk;
    why = fault.what();
  }
  if (detail != nullptr) *detail = status == FetchStatus::kDone ? std::string() : why;
  return status;
}

Fetcher::Fetcher(OnDone on_done) : on_done_(std::move(on_done)), thread_([this] { Run(); }) {}

Fetcher::~Fetcher() {
  {
    const std::scoped_lock lock(mutex_);
    ending_ = true;
    stop_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void Fetcher::Start(FetchRequest request) {
  {
    const std::scoped_lock lock(mutex_);
    next_ = std::move(request);
    stop_ = true;
  }
  wake_.notify_all();
}

void Fetcher::Run() {
  for (;;) {
    std::optional<FetchRequest> request;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return ending_ || next_; });
      if (ending_) return;
      request.swap(next_);
      stop_ = false;
    }
    std::string detail;
    const FetchStatus status = Fetch(*request, stop_, &detail);
    on_done_(*request, status, detail);
  }
}

}  // namespace yichuang::client
