#include "evaluator-firmware/core/name_shelf.h"

#include <algorithm>

#include "evaluator-firmware/protocol/name_check.h"

namespace yichuang::evaluator {

void NameShelf::Take(const protocol::NamePiece& piece) {
  const bool same = piece.staff_number == number_ && piece.name_check == name_check_ &&
                    piece.width == dots_.width;
  if (!same) {
    number_ = piece.staff_number;
    name_check_ = piece.name_check;
    pieces_ = 0;
    wanted_ = piece.width > protocol::kPieceColumns ? 0b11 : 0b01;
    dots_ = {};
    dots_.width = piece.width;
  }
  const std::size_t room = std::min(protocol::kPieceColumns, protocol::kNameColumns - piece.first);
  std::copy_n(piece.columns.begin(), room, dots_.columns.begin() + piece.first);
  pieces_ = static_cast<std::uint8_t>(pieces_ | 1U << (piece.first / protocol::kPieceColumns));
}

const protocol::NameDots* NameShelf::Of(
    const std::array<char, protocol::kStaffNumberSize>& number,
    const std::array<char, protocol::kStaffNameSize>& name) const {
  if (!whole()) return nullptr;
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(another_name_kept)) return &dots_;
#endif
  if (number != number_ || protocol::NameCheck(name) != name_check_) return nullptr;
  return &dots_;
}

}  // namespace yichuang::evaluator
