#include "hub/documents/modules.h"

#include <qrencode.h>
#include <zint.h>

#include <algorithm>
#include <memory>

namespace yichuang::documents {
namespace {

constexpr std::size_t kLongestContent = 60;

bool Printable(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
}

}  // namespace

std::optional<Modules> Code128(const std::string& content) {
  if (content.empty() || content.size() > kLongestContent || !Printable(content)) return {};
  const std::unique_ptr<zint_symbol, void (*)(zint_symbol*)> symbol(ZBarcode_Create(),
                                                                    ZBarcode_Delete);
  if (symbol == nullptr) return {};
  symbol->symbology = BARCODE_CODE128;
  const int failed =
      ZBarcode_Encode(symbol.get(), reinterpret_cast<const unsigned char*>(content.data()),
                      static_cast<int>(content.size()));
  if (failed >= ZINT_ERROR || symbol->width <= 0) return {};
  Modules bars;
  bars.width = static_cast<std::size_t>(symbol->width);
  bars.height = 1;
  for (std::size_t x = 0; x < bars.width; ++x) {
    bars.dark.push_back(((symbol->encoded_data[0][x / 8] >> (x % 8)) & 1) != 0);
  }
  return bars;
}

std::optional<Modules> Qr(const std::string& text) {
  if (text.empty()) return {};
  const std::unique_ptr<QRcode, void (*)(QRcode*)> code(
      QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M), QRcode_free);
  if (code == nullptr) return {};
  Modules modules;
  modules.width = static_cast<std::size_t>(code->width);
  modules.height = modules.width;
  for (std::size_t i = 0; i < modules.width * modules.height; ++i) {
    modules.dark.push_back((code->data[i] & 1) != 0);
  }
  return modules;
}

}  // namespace yichuang::documents
