#include "kiosk/voice/cancellation.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace yichuang::voice {

Cancellation::Cancellation() : descriptor_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  if (descriptor_ < 0) throw std::system_error(errno, std::generic_category(), "voice: eventfd");
}

Cancellation::~Cancellation() { close(descriptor_); }

void Cancellation::Cancel() {
  cancelled_ = true;
  // Full means that it is readable already.
  eventfd_write(descriptor_, 1);
}

void Cancellation::Reset() {
  eventfd_t unread = 0;
  eventfd_read(descriptor_, &unread);
  cancelled_ = false;
}

}  // namespace yichuang::voice
