#include "evaluator-firmware/board/cortex-m/service_line.h"

#include <array>
#include <cstddef>

#include "evaluator-firmware/board/cortex-m/uart.h"

namespace yichuang::evaluator::cortex_m {
namespace {

void Put(std::string_view text) { WriteAll(Line::kService, {text.data(), text.size()}); }

}  // namespace

ServiceLine::ServiceLine(std::string_view what) { Put(what); }

ServiceLine::~ServiceLine() { Put("\n"); }

ServiceLine& ServiceLine::With(std::string_view name, std::uint32_t value) {
  std::array<char, 10> digits{};
  std::size_t begin = digits.size();
  do {
    digits[--begin] = static_cast<char>('0' + value % 10);
    value /= 10;
  } while (value != 0);
  return With(name, std::string_view(digits.data() + begin, digits.size() - begin));
}

ServiceLine& ServiceLine::With(std::string_view name, std::string_view value) {
  Put(" ");
  Put(name);
  Put("=");
  Put(value);
  return *this;
}

}  // namespace yichuang::evaluator::cortex_m
