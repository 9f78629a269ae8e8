#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "hub/catalogue/check.h"

namespace yichuang::catalogue {

/// Collects what is wrong with one row, by path; private to the checks.
class Findings {
 public:
  explicit Findings(std::vector<Finding>& all) : all_(all) {}

  /// The row that is looked at from now on.
  void Begin(Part part, std::size_t place) {
    part_ = part;
    place_ = place;
  }
  void Note(std::string field, Reason reason);

  /// Says something in Chinese, no control characters, at most `most` characters a language.
  void NeedText(const Text& text, const std::string& field, std::size_t most);
  /// As NeedText, but may be empty altogether.
  void MayText(const Text& text, const std::string& field, std::size_t most);
  /// Plain string: no control characters, at most `most` characters.
  void MayString(std::string_view text, const std::string& field, std::size_t most);
  void NeedString(std::string_view text, const std::string& field, std::size_t most);
  void Id(std::string_view id, const std::string& field);
  void AtMost(std::size_t count, std::size_t most, const char* field);

 private:
  void Characters(std::string_view text, const std::string& field, std::size_t most);

  std::vector<Finding>& all_;
  Part part_ = Part::kHead;
  std::size_t place_ = 0;
};

/// "materials[3].name"
std::string At(std::string_view list, std::size_t place, std::string_view field = {});

}  // namespace yichuang::catalogue
