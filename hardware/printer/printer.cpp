#include "hardware/printer/printer.h"

#include <chrono>
#include <system_error>

namespace yichuang::printer {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kAnswer{300};  // DLE EOT is answered at once, or not at all
constexpr milliseconds kJob{20'000};  // 2 m of paper at 100 mm/s
constexpr milliseconds kLastRow{8'000};
constexpr milliseconds kAtOnce{0};
constexpr int kMostStale = 256;

Outcome OutcomeOf(const State& state) {
  // The cause first: an open cover also makes a printer offline and its paper seem out.
  if (state.cover_open) return Outcome::kCoverOpen;
  if (state.paper_out) return Outcome::kPaperOut;
  if (state.knife_fault) return Outcome::kKnifeFault;
  if (!state.ready()) return Outcome::kOffline;
  return Outcome::kPrinted;
}

}  // namespace

std::optional<State> Printer::Ask() {
  if (const auto said = AskByStream()) return said;
  const auto port = sink_.AskPort();
  // Many say here that all is well, whatever is; a fault that they say is one.
  if (!port || (!port->paper_out && port->selected && !port->error)) return {};
  State state;
  state.paper_out = port->paper_out;
  state.offline = !port->selected;
  state.other_fault = port->error && !port->paper_out;
  return state;
}

std::optional<State> Printer::AskByStream() {
  if (!sink_.answers()) return {};
  // Answers to a question of an earlier job are no answers to this one.
  for (int stale = 0; stale < kMostStale && sink_.Read(kAtOnce); ++stale) continue;
  State state;
  for (std::size_t n = 0; n < kQuestions; ++n) {
    if (sink_.Write(AskState(n), kAnswer) != Sink::Taken::kAll) return {};
    const auto answer = sink_.Read(kAnswer);
    if (!answer || !TakeAnswer(n, *answer, state)) return {};
  }
  return state;
}

Outcome Printer::Print(std::span<const std::uint8_t> job) {
  const Outcome outcome = Try(job);
  if (outcome == Outcome::kPrinted) may_hold_ = false;
  return outcome;
}

Outcome Printer::Try(std::span<const std::uint8_t> job) {
  const std::optional<State> before = Ask();
  if (before && !before->ready()) return OutcomeOf(*before);
  switch (sink_.Write(job, kJob)) {
    case Sink::Taken::kTimedOut:
      return Abandon(Outcome::kTimedOut);
    case Sink::Taken::kFailed:
      return Abandon(Outcome::kWriteFailed);
    case Sink::Taken::kAll:
      break;
  }
  return before ? Confirm() : Outcome::kPrinted;
}

Outcome Printer::Confirm() {
  // This answer waits its turn behind the picture, unlike DLE EOT: it says that the paper is out.
  if (sink_.Write(AskWhenPrinted(), kAnswer) == Sink::Taken::kAll && sink_.Read(kLastRow)) {
    return Outcome::kPrinted;
  }
  const std::optional<State> after = Ask();
  if (!after) return Abandon(Outcome::kTimedOut);
  return after->ready() ? Outcome::kPrinted : Abandon(OutcomeOf(*after));
}

Outcome Printer::Abandon(Outcome otherwise) {
  const std::optional<State> state = Ask();
  // What the printer still holds would come out for the next person, when somebody puts paper in.
#ifdef YICHUANG_DEFECT
  if (!YICHUANG_DEFECT(failed_job_printed_later))
#endif
    Forget();
  return state && !state->ready() ? OutcomeOf(*state) : otherwise;
}

void Printer::Forget() {
  // A printer whose buffer is full takes no command either; the reset goes beside it.
  const bool reset = sink_.Reset();
  const bool told = sink_.Write(ForgetAll(), kAnswer) == Sink::Taken::kAll;
  may_hold_ = !reset && !told;
}

Outcome PrintTo(const std::filesystem::path& path, std::span<const std::uint8_t> job) {
  FileSink sink(path);
  if (!sink.is_open()) return Outcome::kNoPrinter;
  return Printer(sink).Print(job);
}

Outcome PrintTo(const std::filesystem::path& path, const Picture& picture, const Model& model) {
  const auto job = EncodeJob(picture, model);
  return job ? PrintTo(path, *job) : Outcome::kBadPicture;
}

std::optional<State> AskAt(const std::filesystem::path& path) {
  std::error_code ignored;
  if (!std::filesystem::is_character_file(path, ignored)) return {};
  FileSink sink(path);
  return Printer(sink).Ask();
}

}  // namespace yichuang::printer
