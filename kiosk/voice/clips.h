#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "kiosk/voice/sound.h"
#include "kiosk/voice/speaker.h"

namespace yichuang::voice {

/// The recorded clips of one language, in memory. The format stands in README.md.
///
/// A piece is read from clips only when they cover all of it: half a sentence by a speaker and half
/// by a machine is worse than either.
class Clips {
 public:
  /// Nothing recorded.
  Clips() = default;

  /// Reads `folder`/zh.tsv or en.tsv and the files it names. A missing manifest is no fault. A
  /// line or file that is wrong is left out and described in `faults` (file, line, cause).
  Clips(const std::filesystem::path& folder, Language language, std::vector<std::string>& faults);

  /// Adds one, or replaces the one with the same words.
  void Add(std::string_view words, Samples samples);

  /// The clips for `words` one behind the other, without a gap except where the words have a comma;
  /// as few clips as possible. Absent when they do not cover it.
  std::optional<Samples> Read(std::string_view words) const;

  std::size_t size() const { return samples_.size(); }

 private:
  std::unordered_map<std::u32string, Samples> samples_;
  std::size_t most_tokens_ = 0;
};

}  // namespace yichuang::voice
