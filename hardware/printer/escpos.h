#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// The few ESC/POS commands a receipt printer must know for us. A paper comes as a picture, so that
/// every printer prints the same Chinese; text_job.h has those of a printer whose own letters are
/// wanted.
namespace yichuang::printer {

/// A black-and-white picture, borrowed: rows of (width_dots + 7) / 8 bytes, the first dot in the
/// highest bit, 1 = black.
struct Picture {
  int width_dots = 0;
  int height_dots = 0;
  std::span<const std::uint8_t> rows;
};

/// What the head can print in a line, and whether there is a knife.
struct Model {
  int width_dots = 576;  ///< 384 on 58 mm paper, 576 on 80 mm
  bool cutter = true;    ///< otherwise paper is fed so far that a hand can tear it
  int feed_dots = 120;   ///< from the head to the knife or the tearing edge, 0..255
  int band_rows = 256;   ///< rows of one GS v 0, 1..2303: small buffers want small bands
};

/// The bytes that print the picture: initialise, raster bands (GS v 0), feed, cut. A narrower
/// picture stands in the middle. Absent when it is empty, wider than the head, or its rows do not
/// have the length its size says: nothing is better than half a paper.
std::optional<std::vector<std::uint8_t>> EncodeJob(const Picture& picture, const Model& model);

/// What a printer says of itself. A fault it did not report is false.
struct State {
  bool offline = false;
  bool cover_open = false;
  bool paper_out = false;
  bool paper_low = false;  ///< prints still
  bool knife_fault = false;
  bool other_fault = false;  ///< cannot go on without a hand

  [[nodiscard]] bool ready() const {
    return !offline && !cover_open && !paper_out && !knife_fault && !other_fault;
  }
  friend bool operator==(const State&, const State&) = default;
};

/// The four questions of DLE EOT, in the order TakeAnswer takes their answers.
inline constexpr std::size_t kQuestions = 4;
/// Bytes that ask question `n` (0..3). They are answered at once, even when the buffer is full.
std::vector<std::uint8_t> AskState(std::size_t n);
/// Adds answer `n` to what is known; false when the byte is no answer to DLE EOT (fixed bits
/// wrong).
[[nodiscard]] bool TakeAnswer(std::size_t n, std::uint8_t answer, State& state);

/// Asks for an answer of one byte that comes when everything sent before is printed (GS r).
std::vector<std::uint8_t> AskWhenPrinted();
/// Makes the printer drop what it holds unprinted (DLE DC4 8), so that it is not printed later.
std::vector<std::uint8_t> ForgetAll();

}  // namespace yichuang::printer
