#pragma once

#include <chrono>
#include <filesystem>
#include <string>

namespace yichuang::hub {

struct ExportGuidesOptions {
  std::filesystem::path data;  ///< folder of the catalogue's JSON files
  std::filesystem::path out;   ///< becomes the website's folder
  std::string public_url;      ///< where the website will be reached; may be empty
  std::chrono::local_days made_on{};
};

/// Writes the guides of a catalogue as a website with a booklet in each language. The folder is
/// made anew as a whole or stays as it was; one that this command has not made is refused. Needs
/// neither configuration nor ledger. Prints what it wrote, or what is wrong with the catalogue;
/// returns the exit status. Throws what main turns into a sentence.
int ExportGuides(const ExportGuidesOptions& options);

/// The calendar day by this machine's clock and time zone.
std::chrono::local_days Today();

}  // namespace yichuang::hub
