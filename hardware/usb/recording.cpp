#include "hardware/usb/recording.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <fstream>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "hardware/usb/played_transport.h"

namespace yichuang::usb {
namespace {

using RecordingClock = std::chrono::steady_clock;

constexpr std::string_view kDigits = "0123456789abcdef";

std::string HexOf(std::span<const std::uint8_t> bytes) {
  std::string text;
  for (const std::uint8_t byte : bytes) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

std::optional<std::vector<std::uint8_t>> BytesOf(std::string_view hex) {
  if (hex.empty() || hex.size() % 2 != 0) return std::nullopt;
  std::vector<std::uint8_t> bytes;
  for (std::size_t i = 0; i < hex.size(); i += 2) {
    const auto high = kDigits.find(hex[i]);
    const auto low = kDigits.find(hex[i + 1]);
    if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
    bytes.push_back(static_cast<std::uint8_t>(high << 4 | low));
  }
  return bytes;
}

std::optional<KeptTransfer> TransferOf(const std::string& line) {
  std::istringstream words(line);
  long long at = -1;
  std::string what;
  words >> at >> what >> std::ws;
  if (!words || at < 0) return std::nullopt;
  std::string rest;
  std::getline(words, rest);
  KeptTransfer transfer;
  transfer.at = Millis(at);
  if (what == "open") {
    transfer.what = KeptTransfer::What::kOpen;
    transfer.name = rest;
    return transfer;
  }
  if (what == "end") {
    transfer.what = KeptTransfer::What::kEnd;
    const bool known = rest.size() == 1 && rest[0] >= '0' &&
                       rest[0] - '0' <= static_cast<int>(TransportStatus::kFailed);
    if (!known) return std::nullopt;
    transfer.status = static_cast<TransportStatus>(rest[0] - '0');
    return transfer;
  }
  if (what != "in" && what != "out") return std::nullopt;
  transfer.what = what == "in" ? KeptTransfer::What::kIn : KeptTransfer::What::kOut;
  auto bytes = BytesOf(rest);
  if (!bytes) return std::nullopt;
  transfer.bytes = std::move(*bytes);
  return transfer;
}

}  // namespace

std::variant<std::vector<KeptTransfer>, std::string> ReadRecording(
    const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) return "recording " + file.string() + " cannot be read; check its path and rights";
  std::vector<KeptTransfer> transfers;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    auto transfer = TransferOf(line);
    const bool begins =
        transfer && (transfer->what == KeptTransfer::What::kOpen || !transfers.empty());
    if (!begins) {
      return "recording " + file.string() + ":" + std::to_string(number) +
             ": this is no transfer; take a file that yichuang-window wrote (record = …)";
    }
    transfers.push_back(std::move(*transfer));
  }
  return transfers;
}

class RecordingPort::File {
 public:
  explicit File(const std::filesystem::path& path) : out_(path, std::ios::app) {
    if (!out_) {
      throw std::runtime_error("recording " + path.string() +
                               " cannot be written; check its folder, its rights and the disk");
    }
    std::error_code ignored;
    const auto size = std::filesystem::file_size(path, ignored);
    written_ = ignored ? 0 : size;
  }

  void Write(const std::string& what, const std::string& rest) {
    const std::lock_guard lock(mutex_);
    if (what == "open") opened_ = RecordingClock::now();
    const auto at = std::chrono::duration_cast<Millis>(RecordingClock::now() - opened_).count();
    const std::string line = std::to_string(at) + " " + what + " " + rest + "\n";
    if (written_ + line.size() > kMostBytes) return;
    written_ += line.size();
    out_ << line << std::flush;
  }

 private:
  std::mutex mutex_;
  std::ofstream out_;
  std::uintmax_t written_ = 0;
  RecordingClock::time_point opened_ = RecordingClock::now();
};

namespace {

class RecordingTransport final : public Transport {
 public:
  RecordingTransport(std::unique_ptr<Transport> transport,
                     std::shared_ptr<RecordingPort::File> file)
      : transport_(std::move(transport)), file_(std::move(file)) {
    file_->Write("open", transport_->Name());
  }

  TransportStatus Write(std::span<const std::uint8_t> bytes) override {
    const auto status = transport_->Write(bytes);
    if (status == TransportStatus::kOk && !bytes.empty()) file_->Write("out", HexOf(bytes));
    return status;
  }
  ReadResult Read(std::span<std::uint8_t> into, Millis timeout) override {
    const auto read = transport_->Read(into, timeout);
    if (read.status == TransportStatus::kOk) {
      file_->Write("in", HexOf(into.first(read.size)));
    } else if (read.status != TransportStatus::kNothing && !std::exchange(ended_, true)) {
      file_->Write("end", std::to_string(static_cast<int>(read.status)));
    }
    return read;
  }
  void Close() override { transport_->Close(); }
  std::string Name() const override { return transport_->Name(); }

 private:
  std::unique_ptr<Transport> transport_;
  std::shared_ptr<RecordingPort::File> file_;
  bool ended_ = false;  ///< of the thread that reads
};

/// It waits for as many writes as there were, whatever they say.
class ReplayTransport final : public PlayedTransport {
 public:
  using PlayedTransport::PlayedTransport;

 private:
  TransportStatus Hear(std::span<const std::uint8_t>) override {
    ++written_;
    Go();
    return TransportStatus::kOk;
  }
  void Go() override {
    while (!steps_.empty() && steps_.front().what == KeptTransfer::What::kOut && written_ > 0) {
      --written_;
      steps_.pop_front();
    }
  }

  std::size_t written_ = 0;
};

}  // namespace

RecordingPort::RecordingPort(std::unique_ptr<Port> port, const std::filesystem::path& file)
    : port_(std::move(port)), file_(std::make_shared<File>(file)) {}

RecordingPort::~RecordingPort() = default;

Opened RecordingPort::Open(Millis timeout) {
  Opened opened = port_->Open(timeout);
  auto* transport = std::get_if<std::unique_ptr<Transport>>(&opened);
  if (transport == nullptr) return opened;
  return std::make_unique<RecordingTransport>(std::move(*transport), file_);
}

ReplayPort::ReplayPort(const std::filesystem::path& file) : name_("recording " + file.string()) {
  auto read = ReadRecording(file);
  if (const auto* why = std::get_if<std::string>(&read)) throw std::runtime_error(*why);
  for (KeptTransfer& transfer : *std::get_if<std::vector<KeptTransfer>>(&read)) {
    if (transfer.what == KeptTransfer::What::kOpen) {
      conversations_.emplace_back();
    } else {
      conversations_.back().push_back(std::move(transfer));
    }
  }
}

Opened ReplayPort::Open(Millis timeout) {
  std::unique_lock lock(mutex_);
  if (!closed_ && next_ == conversations_.size())
    changed_.wait_for(lock, std::min(timeout, Millis(3'600'000)), [this] { return closed_; });
  if (closed_ || next_ == conversations_.size()) return std::string();
  return std::make_unique<ReplayTransport>(std::move(conversations_[next_++]), name_);
}

void ReplayPort::Close() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
  changed_.notify_all();
}

}  // namespace yichuang::usb
