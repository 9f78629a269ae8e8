#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "hub/core/ids.h"

/// Who is signed in, by the digest of what his browser holds; pure.
namespace yichuang::access {

struct Session {
  std::string number;  ///< work number
  std::string name;    ///< for screens
  core::Instant begun{};
  core::Instant active{};  ///< last time a person did something, not merely a page
  bool demo = false;       ///< of a demonstration: loopback only
  friend bool operator==(const Session&, const Session&) = default;
};

struct SessionRules {
  std::chrono::minutes idle{30};   ///< without a person's doing: locked
  std::chrono::hours longest{12};  ///< then a new sign-in whatever happens
  std::size_t most_of_one = 8;     ///< browsers of one account; the oldest gives way
};

enum class NoSession : std::uint8_t {
  kNone,  ///< never was one, or it has ended
  kIdle,  ///< locked: the password opens a new one
};

class SessionBook {
 public:
  explicit SessionBook(SessionRules rules) : rules_(rules) {}

  /// A new one. Returns the digests of those that had to give way.
  std::vector<std::string> Begin(const std::string& digest, Session session);
  /// From the store, at start.
  void Restore(const std::string& digest, Session session) {
    sessions_[digest] = std::move(session);
  }

  /// The session, or why there is none now. The pointer holds until the next call that changes.
  std::variant<const Session*, NoSession> Find(std::string_view digest, core::Instant now) const;

  /// A person did something. False when there is no such session.
  bool Touch(std::string_view digest, core::Instant now);
  void End(std::string_view digest);
  /// Returns the digests that ended.
  std::vector<std::string> EndAllOf(std::string_view number);
  /// Forgets those that can never be used again; returns their digests.
  std::vector<std::string> Sweep(core::Instant now);

  std::size_t size() const { return sessions_.size(); }

 private:
  const SessionRules rules_;
  std::map<std::string, Session, std::less<>> sessions_;
};

}  // namespace yichuang::access
