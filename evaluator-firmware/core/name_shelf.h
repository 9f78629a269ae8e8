#pragma once

#include <array>
#include <cstdint>

#include "evaluator-firmware/protocol/frame.h"

namespace yichuang::evaluator {

/// Keeps the picture of one name while its pieces come, in any order, each maybe several times.
///
/// A picture belongs to one number and one name, and is given for these alone: when somebody else
/// sits down, what is kept is not his, and the number stands by itself until his pieces are there.
class NameShelf {
 public:
  /// A piece of another picture than the one kept takes its place. REQUIRES: meant for this device
  /// and this boot.
  void Take(const protocol::NamePiece& piece);

  /// The picture of who has this number and this name; nullptr when it is not kept, or not whole.
  /// It lives until the next Take.
  const protocol::NameDots* Of(const std::array<char, protocol::kStaffNumberSize>& number,
                               const std::array<char, protocol::kStaffNameSize>& name) const;

 private:
  bool whole() const { return dots_.width > 0 && pieces_ == wanted_; }

  std::array<char, protocol::kStaffNumberSize> number_{};
  std::uint32_t name_check_ = 0;
  std::uint8_t pieces_ = 0;  ///< bit n: the n-th is there
  std::uint8_t wanted_ = 0;
  protocol::NameDots dots_;
};

}  // namespace yichuang::evaluator
