#include "hub/http/json_body.h"

namespace yichuang::http {

std::string BodyText(const nlohmann::json& body) {
  return body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace yichuang::http
