#include "hardware/printer/escpos.h"

#include <algorithm>

#include "hardware/printer/bytes.h"

namespace yichuang::printer {
namespace {

constexpr std::uint8_t kEot = 0x04;
constexpr std::uint8_t kDc4 = 0x14;

// ESC J and GS v 0 count rows in one byte and in two; 2303 is what old heads accept in one band.
constexpr int kMostFeed = 255;
constexpr int kMostBandRows = 2303;

// Answers to DLE EOT have bits 1 and 4 set, 0 and 7 clear; so no answer is mistaken for another
// byte.
constexpr std::uint8_t kFixedMask = 0x93;
constexpr std::uint8_t kFixedBits = 0x12;

std::size_t BytesAcross(int dots) { return (static_cast<std::size_t>(dots) + 7) / 8; }

// GS v 0 m xL xH yL yH: picture in normal size, width in bytes, height in rows.
void AddBand(const Picture& picture, std::size_t margin, int top, int rows, Bytes& to) {
  const std::size_t stride = BytesAcross(picture.width_dots);
  const std::size_t across = margin + stride;
  Add(to, {kGs, 'v', '0', 0, static_cast<int>(across & 0xff), static_cast<int>(across >> 8),
           rows & 0xff, rows >> 8});
  for (int y = top; y < top + rows; ++y) {
    to.insert(to.end(), margin, 0);
    const auto row = picture.rows.subspan(static_cast<std::size_t>(y) * stride, stride);
    to.insert(to.end(), row.begin(), row.end());
  }
}

}  // namespace

void AddBegin(Bytes& to) { Add(to, {kEsc, '@'}); }

bool AddPicture(const Picture& picture, const Model& model, Bytes& to) {
  if (picture.width_dots <= 0 || picture.height_dots <= 0) return false;
  if (picture.width_dots > model.width_dots) return false;
  const std::size_t stride = BytesAcross(picture.width_dots);
  if (picture.rows.size() != stride * static_cast<std::size_t>(picture.height_dots)) return false;

  const std::size_t margin = (BytesAcross(model.width_dots) - stride) / 2;
  const int band = std::clamp(model.band_rows, 1, kMostBandRows);
  for (int top = 0; top < picture.height_dots; top += band) {
    AddBand(picture, margin, top, std::min(band, picture.height_dots - top), to);
  }
  return true;
}

void AddEnd(const Model& model, Bytes& to) {
  Add(to, {kEsc, 'J', std::clamp(model.feed_dots, 0, kMostFeed)});
  // A partial cut: the paper hangs by a corner and does not fall.
  if (model.cutter) Add(to, {kGs, 'V', 1});
}

std::optional<Bytes> EncodeJob(const Picture& picture, const Model& model) {
  Bytes job;
  AddBegin(job);
  if (!AddPicture(picture, model, job)) return {};
  AddEnd(model, job);
  return job;
}

Bytes AskState(std::size_t n) {
  Bytes bytes;
  Add(bytes, {kDle, kEot, static_cast<int>(n) + 1});
  return bytes;
}

Bytes AskWhenPrinted() {
  Bytes bytes;
  Add(bytes, {kGs, 'r', 1});
  return bytes;
}

Bytes ForgetAll() {
  // The seven bytes after 8 are fixed: they keep a picture from being mistaken for this command.
  Bytes bytes;
  Add(bytes, {kDle, kDc4, 8, 1, 3, 20, 1, 6, 2, 8});
  return bytes;
}

bool TakeAnswer(std::size_t n, std::uint8_t answer, State& state) {
  if ((answer & kFixedMask) != kFixedBits) return false;
  const auto bit = [answer](int which) { return ((answer >> which) & 1) != 0; };
  switch (n) {
    case 0:  // printer
      state.offline = state.offline || bit(3);
      return true;
    case 1:  // cause of being offline
      state.cover_open = state.cover_open || bit(2);
      state.paper_out = state.paper_out || bit(5);
      return true;
    case 2:  // cause of an error
      state.knife_fault = state.knife_fault || bit(3);
      state.other_fault = state.other_fault || bit(5);
      return true;
    case 3:  // paper sensors
      state.paper_low = state.paper_low || bit(2) || bit(3);
      state.paper_out = state.paper_out || bit(5) || bit(6);
      return true;
    default:
      return false;
  }
}

}  // namespace yichuang::printer
