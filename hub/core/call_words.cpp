#include "hub/core/call_words.h"

#include <string>

namespace yichuang::core {

contract::BothTexts CallText(const TicketNo& number, WindowNo window) {
  const std::string no = TextOf(number);
  const std::string at = std::to_string(Number(window));
  return {"请" + no + "号到" + at + "号窗口办理", "Number " + no + ", please go to window " + at};
}

}  // namespace yichuang::core
