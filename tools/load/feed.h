#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace yichuang::load {

/// What the connections of a run send, and how a receipt is recognised. Connections are numbered
/// from 0.
class Feed {
 public:
  virtual ~Feed() = default;

  struct Message {
    std::string_view payload;  ///< stays valid for the whole run
    std::size_t entries = 1;   ///< ratings in it
  };

  virtual std::size_t connections() const = 0;
  virtual std::string ClientId(std::size_t connection) const = 0;
  virtual std::string TopicOf(std::size_t connection) const = 0;
  /// Where the receipts of a connection come; empty: nowhere, PUBACK counts instead.
  virtual std::string ReceiptsOf(std::size_t connection) const = 0;
  /// The next message of a connection; absent when it has no more.
  virtual std::optional<Message> Next(std::size_t connection) = 0;
  /// Reads a receipt that arrived on a connection: calls `settled(connection, n)` when the first n
  /// ratings that this connection sent are settled.
  virtual void Read(std::size_t connection, std::string_view payload,
                    const std::function<void(std::size_t, std::size_t)>& settled) = 0;
};

}  // namespace yichuang::load
