#include "hub/evidence/sm3_stream.h"

#include <istream>
#include <vector>

#include "hub/evidence/hmac.h"

namespace yichuang::evidence {

Hash Sm3(std::istream& bytes) {
  constexpr std::size_t kPiece = 1 << 20;
  const DigestContext context = StartSm3();
  std::vector<char> piece(kPiece);
  do {
    bytes.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    Feed(context.get(), {reinterpret_cast<const std::uint8_t*>(piece.data()),
                         static_cast<std::size_t>(bytes.gcount())});
  } while (bytes);
  return Finish(context.get());
}

}  // namespace yichuang::evidence
