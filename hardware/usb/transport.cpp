#include "hardware/usb/transport.h"

namespace yichuang::usb {

std::string_view Text(TransportStatus status) {
  switch (status) {
    case TransportStatus::kOk:
      return "works";
    case TransportStatus::kNothing:
      return "sent nothing";
    case TransportStatus::kClosed:
      return "was closed by this program";
    case TransportStatus::kUnplugged:
      return "was unplugged or lost power; it is used again as soon as it is back";
    case TransportStatus::kStalled:
      return "keeps refusing transfers; unplug it, wait a moment and plug it in again";
    case TransportStatus::kNotTaking:
      return "takes no data; unplug it, wait a moment and plug it in again";
    case TransportStatus::kOverflow:
      return "sent more than it announced; its firmware does not fit this program";
    case TransportStatus::kFailed:
      return "failed with a system error; try another cable or USB port";
  }
  return "is in an unknown state";
}

}  // namespace yichuang::usb
