#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "kiosk/model/message.h"

namespace yichuang::link {

struct HubLinkOptions {
  std::string broker;                 ///< "tcp://127.0.0.1:1883"
  std::string hall;                   ///< topic name
  std::string device;                 ///< "kiosk-01", as the hall's configuration has it
  std::string http;                   ///< "http://127.0.0.1:8080", where the catalogue is fetched
  std::string certificate_authority;  ///< PEM file for https; empty: the system's
  std::string software;               ///< "0.1.0"
  /// The catalogue is kept in state_dir/catalogue, entries without receipt in state_dir/outbox.db,
  /// groups and blocks of numbers in state_dir/queue.json.
  std::filesystem::path state_dir;
  std::chrono::minutes utc_offset{480};  ///< the hall's day of the wall clock
  /// For "ssl://…": identity::TerminalFolder. Certificates are renewed at `http`.
  std::filesystem::path identity = {};
};

/// A kiosk's whole connection with the hub: what it hears becomes messages for the model.
///
/// It gives CatalogueArrived and QueueArrived (at the start from the disk, later from the hub),
/// NewsArrived, HubPresence, and an answer to every TakeNumber. Up go the numbers that were wanted,
/// taken from a block or taken back, and of a person nothing but the day's
/// handle of his card where a group asks for it. When the outbox cannot be written the
/// process ends: a number that is not written down must not be given.
class HubLink {
 public:
  /// Called on the link's own thread: push and wake, never wait.
  using Put = std::function<void(model::Msg)>;

  /// `log` takes one line for the operator, from any thread. Throws std::runtime_error when the
  /// broker's address is none, the folder cannot be made, or the outbox in it cannot be used.
  HubLink(HubLinkOptions options, Put put, std::function<void(const std::string&)> log);
  /// Says goodbye and joins; takes some seconds at most.
  ~HubLink();
  HubLink(const HubLink&) = delete;
  HubLink& operator=(const HubLink&) = delete;

  /// Reads the disk and connects, in the background; to be called once.
  void Start();

  /// Somebody wants a number of `group`; answered with NumberGiven or NumberRefused of `asked`,
  /// within NumberDesk::kLastPatience. Any thread.
  /// `person` is the handle of his card (model::CardLaid), "" for none.
  void TakeNumber(model::Instant asked, std::string group, std::string person = {});
  /// Nobody wants this number any more. Any thread.
  void CancelNumber(const model::GivenNumber& given);
  /// A document with this number lies on the reader; "" when it cannot be read. Gives CardLaid or
  /// CardUnread; the number is forgotten at once. Any thread.
  void LayCard(std::string document);
  /// The reader is empty again: gives CardTaken. Any thread.
  void TakeCard();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace yichuang::link
