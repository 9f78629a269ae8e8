#include "evaluator-firmware/protocol/layout.h"

#include <algorithm>

#include "evaluator-firmware/protocol/bytes.h"

namespace yichuang::protocol {
namespace {

using Out = std::span<std::uint8_t>;
using In = std::span<const std::uint8_t>;

// The first ten bytes are the same for every kind. False when `out` is too small for the whole
// frame.
bool PutStart(Out out, FrameKind kind, std::uint32_t serial, std::uint32_t epoch) {
  if (out.size() < FrameSize(kind)) return false;
  out[offset::kVersion] = kProtocolVersion;
  out[offset::kKind] = static_cast<std::uint8_t>(kind);
  PutBig(out, offset::kSerial, serial);
  PutBig(out, offset::kEpoch, epoch);
  return true;
}

template <std::size_t kSize>
void PutText(Out out, std::size_t at, const std::array<char, kSize>& text) {
  for (std::size_t i = 0; i < kSize; ++i) out[at + i] = static_cast<std::uint8_t>(text[i]);
}

// False when a control character stands in the text or anything behind its end.
template <std::size_t kSize>
bool GetText(In in, std::size_t at, std::array<char, kSize>& text) {
  bool ended = false;
  for (std::size_t i = 0; i < kSize; ++i) {
    const std::uint8_t byte = in[at + i];
    if (byte == 0) ended = true;
    if (byte != 0 && (ended || byte < 0x20 || byte == 0x7F)) return false;
    text[i] = static_cast<char>(byte);
  }
  return true;
}

bool AllZero(In bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](std::uint8_t byte) { return byte == 0; });
}

Hello ReadHello(In body) {
  Hello hello;
  hello.serial = GetBig<std::uint32_t>(body, offset::kSerial);
  hello.epoch = GetBig<std::uint32_t>(body, offset::kEpoch);
  hello.boot = GetBig<std::uint32_t>(body, offset::kHelloBoot);
  hello.next_counter = GetBig<std::uint32_t>(body, offset::kHelloNextCounter);
  hello.oldest_pending = GetBig<std::uint32_t>(body, offset::kHelloOldestPending);
  hello.shown_version = GetBig<std::uint64_t>(body, offset::kHelloShownVersion);
  hello.firmware = GetBig<std::uint16_t>(body, offset::kHelloFirmware);
  hello.layout = body[offset::kHelloLayout];
  hello.stuck_keys = body[offset::kHelloStuckKeys];
  return hello;
}

}  // namespace

std::array<std::uint8_t, kSealInputSize> SealInput(FrameKind kind, std::uint32_t epoch,
                                                   std::uint32_t counter) {
  std::array<std::uint8_t, kSealInputSize> input{'s', 'e', 'a', 'l'};
  input[4] = static_cast<std::uint8_t>(kind);
  PutBig(Out(input), 5, epoch);
  PutBig(Out(input), 9, counter);
  return input;
}

std::optional<FrameError> CheckShape(In frame, FrameKind kind) {
  if (frame.size() <= offset::kKind) return FrameError::kTooShort;
  if (frame.size() > kMaxFrameSize) return FrameError::kTooLong;
  if (frame[offset::kVersion] != kProtocolVersion) return FrameError::kVersion;
  if (frame[offset::kKind] != static_cast<std::uint8_t>(kind)) return FrameError::kKind;
  if (frame.size() != FrameSize(kind)) return FrameError::kLength;
  return std::nullopt;
}

std::size_t Pack(const Hello& hello, Out out) {
  if (!PutStart(out, FrameKind::kHello, hello.serial, hello.epoch)) return 0;
  PutBig(out, offset::kHelloBoot, hello.boot);
  PutBig(out, offset::kHelloNextCounter, hello.next_counter);
  PutBig(out, offset::kHelloOldestPending, hello.oldest_pending);
  PutBig(out, offset::kHelloShownVersion, hello.shown_version);
  PutBig(out, offset::kHelloFirmware, hello.firmware);
  out[offset::kHelloLayout] = hello.layout;
  out[offset::kHelloStuckKeys] = hello.stuck_keys;
  return kHelloSigned;
}

std::size_t Pack(const Press& press, Out out) {
  if (!PutStart(out, FrameKind::kPress, press.serial, press.epoch)) return 0;
  PutBig(out, offset::kCounter, press.counter);
  PutBig(out, offset::kInvitation, press.invitation);
  PutBig(out, offset::kPressElapsed, press.elapsed_ms);
  const Out sealed = out.subspan(offset::kSealed, kSealedSize);
  std::fill(sealed.begin(), sealed.end(), std::uint8_t{0});
  sealed[0] = static_cast<std::uint8_t>(press.level);
  return kPressSigned;
}

std::size_t Pack(const PressDetail& detail, Out out) {
  if (!PutStart(out, FrameKind::kPressDetail, detail.serial, detail.epoch)) return 0;
  PutBig(out, offset::kCounter, detail.counter);
  PutBig(out, offset::kInvitation, detail.invitation);
  PutBig(out, offset::kDetailPressCounter, detail.press_counter);
  const Out sealed = out.subspan(offset::kSealed, kSealedSize);
  std::fill(sealed.begin(), sealed.end(), std::uint8_t{0});
  PutBig(sealed, 0, detail.tags);
  sealed[4] = static_cast<std::uint8_t>(detail.consent);
  return kPressDetailSigned;
}

std::size_t Pack(const Show& show, Out out) {
  if (!PutStart(out, FrameKind::kShow, show.serial, show.epoch)) return 0;
  PutBig(out, offset::kShowBoot, show.boot);
  PutBig(out, offset::kShowVersion, show.version);
  out[offset::kShowScreen] = static_cast<std::uint8_t>(show.screen);
  out[offset::kShowAskConsent] = show.ask_consent;
  PutBig(out, offset::kShowInvitation, show.invitation);
  PutBig(out, offset::kShowAge, show.age_ms);
  PutBig(out, offset::kShowLimit, show.limit_ms);
  PutText(out, offset::kShowTicket, show.ticket);
  PutText(out, offset::kShowStaffNumber, show.staff_number);
  PutText(out, offset::kShowStaffName, show.staff_name);
  return kShowSigned;
}

std::size_t Pack(const Receipt& receipt, Out out) {
  if (!PutStart(out, FrameKind::kReceipt, receipt.serial, receipt.epoch)) return 0;
  PutBig(out, offset::kReceiptThrough, receipt.through);
  return kReceiptSigned;
}

std::size_t Pack(const NamePiece& piece, Out out) {
  if (!PutStart(out, FrameKind::kName, piece.serial, piece.epoch)) return 0;
  PutBig(out, offset::kNameBoot, piece.boot);
  PutText(out, offset::kNameStaffNumber, piece.staff_number);
  PutBig(out, offset::kNameCheck, piece.name_check);
  out[offset::kNameWidth] = piece.width;
  out[offset::kNameFirst] = piece.first;
  for (std::size_t i = 0; i < kPieceColumns; ++i)
    PutBig(out, offset::kNameDots + 2 * i, piece.columns[i]);
  return kNameSigned;
}

std::size_t Pack(const Lost& lost, Out out) {
  if (!PutStart(out, FrameKind::kLost, lost.serial, lost.epoch)) return 0;
  PutBig(out, offset::kCounter, lost.counter);
  return kLostSigned;
}

std::variant<Hello, FrameError> UnpackHello(In body) {
  const Hello hello = ReadHello(body);
  const bool layout_known = hello.layout == 2 || hello.layout == 3 || hello.layout == 5;
  const bool pending_in_range =
      hello.oldest_pending >= 1 && hello.oldest_pending <= hello.next_counter;
  if (!layout_known || !pending_in_range || (hello.stuck_keys >> hello.layout) != 0) {
    return FrameError::kValue;
  }
  return hello;
}

std::variant<Press, FrameError> UnpackPress(In body) {
  Press press;
  press.serial = GetBig<std::uint32_t>(body, offset::kSerial);
  press.epoch = GetBig<std::uint32_t>(body, offset::kEpoch);
  press.counter = GetBig<std::uint32_t>(body, offset::kCounter);
  press.invitation = GetBig<std::uint64_t>(body, offset::kInvitation);
  press.elapsed_ms = GetBig<std::uint32_t>(body, offset::kPressElapsed);
  const In sealed = body.subspan(offset::kSealed, kSealedSize);
  const bool level_known = sealed[0] >= static_cast<std::uint8_t>(Level::kVeryDissatisfied) &&
                           sealed[0] <= static_cast<std::uint8_t>(Level::kVerySatisfied);
  if (press.counter == 0 || press.invitation == 0 || !level_known || !AllZero(sealed.subspan(1))) {
    return FrameError::kValue;
  }
  press.level = static_cast<Level>(sealed[0]);
  return press;
}

std::variant<PressDetail, FrameError> UnpackPressDetail(In body) {
  PressDetail detail;
  detail.serial = GetBig<std::uint32_t>(body, offset::kSerial);
  detail.epoch = GetBig<std::uint32_t>(body, offset::kEpoch);
  detail.counter = GetBig<std::uint32_t>(body, offset::kCounter);
  detail.invitation = GetBig<std::uint64_t>(body, offset::kInvitation);
  detail.press_counter = GetBig<std::uint32_t>(body, offset::kDetailPressCounter);
  const In sealed = body.subspan(offset::kSealed, kSealedSize);
  detail.tags = GetBig<std::uint32_t>(sealed, 0);
  const bool counters_in_order = detail.press_counter >= 1 && detail.press_counter < detail.counter;
  const bool consent_known = sealed[4] <= static_cast<std::uint8_t>(Consent::kYes);
  if (!counters_in_order || detail.invitation == 0 || !consent_known ||
      !AllZero(sealed.subspan(5))) {
    return FrameError::kValue;
  }
  detail.consent = static_cast<Consent>(sealed[4]);
  return detail;
}

std::variant<Show, FrameError> UnpackShow(In body) {
  Show show;
  show.serial = GetBig<std::uint32_t>(body, offset::kSerial);
  show.epoch = GetBig<std::uint32_t>(body, offset::kEpoch);
  show.boot = GetBig<std::uint32_t>(body, offset::kShowBoot);
  show.version = GetBig<std::uint64_t>(body, offset::kShowVersion);
  const std::uint8_t screen = body[offset::kShowScreen];
  show.ask_consent = body[offset::kShowAskConsent];
  show.invitation = GetBig<std::uint64_t>(body, offset::kShowInvitation);
  show.age_ms = GetBig<std::uint32_t>(body, offset::kShowAge);
  show.limit_ms = GetBig<std::uint32_t>(body, offset::kShowLimit);
  const bool texts_clean = GetText(body, offset::kShowTicket, show.ticket) &&
                           GetText(body, offset::kShowStaffNumber, show.staff_number) &&
                           GetText(body, offset::kShowStaffName, show.staff_name);
  if (screen > static_cast<std::uint8_t>(Screen::kCalling) || show.ask_consent > 1 ||
      !texts_clean) {
    return FrameError::kValue;
  }
  show.screen = static_cast<Screen>(screen);
  if ((show.screen == Screen::kInviting) != (show.invitation != 0)) return FrameError::kValue;
  return show;
}

std::variant<Receipt, FrameError> UnpackReceipt(In body) {
  Receipt receipt;
  receipt.serial = GetBig<std::uint32_t>(body, offset::kSerial);
  receipt.epoch = GetBig<std::uint32_t>(body, offset::kEpoch);
  receipt.through = GetBig<std::uint32_t>(body, offset::kReceiptThrough);
  return receipt;
}

std::variant<NamePiece, FrameError> UnpackName(In body) {
  NamePiece piece;
  piece.serial = GetBig<std::uint32_t>(body, offset::kSerial);
  piece.epoch = GetBig<std::uint32_t>(body, offset::kEpoch);
  piece.boot = GetBig<std::uint32_t>(body, offset::kNameBoot);
  piece.name_check = GetBig<std::uint32_t>(body, offset::kNameCheck);
  piece.width = body[offset::kNameWidth];
  piece.first = body[offset::kNameFirst];
  const bool width_known = piece.width >= 1 && piece.width <= kNameColumns;
  if (!width_known || piece.first % kPieceColumns != 0 || piece.first >= piece.width ||
      !GetText(body, offset::kNameStaffNumber, piece.staff_number)) {
    return FrameError::kValue;
  }
  for (std::size_t i = 0; i < kPieceColumns; ++i) {
    piece.columns[i] = GetBig<std::uint16_t>(body, offset::kNameDots + 2 * i);
    if (piece.first + i >= piece.width && piece.columns[i] != 0) return FrameError::kValue;
  }
  return piece;
}

std::variant<Lost, FrameError> UnpackLost(In body) {
  const Lost lost{GetBig<std::uint32_t>(body, offset::kSerial),
                  GetBig<std::uint32_t>(body, offset::kEpoch),
                  GetBig<std::uint32_t>(body, offset::kCounter)};
  if (lost.counter == 0) return FrameError::kValue;
  return lost;
}

std::optional<ClearHeader> Peek(In frame) {
  if (frame.size() <= offset::kKind) return std::nullopt;
  const auto kind = static_cast<FrameKind>(frame[offset::kKind]);
  if (SignedSize(kind) == 0 || CheckShape(frame, kind)) return std::nullopt;
  ClearHeader header{kind, GetBig<std::uint32_t>(frame, offset::kSerial),
                     GetBig<std::uint32_t>(frame, offset::kEpoch), 0};
  if (IsCounted(kind)) header.counter = GetBig<std::uint32_t>(frame, offset::kCounter);
  return header;
}

std::optional<Hello> PeekHello(In frame) {
  if (CheckShape(frame, FrameKind::kHello)) return std::nullopt;
  const auto hello = UnpackHello(frame);
  if (const Hello* read = std::get_if<Hello>(&hello)) return *read;
  return std::nullopt;
}

}  // namespace yichuang::protocol
