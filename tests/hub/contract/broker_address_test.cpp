#include "hub/contract/broker_address.h"

#include <gtest/gtest.h>

namespace yichuang::contract {
namespace {

TEST(BrokerAddressTest, IsReadWithItsPort) {
  EXPECT_EQ(ReadBrokerAddress("ssl://hall.example:8883"),
            (BrokerAddress{true, "hall.example", 8883}));
  EXPECT_EQ(ReadBrokerAddress("ssl://[fd00::1]:8883"), (BrokerAddress{true, "fd00::1", 8883}));
  EXPECT_EQ(ReadBrokerAddress("tcp://127.0.0.1:1883"), (BrokerAddress{false, "127.0.0.1", 1883}));
}

TEST(BrokerAddressTest, NothingLeavesTheMachineWithoutCertificates) {
  for (const char* wrong : {"tcp://10.0.0.1:1883", "tcp://hall.example:1883", "tcp://0.0.0.0:1883"})
    EXPECT_FALSE(ReadBrokerAddress(wrong).has_value()) << wrong;
}

TEST(BrokerAddressTest, AnythingElseIsNone) {
  for (const char* wrong : {"", "ssl://", "ssl://:8883", "ssl://hall",
                            "ssl://hall:", "ssl://hall:0", "ssl://hall:65536", "ssl://hall:88x",
                            "ssl://a b:1", "ssl://a/b:1", "http://hall:80", "hall:8883"})
    EXPECT_FALSE(ReadBrokerAddress(wrong).has_value()) << wrong;
}

}  // namespace
}  // namespace yichuang::contract
