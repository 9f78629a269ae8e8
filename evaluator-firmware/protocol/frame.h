#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

/// The frames between a rating device and the hub, and the numbers both sides share.
///
/// protocol.md beside this file is the prose twin: layouts, test vectors, reasons. A frame is
/// evidence: whoever stands between device and hub (the window host, the broker) passes its bytes
/// on and never re-encodes them. Everything here is constexpr-friendly, allocates nothing and
/// includes nothing of ours.
namespace yichuang::protocol {

/// First byte of every frame. A frame with another version is refused with FrameError::kVersion.
inline constexpr std::uint8_t kProtocolVersion = 1;

inline constexpr std::size_t kMacSize = 32;    ///< full HMAC-SM3
inline constexpr std::size_t kSealedSize = 8;  ///< same for every level, so length tells nothing
inline constexpr std::size_t kDeviceKeySize = 32;
inline constexpr std::size_t kMaxFrameSize = 200;  ///< body with MAC, without framing
inline constexpr std::size_t kTicketSize = 8;      ///< "A001", zero-padded
inline constexpr std::size_t kStaffNumberSize =
    10;  ///< work number, zero-padded (exchange interfaces: 10 at most)
inline constexpr std::size_t kStaffNameSize = 48;  ///< UTF-8, zero-padded, cut at a character
inline constexpr std::size_t kNameHeight = 16;     ///< dots of a drawn name, top to bottom
inline constexpr std::size_t kNameColumns = 128;   ///< the widest picture of a name
inline constexpr std::size_t kPieceColumns = 64;   ///< columns that one kName frame carries
/// Devices of this firmware and later take kName; an older one counts such a frame as refused.
inline constexpr std::uint16_t kFirmwareWithNames = 0x0102;

/// Second byte of every frame.
enum class FrameKind : std::uint8_t {
  kHello = 0x01,  ///< device → hub: who I am, what my log holds; not counted
  kPress = 0x02,  ///< device → hub: one level for one invitation; counted
  kPressDetail =
      0x03,      ///< device → hub: tags and consent to a call-back for an earlier press; counted
  kLost = 0x04,  ///< device → hub: the log cannot read a counted entry any more; in its place
  kShow = 0x81,  ///< hub → device: the desired screen
  kReceipt = 0x82,  ///< hub → device: everything up to a counter is durable
  kName = 0x83,     ///< hub → device: part of the picture of a name
};

/// Satisfaction, inside the whole product 5 = 非常满意 … 1 = 非常不满意 (national codes are mapped
/// at the border).
enum class Level : std::uint8_t {
  kVeryDissatisfied = 1,
  kDissatisfied = 2,
  kFair = 3,
  kSatisfied = 4,
  kVerySatisfied = 5,
};

enum class Consent : std::uint8_t { kNotAsked = 0, kNo = 1, kYes = 2 };

enum class Screen : std::uint8_t {
  kIdle = 0,      ///< staff card or the hall's name
  kServing = 1,   ///< ticket number and staff card while somebody is served
  kInviting = 2,  ///< "请对本次服务作出评价"
  kPaused = 3,    ///< "暂停服务，请稍候"
  kCalling = 4,   ///< ticket number and staff card while the visitor is awaited
};

/// Why a frame was not taken. Each is counted by whoever refuses.
enum class FrameError : std::uint8_t {
  kTooShort,
  kTooLong,
  kCrc,  ///< damaged on the wire
  kVersion,
  kKind,
  kLength,     ///< not the length of its kind
  kSignature,  ///< HMAC-SM3 does not match: forged, altered or another device's key
  kValue,      ///< a field is out of range after the signature held
};

struct Hello {
  std::uint32_t serial = 0;  ///< device serial number; source name is "ev-%04u"
  std::uint32_t epoch = 0;   ///< changes only when the counter store is made anew
  std::uint32_t boot =
      0;  ///< random per boot; kShow frames must carry it, so an old one cannot be replayed
  std::uint32_t next_counter =
      1;  ///< the next entry will carry this; next_counter - 1 entries are announced
  std::uint32_t oldest_pending = 1;  ///< oldest entry without receipt; == next_counter when none
  std::uint64_t shown_version = 0;   ///< version of the last kShow taken in this boot, 0 when none
  std::uint16_t firmware = 0;        ///< major*256 + minor
  std::uint8_t layout = 5;           ///< number of keys: 2, 3 or 5
  std::uint8_t stuck_keys = 0;       ///< bit n: key n seen down for too long
  friend bool operator==(const Hello&, const Hello&) = default;
};

struct Press {
  std::uint32_t serial = 0;
  std::uint32_t epoch = 0;
  std::uint32_t counter = 0;
  std::uint64_t invitation = 0;         ///< id given by the hub in Show
  std::uint32_t elapsed_ms = 0;         ///< since the invitation opened, on the device's own clock
  Level level = Level::kVerySatisfied;  ///< sealed
  friend bool operator==(const Press&, const Press&) = default;
};

struct PressDetail {
  std::uint32_t serial = 0;
  std::uint32_t epoch = 0;
  std::uint32_t counter = 0;
  std::uint64_t invitation = 0;
  std::uint32_t press_counter = 0;  ///< the press it belongs to
  std::uint32_t tags = 0;           ///< sealed; bit n = n-th tag of the level's list in tag set
  Consent consent = Consent::kNotAsked;  ///< sealed; 是否愿意接受回访
  friend bool operator==(const PressDetail&, const PressDetail&) = default;
};

struct Show {
  std::uint32_t serial = 0;
  std::uint32_t epoch = 0;
  std::uint32_t boot =
      0;  ///< from the device's latest Hello; otherwise the device ignores the frame
  std::uint64_t version = 0;  ///< grows; a device ignores a version not above the one it shows
  Screen screen = Screen::kIdle;
  std::uint8_t ask_consent = 0;  ///< 1: ask 是否愿意接受回访 after the level
  std::uint64_t invitation = 0;  ///< non-zero only with Screen::kInviting
  std::uint32_t age_ms = 0;  ///< how long the invitation has been open already when this was signed
  std::uint32_t limit_ms = 0;  ///< the device closes the invitation by itself after this
  std::array<char, kTicketSize> ticket{};
  std::array<char, kStaffNumberSize> staff_number{};
  std::array<char, kStaffNameSize> staff_name{};
  friend bool operator==(const Show&, const Show&) = default;
};

/// Stands for an entry that a worn cell spoilt: without it every entry behind would wait for ever.
struct Lost {
  std::uint32_t serial = 0;
  std::uint32_t epoch = 0;
  std::uint32_t counter = 0;
  friend bool operator==(const Lost&, const Lost&) = default;
};

/// A name as dots: the device has no font for names.
struct NameDots {
  std::uint8_t width = 0;  ///< columns in use, 0: no picture
  /// From the left; in a column the highest bit is the dot on top. Zero behind `width`.
  std::array<std::uint16_t, kNameColumns> columns{};
  friend bool operator==(const NameDots&, const NameDots&) = default;
};

/// Columns of the picture of one member of staff, told by number and name as they stand in Show.
struct NamePiece {
  std::uint32_t serial = 0;
  std::uint32_t epoch = 0;
  std::uint32_t boot = 0;  ///< as in Show
  std::array<char, kStaffNumberSize> staff_number{};
  std::uint32_t name_check = 0;  ///< CRC-32 of all bytes of Show::staff_name
  std::uint8_t width = 1;        ///< of the whole picture, 1 … kNameColumns
  std::uint8_t first = 0;        ///< column that `columns` begins with: 0 or kPieceColumns
  std::array<std::uint16_t, kPieceColumns> columns{};  ///< as in NameDots
  friend bool operator==(const NamePiece&, const NamePiece&) = default;
};

struct Receipt {
  std::uint32_t serial = 0;
  std::uint32_t epoch = 0;
  std::uint32_t through =
      0;  ///< every counter up to and with this one is durable or refused for good
  friend bool operator==(const Receipt&, const Receipt&) = default;
};

}  // namespace yichuang::protocol
