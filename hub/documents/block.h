#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "hub/documents/medium.h"
#include "hub/documents/paper.h"
#include "hub/documents/strip.h"
#include "hub/documents/typesetter.h"

/// One function for each kind of block: the block as strips, as wide as the medium allows.
namespace yichuang::documents {

/// A chapter of the paper and the page it begins on.
struct ChapterPlace {
  std::string title;
  std::string group;
  std::size_t page = 0;  ///< from 1; 0 while nobody knows it
};

/// What every block needs to be set. All are borrowed for the call.
struct Setting {
  const Typesetter& type;
  const Medium& medium;
  const std::vector<ChapterPlace>& chapters;
};

Strips SetBlock(const Setting& setting, const Title& block);
Strips SetBlock(const Setting& setting, const Heading& block);
Strips SetBlock(const Setting& setting, const Paragraph& block);
Strips SetBlock(const Setting& setting, const Bullets& block);
Strips SetBlock(const Setting& setting, const Facts& block);
Strips SetBlock(const Setting& setting, const Table& block);
Strips SetBlock(const Setting& setting, const Steps& block);
Strips SetBlock(const Setting& setting, const Rule& block);
Strips SetBlock(const Setting& setting, const Number& block);
Strips SetBlock(const Setting& setting, const Barcode& block);
Strips SetBlock(const Setting& setting, const QrCode& block);
Strips SetBlock(const Setting& setting, const Signatures& block);
Strips SetBlock(const Setting& setting, const SealPlace& block);
Strips SetBlock(const Setting& setting, const Cover& block);
Strips SetBlock(const Setting& setting, const Contents& block);
/// One strip without height that begins a page; the caller numbers it.
Strips SetBlock(const Setting& setting, const Chapter& block);

// Parts of blocks.

/// White of `height` that stays wherever it comes.
Strip Gap(double height);
/// White of `height`, left out where a page begins or ends.
Strip Space(double height);
/// A text between x and x + width, one strip a line.
Strips Lines(const Setting& setting, const std::string& text, const Style& style, double x,
             double width);
/// Like Lines, with a mark of its own (a number, a dot) before the first line.
Strips HangingLines(const Setting& setting, const std::string& lead, const std::string& text,
                    const Style& style, double x, double indent, double width);
/// Keeps the strips on one page, unless no page can hold them.
void KeepTogether(Strips& strips);
/// Forbids a single first or last line on a page of its own.
void KeepOrphans(Strips& strips);
void Append(Strips& to, Strips strips);

}  // namespace yichuang::documents
