#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "hub/documents/paper.h"

namespace yichuang::documents {

/// What a 催办通知书 says. Nothing of it belongs to a citizen; texts are in the paper's language.
struct MatterNotice {
  Language language = Language::kChinese;
  bool sample = false;  ///< of sample data: marked so
  std::string hall;
  int year = 0;
  std::uint32_t number = 0;
  std::string no;      ///< of the matter
  std::string kind;    ///< what it is called
  std::string stage;   ///< the same of the stage that is late
  std::string unit;    ///< whose matter it is; may be empty
  std::string holder;  ///< name and work number; may be empty
  unsigned rung = 1;
  unsigned days_late = 0;
  std::chrono::local_seconds due{};        ///< hall time, like the others
  std::chrono::local_seconds answer_by{};  ///< until when a written answer is wanted
  std::chrono::local_days issued{};
  std::string issued_by;              ///< name and work number
  std::chrono::local_seconds made{};  ///< when it is printed
};

/// A4: addressee, what is late since when, until when an answer is wanted, a line for whoever
/// receives it, an empty place for the seal.
Paper MatterNoticePaper(const MatterNotice& notice);

}  // namespace yichuang::documents
