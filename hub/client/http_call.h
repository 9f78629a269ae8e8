#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace yichuang::client {

/// One HTTP(S) request whose answer fits into memory.
struct HttpCall {
  std::string method = "GET";
  std::string url;
  std::string body;                           ///< sent as application/json unless empty
  std::vector<std::string> headers;           ///< "Name: value"
  std::chrono::milliseconds timeout{10'000};  ///< for the whole of it
  std::string certificate_authority;          ///< PEM file; empty: the system's
};

struct HttpAnswer {
  int status = 0;                    ///< 0: there was no answer
  std::string body;                  ///< at most 1 MiB of it
  std::vector<std::string> cookies;  ///< "name=value" of each one that was set
  std::string fault;                 ///< one sentence when status is 0
};

/// Carries it out on the calling thread. Never throws.
HttpAnswer Perform(const HttpCall& call);

}  // namespace yichuang::client
