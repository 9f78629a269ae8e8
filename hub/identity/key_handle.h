#pragma once

#include "hub/identity/key.h"
#include "hub/identity/openssl_handles.h"

namespace yichuang::identity {

/// Private to the room.
struct Key::Handle {
  PkeyHandle key;
};

}  // namespace yichuang::identity
