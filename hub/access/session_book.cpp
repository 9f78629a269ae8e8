#include "hub/access/session_book.h"

#include <algorithm>
#include <utility>

namespace yichuang::access {

std::vector<std::string> SessionBook::Begin(const std::string& digest, Session session) {
  std::vector<std::pair<core::Instant, std::string>> others;
  for (const auto& [other, known] : sessions_) {
    if (known.number == session.number) others.emplace_back(known.active, other);
  }
  std::sort(others.begin(), others.end());
  std::vector<std::string> ended;
  for (std::size_t i = 0; i + rules_.most_of_one <= others.size(); ++i) {
    End(others[i].second);
    ended.push_back(std::move(others[i].second));
  }
  sessions_[digest] = std::move(session);
  return ended;
}

std::variant<const Session*, NoSession> SessionBook::Find(std::string_view digest,
                                                          core::Instant now) const {
  const auto found = sessions_.find(digest);
  if (found == sessions_.end() || now - found->second.begun >= rules_.longest)
    return NoSession::kNone;
  if (now - found->second.active >= rules_.idle) return NoSession::kIdle;
  return &found->second;
}

bool SessionBook::Touch(std::string_view digest, core::Instant now) {
  const auto found = sessions_.find(digest);
  if (found == sessions_.end()) return false;
  found->second.active = std::max(found->second.active, now);
  return true;
}

void SessionBook::End(std::string_view digest) {
  const auto found = sessions_.find(digest);
  if (found != sessions_.end()) sessions_.erase(found);
}

std::vector<std::string> SessionBook::EndAllOf(std::string_view number) {
  std::vector<std::string> ended;
  for (const auto& [digest, session] : sessions_) {
    if (session.number == number) ended.push_back(digest);
  }
  for (const std::string& digest : ended) End(digest);
  return ended;
}

std::vector<std::string> SessionBook::Sweep(core::Instant now) {
  std::vector<std::string> ended;
  for (const auto& [digest, session] : sessions_) {
    if (now - session.begun >= rules_.longest) ended.push_back(digest);
  }
  for (const std::string& digest : ended) End(digest);
  return ended;
}

}  // namespace yichuang::access
