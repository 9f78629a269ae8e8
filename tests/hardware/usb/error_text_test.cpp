#include "hardware/usb/error_text.h"

#include <gtest/gtest.h>
#include <libusb-1.0/libusb.h>

#include <set>
#include <string_view>

namespace yichuang::usb {
namespace {

TEST(ErrorText, EveryCodeOfLibusbHasASentenceOfItsOwnWithANextStep) {
  std::set<std::string_view> said;
  for (int code = LIBUSB_ERROR_NOT_SUPPORTED; code < LIBUSB_SUCCESS; ++code) {
    const auto text = ErrorText(code);
    EXPECT_NE(text, ErrorText(LIBUSB_ERROR_OTHER)) << libusb_error_name(code);
    EXPECT_NE(text.find("; "), std::string_view::npos) << text;
    EXPECT_TRUE(said.insert(text).second) << text;
  }
  EXPECT_EQ(said.size(), 12U);
  EXPECT_EQ(ErrorText(-1234), ErrorText(LIBUSB_ERROR_OTHER)) << "a code of a later libusb";
}

}  // namespace
}  // namespace yichuang::usb
