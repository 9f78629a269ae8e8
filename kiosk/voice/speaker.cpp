#include "kiosk/voice/speaker.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "kiosk/voice/announcement.h"
#include "kiosk/voice/cancellation.h"
#include "kiosk/voice/clips.h"
#include "kiosk/voice/loudspeaker.h"
#include "kiosk/voice/synthesizer.h"
#include "kiosk/voice/utterance.h"

namespace yichuang::voice {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

/// Prepared before it is heard. More would only be thrown away at a stop.
constexpr milliseconds kAhead{2'000};
/// A device that takes nothing for so long is broken.
constexpr milliseconds kStalled{5'000};

std::string_view CauseOf(SynthesisFault fault) {
  switch (fault) {
    case SynthesisFault::kMissing:
      return "cannot be started; install the package espeak-ng, or record clips";
    case SynthesisFault::kTooSlow:
      return "took too long and was ended";
    case SynthesisFault::kFailed:
    case SynthesisFault::kCancelled:
      break;
  }
  return "ended with an error or wrote no sound";
}

}  // namespace

/// One thread, one text at a time. A newer one takes the older one's place, so nothing queues up.
class Speaker::Worker {
 public:
  explicit Worker(Settings settings)
      : settings_(std::move(settings)),
        synthesizer_(settings_.program, settings_.words_per_minute, settings_.patience),
        thread_([this] { Run(); }) {}

  ~Worker() {
    {
      const std::lock_guard lock(mutex_);
      quit_ = true;
      current_.Cancel();
    }
    changed_.notify_one();
    thread_.join();
  }

  void Replace(std::string_view text, Language language, bool call = false) {
    {
      const std::lock_guard lock(mutex_);
      next_ = Request{std::string{text}, language, call};
      status_ = Status::kSpeaking;
#ifdef YICHUANG_DEFECT
      if (!YICHUANG_DEFECT(voice_not_interrupted))
#endif
        current_.Cancel();
    }
    changed_.notify_one();
  }

  void Stop() {
    if (status_ == Status::kSpeaking) Replace({}, Language::kChinese);
  }

  Status status() const { return status_; }

 private:
  struct Request {
    std::string text;
    Language language = Language::kChinese;
    bool call = false;
  };

  void Run() {
    ReadClips();
    // Born and buried on this thread: SDL keeps some memory for each thread that uses it.
    loudspeaker_.emplace();
    while (const auto request = Next()) {
      const Status end = Read(*request);
      if (!Settle(end)) continue;
      loudspeaker_->Close();
      if (settings_.ended) settings_.ended();
    }
    loudspeaker_.reset();
  }

  std::optional<Request> Next() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return quit_ || next_; });
    if (quit_) return std::nullopt;
    current_.Reset();
    return std::exchange(next_, std::nullopt);
  }

  /// True unless another text waits, whose end will be told instead.
  bool Settle(Status end) {
    const std::lock_guard lock(mutex_);
    if (next_ || quit_) return false;
    status_ = end;
    return true;
  }

  void ReadClips() {
    if (settings_.clips.empty()) return;
    std::vector<std::string> faults;
    chinese_ = Clips(settings_.clips, Language::kChinese, faults);
    english_ = Clips(settings_.clips, Language::kEnglish, faults);
    for (const auto& fault : faults) {
      spdlog::warn("voice: {}/{}", settings_.clips.string(), fault);
    }
  }

  Status Read(const Request& request) {
    const auto pieces = Compose(request.text, request.language);
    if (pieces.empty()) return Status::kIdle;
    if (!loudspeaker_->Open()) return Status::kNoSound;
    const Status end = request.call ? QueueCall(pieces) : QueuePieces(pieces);
    // What was prepared before a fault is still heard.
    const Wait wait = WaitUntilOnly(milliseconds{0});
    if (wait != Wait::kReached) loudspeaker_->Clear();
    return wait == Wait::kStalled ? Status::kNoSound : end;
  }

  Status QueuePieces(const std::vector<Piece>& pieces) {
    for (const Piece& piece : pieces) {
      Samples sound;
      const Status end = Prepare(piece, sound);
      if (end != Status::kIdle) return end;
      if (current_.cancelled()) break;
      loudspeaker_->Queue(sound);
      loudspeaker_->QueueSilence(piece.pause);
      if (WaitUntilOnly(kAhead) != Wait::kReached) break;
    }
    return Status::kIdle;
  }

  /// All of a call before any of it is heard: no gap, and no half of a call.
  Status QueueCall(const std::vector<Piece>& pieces) {
    Samples words;
    for (const Piece& piece : pieces) {
      if (!words.empty()) words.resize(words.size() + SampleCount(kBetweenReadings));
      const Status end = Prepare(piece, words);
      if (end != Status::kIdle || current_.cancelled()) return end;
    }
    loudspeaker_->Queue(JoinCall(chinese_.Read(kGongWords).value_or(Gong()), words));
    return Status::kIdle;
  }

  /// Puts the sound of one piece behind `sound`. Nothing is put when the text was stopped.
  Status Prepare(const Piece& piece, Samples& sound) {
    const Clips& clips = piece.language == Language::kChinese ? chinese_ : english_;
    if (const auto recorded = clips.Read(piece.words)) {
      sound.insert(sound.end(), recorded->begin(), recorded->end());
      return Status::kIdle;
    }
    const auto made = synthesizer_.Speak(piece.words, piece.language, current_);
    if (const auto* fault = std::get_if<SynthesisFault>(&made)) {
      if (*fault == SynthesisFault::kCancelled) return Status::kIdle;
      if (complained_ != *fault) {
        spdlog::warn("voice: {} {}", settings_.program, CauseOf(*fault));
      }
      complained_ = *fault;
      return Status::kNoVoice;
    }
    complained_.reset();
    const Samples& spoken = std::get<Samples>(made);
    sound.insert(sound.end(), spoken.begin(), spoken.end());
    return Status::kIdle;
  }

  enum class Wait : std::uint8_t { kReached, kCancelled, kStalled };

  /// Until no more than `limit` is still to be heard.
  Wait WaitUntilOnly(milliseconds limit) {
    std::unique_lock lock(mutex_);
    milliseconds before = loudspeaker_->remaining();
    auto moved = steady_clock::now();
    while (!current_.cancelled()) {
      if (before <= limit) return Wait::kReached;
      // One device buffer longer than the sound lasts, so that one round is the rule.
      const milliseconds expected = before - limit + milliseconds{25};
      changed_.wait_for(lock, std::min(expected, kStalled),
                        [this] { return current_.cancelled(); });
      const milliseconds left = loudspeaker_->remaining();
      const auto now = steady_clock::now();
      if (left < before) moved = now;
      if (now - moved >= kStalled) return Wait::kStalled;
      before = left;
    }
    return Wait::kCancelled;
  }

  const Settings settings_;
  const Synthesizer synthesizer_;
  // Of the thread alone.
  Clips chinese_;
  Clips english_;
  std::optional<Loudspeaker> loudspeaker_;
  std::optional<SynthesisFault> complained_;
  // Shared.
  Cancellation current_;
  std::atomic<Status> status_ = Status::kIdle;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::optional<Request> next_;
  bool quit_ = false;
  std::thread thread_;
};

Speaker::Speaker(Settings settings) : worker_(std::make_unique<Worker>(std::move(settings))) {}
Speaker::~Speaker() = default;

void Speaker::Say(std::string_view text, Language language) { worker_->Replace(text, language); }

void Speaker::Announce(std::string_view text, Language language) {
  worker_->Replace(text, language, true);
}

void Speaker::Stop() { worker_->Stop(); }

Status Speaker::status() const { return worker_->status(); }

}  // namespace yichuang::voice
