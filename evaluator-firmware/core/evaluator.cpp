#include "evaluator-firmware/core/evaluator.h"

#include <variant>

namespace yichuang::evaluator {
namespace {

using protocol::FrameError;
using protocol::FrameKind;

constexpr std::size_t kReceiveChunk = 256;  // a show frame and more in one turn

}  // namespace

Evaluator::Evaluator(Board& board, ByteStore& store, const KeyLayout& layout,
                     const Identity& identity)
    : board_(board),
      layout_(layout),
      serial_(identity.serial),
      boot_(board.Random32()),
      keys_(identity.key),
      log_(store, board.Random32()),
      pad_(layout.keys),
      reader_(buffer_),
      uplink_(board, log_, keys_, {identity.serial, boot_, identity.firmware, layout.keys}) {
  state_.rated_invitation = log_.last_invitation();
}

void Evaluator::Poll() {
  const std::uint32_t now_ms = board_.NowMs();
  TellLogRoom(now_ms);
  ReadCable(now_ms);
  ReadKeys(now_ms);
  TellUnanswered(now_ms);
  Handle(Tick{}, now_ms);
  TellLogRoom(now_ms);
  DrawChange();
  uplink_.Send(now_ms, state_.version, pad_.stuck());
}

void Evaluator::ReadCable(std::uint32_t now_ms) {
  const std::uint32_t session = board_.CableSession();
  if (session != cable_session_) {
    cable_session_ = session;
    reader_.Reset();
    uplink_.Connect(session != 0);
  }
  if (session == 0) return;
  std::array<std::uint8_t, kReceiveChunk> chunk{};
  const std::size_t count = board_.Receive(chunk);
  for (std::size_t i = 0; i < count; ++i) {
    const auto result = reader_.Feed(chunk[i]);
    if (const auto* frame = std::get_if<protocol::FrameReader::Frame>(&result)) {
      TakeFrame(*frame, now_ms);
    } else if (std::get_if<FrameError>(&result) != nullptr) {
      ++stats_.refused_frames;
    }
  }
}

void Evaluator::TakeFrame(std::span<const std::uint8_t> frame, std::uint32_t now_ms) {
  const auto header = protocol::Peek(frame);
  if (header && header->kind == FrameKind::kShow) {
    TakeShow(frame, now_ms);
  } else if (header && header->kind == FrameKind::kReceipt) {
    TakeReceipt(frame, now_ms);
  } else if (header && header->kind == FrameKind::kName) {
    TakeName(frame);
  } else {
    ++stats_.refused_frames;
  }
}

void Evaluator::TakeShow(std::span<const std::uint8_t> frame, std::uint32_t now_ms) {
  const auto result = protocol::DecodeShow(frame, keys_);
  const auto* show = std::get_if<protocol::Show>(&result);
  if (show == nullptr || show->serial != serial_ || show->epoch != log_.epoch() ||
      show->boot != boot_) {
    ++stats_.refused_frames;
    return;
  }
  // The hub repeats itself; that is no fault.
  if (show->version <= state_.version) return;
  Handle(Shown{*show}, now_ms);
}

void Evaluator::TakeReceipt(std::span<const std::uint8_t> frame, std::uint32_t now_ms) {
  const auto result = protocol::DecodeReceipt(frame, keys_);
  const auto* receipt = std::get_if<protocol::Receipt>(&result);
  if (receipt == nullptr || receipt->serial != serial_ || receipt->epoch != log_.epoch()) {
    ++stats_.refused_frames;
    return;
  }
  if (log_.Retire(receipt->through)) uplink_.Progress();
  TellLogRoom(now_ms);
}

void Evaluator::TakeName(std::span<const std::uint8_t> frame) {
  const auto result = protocol::DecodeName(frame, keys_);
  const auto* piece = std::get_if<protocol::NamePiece>(&result);
  if (piece == nullptr || piece->serial != serial_ || piece->epoch != log_.epoch() ||
      piece->boot != boot_) {
    ++stats_.refused_frames;
    return;
  }
  names_.Take(*piece);
}

void Evaluator::ReadKeys(std::uint32_t now_ms) {
  const KeyReport report = pad_.Sample(board_.KeysDown(), now_ms);
  switch (report.event) {
    case KeyEvent::kNone:
      return;
    case KeyEvent::kPressed:
      Handle(KeyPressed{report.key}, now_ms);
      return;
    case KeyEvent::kTogether:
      Handle(KeysTogether{}, now_ms);
      return;
  }
}

void Evaluator::Handle(const Input& input, std::uint32_t now_ms) {
  const Reaction reaction = React(state_, input, now_ms, layout_);
  if (reaction.question_changed) pad_.BlockHeld();
  if (reaction.press) {
    ++stats_.pressed;
#ifdef YICHUANG_DEFECT
    if (YICHUANG_DEFECT(lamp_before_log)) {
      Handle(Logged{}, now_ms);
      DrawChange();
    }
#endif
    const auto counter = log_.Append(*reaction.press);
    if (!counter) {
      Handle(LogBroke{}, now_ms);
      return;
    }
    ++stats_.confirmed;
    stats_.last_counter = *counter;
    stats_.last_invitation = reaction.press->invitation;
    confirmed_ms_ = now_ms;
    Handle(Logged{}, now_ms);
    DrawChange();
    uplink_.Progress();
  }
  if (reaction.detail) {
    // A detail that has lost its place in the log is no fault: no answer is as good as a no.
    const bool kept = log_.Append(*reaction.detail).has_value();
    const bool broke = !kept && log_.status() == LogStatus::kBroken;
    Handle(broke ? Input(LogBroke{}) : Input(Logged{}), now_ms);
    uplink_.Progress();
  }
}

void Evaluator::TellLogRoom(std::uint32_t now_ms) {
  const LogStatus status = log_.status();
  if (status == LogStatus::kBroken && !state_.log_broken) Handle(LogBroke{}, now_ms);
  const bool room = status != LogStatus::kFull;
  if (room != state_.log_room) Handle(LogRoom{room}, now_ms);
}

void Evaluator::TellUnanswered(std::uint32_t now_ms) {
  const bool waits = stats_.confirmed > 0 && log_.oldest_pending() <= stats_.last_counter;
  // Who comes next while nobody answers is told at once.
  const bool unanswered = waits && (state_.unanswered || now_ms - confirmed_ms_ >= kReceiptMs);
  if (unanswered != state_.unanswered) Handle(Unanswered{unanswered}, now_ms);
}

void Evaluator::DrawChange() {
  ScreenView view = ViewOf(state_);
  if (const protocol::NameDots* name = names_.Of(view.staff_number, view.staff_name))
    view.name = *name;
  if (drawn_ && *drawn_ == view) return;
  drawn_ = view;
  board_.Draw(view);
}

}  // namespace yichuang::evaluator
