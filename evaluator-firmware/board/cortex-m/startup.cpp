// From reset to main, and what happens at a fault: the device starts anew.
#include <cstddef>
#include <cstdint>

#include "evaluator-firmware/board/cortex-m/registers.h"

extern "C" {

extern std::uint32_t __data_load, __data_start, __data_end, __bss_start, __bss_end, __stack_bottom,
    __stack_top;
extern void (*__init_array_start[])();
extern void (*__init_array_end[])();

int main();
void SysTickHandler();
void Uart0Handler();

[[noreturn]] void Restart() {
  yichuang::evaluator::cortex_m::Register(0xE000ED0C) = 0x05FA0004;
  for (;;) {
  }
}

/// What nobody has used of the stack keeps this, so that a debugger sees how deep it ever was.
void PaintStack() {
  constexpr std::uint32_t kUntouched = 0x5AC4ED00;
  constexpr std::size_t kOwnWords = 32;
  auto* const end = static_cast<std::uint32_t*>(__builtin_frame_address(0)) - kOwnWords;
  for (volatile std::uint32_t* to = &__stack_bottom; to < end; ++to) *to = kUntouched;
}

[[noreturn]] void ResetHandler() {
  PaintStack();
  const std::uint32_t* from = &__data_load;
  for (std::uint32_t* to = &__data_start; to < &__data_end;) *to++ = *from++;
  for (std::uint32_t* to = &__bss_start; to < &__bss_end;) *to++ = 0;
  for (auto* each = __init_array_start; each < __init_array_end; ++each) (*each)();
  main();
  Restart();
}

[[noreturn]] void FaultHandler() { Restart(); }

using Handler = void (*)();

// Sixteen of the processor, then the peripherals' own: UART0 is the sixth of these.
[[gnu::section(".vectors"), gnu::used]] const void* const g_vectors[16 + 6] = {
    &__stack_top,
    reinterpret_cast<const void*>(&ResetHandler),
    reinterpret_cast<const void*>(&FaultHandler),
    reinterpret_cast<const void*>(&FaultHandler),
    reinterpret_cast<const void*>(&FaultHandler),
    reinterpret_cast<const void*>(&FaultHandler),
    reinterpret_cast<const void*>(&FaultHandler),
    nullptr,
    nullptr,
    nullptr,
    nullptr,
    reinterpret_cast<const void*>(&FaultHandler),
    reinterpret_cast<const void*>(&FaultHandler),
    nullptr,
    reinterpret_cast<const void*>(&FaultHandler),
    reinterpret_cast<const void*>(&SysTickHandler),
    reinterpret_cast<const void*>(&FaultHandler),
    reinterpret_cast<const void*>(&FaultHandler),
    reinterpret_cast<const void*>(&FaultHandler),
    reinterpret_cast<const void*>(&FaultHandler),
    reinterpret_cast<const void*>(&FaultHandler),
    reinterpret_cast<const void*>(&Uart0Handler),
};

}  // extern "C"
