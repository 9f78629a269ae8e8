#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <string>

#include "hub/access/door.h"

namespace yichuang::access {

/// A vault in a file of its own, with passwords that cost little.
class VaultFile : public ::testing::Test {
 protected:
  VaultFile()
      : file_(std::filesystem::path(::testing::TempDir()) /
              ("access_" + std::to_string(getpid()) + ".db")) {
    std::filesystem::remove(file_);
    rules_.cost = {1, 8UL * 1024};
  }
  ~VaultFile() override { std::filesystem::remove(file_); }

  const std::filesystem::path file_;
  DoorRules rules_;
  core::Instant now_{std::chrono::milliseconds(1'778'290'200'000)};
};

}  // namespace yichuang::access
