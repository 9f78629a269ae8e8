#pragma once

namespace yichuang::hub {

/// Version announced to terminals and pages; CMake gives the project's.
inline constexpr const char* kSoftware = YICHUANG_VERSION;

}  // namespace yichuang::hub
