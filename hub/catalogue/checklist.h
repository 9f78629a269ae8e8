#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "hub/catalogue/item.h"

namespace yichuang::catalogue {

/// What the person said: the option chosen for a question of the item.
struct Answer {
  std::string question;
  std::string option;
  friend bool operator==(const Answer&, const Answer&) = default;
};

/// What to bring for one item in one situation. All numbers are places in `Item::materials` and
/// `Item::situations`, ascending.
struct Checklist {
  std::vector<std::size_t> bring;     ///< certainly wanted from the person
  std::vector<std::size_t> obtained;  ///< certainly wanted, and the hall obtains it by data sharing
  std::vector<std::size_t> depends;   ///< wanted or not, as an open question will tell
  std::vector<std::size_t> open;      ///< unanswered questions on which something still depends
  /// The list is final: nothing depends on an open question any more.
  bool settled() const { return open.empty(); }
  /// The question to put next; absent when settled.
  std::optional<std::size_t> next() const {
    return open.empty() ? std::nullopt : std::optional(open.front());
  }
  friend bool operator==(const Checklist&, const Checklist&) = default;
};

/// Pure. Answers to questions or with options the item does not have are ignored; of two answers to
/// one question the later counts. A question on which nothing depends (any more) is never open.
Checklist MakeChecklist(const Item& item, const std::vector<Answer>& answers);

}  // namespace yichuang::catalogue
