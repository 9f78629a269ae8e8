#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace yichuang::http {

/// A browser reduced to its socket: says exactly what a test wants said, and hears what comes back.
class RawClient {
 public:
  /// Throws std::runtime_error when nobody listens. `receive_bytes` above 0 makes a small receive
  /// buffer: a slow reader.
  explicit RawClient(std::uint16_t port, int receive_bytes = 0);
  ~RawClient();
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  /// False when the server has closed.
  bool Send(std::string_view bytes);

  /// Everything heard until `ending` was heard, the server closed or `timeout` passed.
  std::string ReadUntil(std::string_view ending,
                        std::chrono::milliseconds timeout = std::chrono::seconds(10));

  /// Everything until the server closes (then closed() is true) or `timeout` passed.
  std::string ReadToEnd(std::chrono::milliseconds timeout = std::chrono::seconds(10));

  bool closed() const { return closed_; }

 private:
  int socket_;
  std::string heard_;
  bool closed_ = false;
};

/// Shown with every request below: the visitor of a demonstration, who watches and works at desks.
inline constexpr std::string_view kToken = "0123456789abcdef0123456789abcdef";

/// One request on its own connection; the whole answer, head and body.
std::string Fetch(std::uint16_t port, std::string_view request);

/// The next event of a stream as sent, recorded for tools/check_api.
std::string NextEventText(RawClient& client, std::string_view target);

/// "GET target HTTP/1.1" with the Host of this machine, further header lines, and Connection:
/// close.
std::string GetRequest(std::string_view target, std::string_view lines = "");

/// A change as application/json.
std::string ChangeRequest(std::string_view method, std::string_view target, std::string_view body);

/// Any request, in the name of nobody but what `lines` say.
std::string BareRequest(std::string_view method, std::string_view target, std::string_view lines,
                        std::string_view body = "");

/// The value of a header line of an answer; "" when it is not there.
std::string HeaderOf(std::string_view answer, std::string_view name);

/// "404" of an answer.
std::string StatusOf(std::string_view answer);
std::string BodyOf(std::string_view answer);

}  // namespace yichuang::http
