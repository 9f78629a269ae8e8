#pragma once

#include <string>

#include "hub/http/problem.h"

namespace yichuang::http {

/// An answer before it is written.
struct Reply {
  unsigned status = 200;
  std::string content_type = "application/json";
  std::string body;
  std::string cache_control = "no-store";
  std::string etag;
  std::string allow;
  std::string content_range;  ///< of a 206
  std::string set_cookie;
  std::string retry_after;  ///< seconds
};

/// The refusal as application/problem+json.
Reply ReplyTo(const Trouble& trouble);
Reply ReplyTo(Problem problem);
Reply ReplyWith(std::string json);

}  // namespace yichuang::http
