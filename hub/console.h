#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

namespace yichuang::hub {

/// How the subcommands reach the hub that runs on this machine: a file in its data folder, readable
/// by the hub's own user alone, says at which loopback address it listens.
struct Console {
  std::string url;    ///< "http://127.0.0.1:8080"
  std::string token;  ///< whoever can read the file may act as the hub's console
};

/// Written by `serve` once it listens; the file before it is replaced at once. Throws
/// std::runtime_error.
void WriteConsole(const std::filesystem::path& data_dir, const Console& console);

/// Sends one request to the hub that runs and answers its reply. Throws std::runtime_error with a
/// sentence for the operator: no hub runs, it did not answer, or why it refused.
nlohmann::json AskHub(const std::filesystem::path& data_dir, const std::string& method,
                      const std::string& path, const nlohmann::json& body = nullptr);

}  // namespace yichuang::hub
