#include "hub/client/kept_heads.h"

#include <stdexcept>

#include "hub/client/outbox.h"
#include "hub/contract/codec.h"

namespace yichuang::client {

std::string KeptHeadLines(const std::filesystem::path& outbox, const std::string& device) {
  if (!std::filesystem::exists(outbox))
    throw std::runtime_error(outbox.string() + ": there is no outbox yet");
  std::string lines;
  for (const contract::Head& head : Outbox(outbox, device).KeptHeads()) {
    lines += R"({"era":)" + std::to_string(head.era) + R"(,"seq":)" + std::to_string(head.seq) +
             R"(,"hash":")" + contract::ToHex(head.hash.data(), head.hash.size()) + "\"}\n";
  }
  return lines;
}

}  // namespace yichuang::client
