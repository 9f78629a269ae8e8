#include "hub/core/account.h"

#include <algorithm>

namespace yichuang::core {
namespace {

constexpr std::size_t kMostNumber = 10;

bool IsLetterOrDigit(char letter) {
  return (letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'Z') ||
         (letter >= 'a' && letter <= 'z');
}

}  // namespace

bool IsWorkNumber(std::string_view text) {
  return !text.empty() && text.size() <= kMostNumber &&
         std::all_of(text.begin(), text.end(), IsLetterOrDigit);
}

bool MayDecideOn(std::string_view decider, std::string_view subject) {
  return decider.empty() || decider != subject;
}

bool AnyoneHas(const Accounts& accounts, Role role, std::string_view except) {
  return std::any_of(accounts.begin(), accounts.end(), [&](const auto& each) {
    return each.first != except && each.second.enabled && each.second.roles.Has(role);
  });
}

}  // namespace yichuang::core
