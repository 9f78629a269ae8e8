#include "hub/client/message_batch.h"

#include <utility>
#include <variant>

namespace yichuang::client {
namespace {

/// Of the body of a ticket's entry.
constexpr std::size_t kTicketBytes = 160;
/// {"v":1,"device":"…","entries":[ … ]} without the device.
constexpr std::size_t kEnvelopeBytes = 64;
/// Names, punctuation and the longest numbers of an entry, without source, evaluator and frame.
constexpr std::size_t kEntryBytes = 220;

std::size_t Base64Bytes(const contract::Bytes& bytes) { return (bytes.size() + 2) / 3 * 4; }

std::size_t BodyBytes(const contract::PressEntry& body) { return Base64Bytes(body.frame); }
std::size_t BodyBytes(const contract::PressDetailEntry& body) { return Base64Bytes(body.frame); }
std::size_t BodyBytes(const contract::EvaluatorAttached& body) {
  return body.evaluator.size() + Base64Bytes(body.hello);
}
std::size_t BodyBytes(const contract::EvaluatorDetached& body) { return body.evaluator.size(); }
std::size_t BodyBytes(const contract::TicketWanted&) { return kTicketBytes; }
std::size_t BodyBytes(const contract::TicketTaken&) { return kTicketBytes; }
std::size_t BodyBytes(const contract::TicketCancelled&) { return kTicketBytes; }

}  // namespace

MessageBatch::MessageBatch(std::string device) { message_.device = std::move(device); }

std::size_t MessageBatch::MostBytes(const contract::Entry& entry) {
  return kEntryBytes + entry.key.source.size() +
         std::visit([](const auto& body) { return BodyBytes(body); }, entry.body);
}

std::optional<contract::Up> MessageBatch::Add(contract::Entry entry) {
  const std::size_t room = contract::kMaxMessageBytes - kEnvelopeBytes - message_.device.size();
  const std::size_t bytes = MostBytes(entry);
  std::optional<contract::Up> full;
  if (message_.entries.size() >= contract::kMaxEntries || bytes_ + bytes > room) full = Finish();
  message_.entries.push_back(std::move(entry));
  bytes_ += bytes;
  return full;
}

std::optional<contract::Up> MessageBatch::Finish() {
  bytes_ = 0;
  if (message_.entries.empty()) return std::nullopt;
  contract::Up finished{message_.device, std::exchange(message_.entries, {})};
  return finished;
}

}  // namespace yichuang::client
