#include <algorithm>

#include "hardware/window/counters.h"

namespace yichuang::window {
namespace {

/// "3号窗口"
std::string Head(std::uint16_t window) { return std::to_string(window) + "号窗口"; }

counter::CounterLines Called(std::uint16_t window, const std::string& number) {
  return {Head(window), "请 " + number + " 号", "到本窗口办理", number + ", please"};
}

counter::CounterLines Served(std::uint16_t window, const contract::TicketNumber& ticket) {
  if (ticket.number == 0) return {Head(window), "正在办理", "", "Now serving"};
  const std::string number = contract::TextOf(ticket);
  return {Head(window), "正在办理", number + " 号", "Now serving " + number};
}

}  // namespace

counter::CounterLines LinesOf(const contract::ZoneBoard& board, std::uint16_t window) {
  const auto found =
      std::find_if(board.windows.begin(), board.windows.end(),
                   [window](const contract::BoardWindow& each) { return each.number == window; });
  if (found == board.windows.end()) return {Head(window), "不在本区", "请看叫号屏", ""};
  switch (found->state) {
    case contract::BoardWindowState::kCalling:
      return Called(window, contract::TextOf(found->ticket));
    case contract::BoardWindowState::kServing:
      return Served(window, found->ticket);
    case contract::BoardWindowState::kFree:
      return {Head(window), "请等候叫号", "", "Please wait"};
    case contract::BoardWindowState::kPaused:
      return {Head(window), "暂停服务", "请稍候", "Paused"};
    case contract::BoardWindowState::kClosed:
      break;
  }
  return {Head(window), "暂未开放", "请看叫号屏", "Closed"};
}

counter::CounterLines LinesWithoutHub(std::uint16_t window) {
  return {Head(window), "叫号系统中断", "请听工作人员安排", "Please ask staff"};
}

}  // namespace yichuang::window
