#include "hub/access/pin.h"

#include <algorithm>

namespace yichuang::access {
namespace {

/// 123456, 765432.
bool IsRun(std::string_view pin) {
  const int step = pin[1] - pin[0];
  if (step != 1 && step != -1) return false;
  for (std::size_t i = 1; i < pin.size(); ++i) {
    if (pin[i] - pin[i - 1] != step) return false;
  }
  return true;
}

}  // namespace

bool IsAcceptablePin(std::string_view pin, std::string_view number) {
  if (pin.size() != kPinSize) return false;
  if (!std::ranges::all_of(pin, [](char c) { return c >= '0' && c <= '9'; })) return false;
  if (pin.find_first_not_of(pin.front()) == std::string_view::npos || IsRun(pin)) return false;
  return number.size() < 4 || pin.find(number) == std::string_view::npos;
}

Checked CheckPin(Vault& vault, const DoorRules& rules, const std::string& number,
                 const std::string& pin, const std::string& browser, core::Instant now) {
  const Strikes strikes = vault.StrikesOf(StrikeName(number));
  if (IsLockedOut(strikes, now)) return LockedOut(strikes);
  const std::optional<Credential> known = vault.Find(number);
  const std::string hash = vault.PinOf(number);
  const bool here = !browser.empty() && vault.KnowsBrowser(browser, number, now);
  bool right = false;
  // A PIN ends with its password.
  if (known && !known->password_hash.empty() && !hash.empty()) {
    right = pin.size() == kPinSize && IsPassword(hash, pin);
  } else {
    (void)HashPassword(pin, rules.cost);  // the same work, so that the time tells nothing
  }
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(pin_anywhere) && right) return {Verdict::kRight, {}, false, known->name, {}};
#endif
  if (!right || !here) {
    Checked failed = Failed(vault, rules, number, strikes, now);
    if (failed.just_locked) vault.ForgetBrowsersOf(number);
    return failed;
  }
  if (strikes != Strikes{}) vault.PutStrikes(StrikeName(number), {});
  return {Verdict::kRight, {}, false, known->name, {}};
}

Checked ChoosePin(Vault& vault, const DoorRules& rules, const std::string& number,
                  const std::string& password, const std::string& pin, const std::string& before,
                  const std::string& browser, core::Instant now) {
  Checked checked = CheckPassword(vault, rules, number, password, now);
  if (checked.verdict != Verdict::kRight) return checked;
  if (!IsAcceptablePin(pin, number)) return {Verdict::kWeak, {}, false, {}, {}};
  vault.PutPin(number, HashPassword(pin, rules.cost), before, browser, now + kBrowserKnown);
  return checked;
}

}  // namespace yichuang::access
