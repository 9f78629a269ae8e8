#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

/// Serial lines at 115200 baud, eight bits, no parity: UART0 goes to the window host over the USB
/// bridge, UART1 is the service line.
namespace yichuang::evaluator::cortex_m {

enum class Line : std::uint8_t { kCable, kService };

void StartLines();

/// Bytes that have come over the cable, taken from the interrupt's ring; those that found no room
/// are lost, and the frame's checksum says so.
std::size_t ReadCable(std::span<std::uint8_t> bytes);

/// As many bytes as the line takes now.
std::size_t Write(Line line, std::span<const std::uint8_t> bytes);

/// Waits until the whole text is out: for the few lines of the service line only.
void WriteAll(Line line, std::span<const char> text);

}  // namespace yichuang::evaluator::cortex_m
