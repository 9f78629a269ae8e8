#pragma once

#include <cstddef>
#include <string>

#include "hub/http/server.h"

namespace yichuang::http {

/// The figures of GET /metrics as Prometheus reads them (text format 0.0.4). Nothing of a person, a
/// rating or a service is among them.
std::string MetricsText(const Health& health, std::size_t open_pages);

}  // namespace yichuang::http
