#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

/// A paper as a value: blocks of text in their order, without positions and without a paper size.
///
/// The same paper is laid out on A4 (ToPdf) or on a roll of 58 or 80 mm (ToRaster), see render.h.
/// Texts are UTF-8 and stand here in the language of the paper; a line feed is a forced line break.
namespace yichuang::documents {

enum class Language : std::uint8_t { kChinese, kEnglish };
inline constexpr int kLanguageCount = 2;

/// Head of the paper, centred and large.
struct Title {
  std::string text;
  std::string under;  ///< smaller, beneath; may be empty
  friend bool operator==(const Title&, const Title&) = default;
};

/// Head of a section; never the last line of a page.
struct Heading {
  std::string text;
  friend bool operator==(const Heading&, const Heading&) = default;
};

struct Paragraph {
  enum class Tone : std::uint8_t { kPlain, kStrong, kSmall };
  std::string text;
  Tone tone = Tone::kPlain;
  bool centred = false;
  friend bool operator==(const Paragraph&, const Paragraph&) = default;
};

struct Bullets {
  std::vector<std::string> items;
  friend bool operator==(const Bullets&, const Bullets&) = default;
};

/// Two columns: what is asked, and the answer. Facts without a value belong into no paper.
struct Facts {
  struct Fact {
    std::string label;
    std::string value;
    friend bool operator==(const Fact&, const Fact&) = default;
  };
  std::vector<Fact> facts;
  friend bool operator==(const Facts&, const Facts&) = default;
};

/// A numbered table. On A4 it has columns, and its head is repeated on every page it reaches; on a
/// roll the first column is the row's text and the others stand below it as "head: cell".
struct Table {
  struct Column {
    std::string head;
    int share = 1;  ///< of the width, relative to the other columns; at least 1
    bool centred = false;
    friend bool operator==(const Column&, const Column&) = default;
  };
  struct Row {
    std::vector<std::string> cells;  ///< one a column; an empty one is left out on a roll
    std::string note;                ///< small, below the first cell; may be empty
    friend bool operator==(const Row&, const Row&) = default;
  };
  bool tick_boxes = false;      ///< an empty box before each row, for a pen
  std::vector<Column> columns;  ///< at least one
  std::vector<Row> rows;
  friend bool operator==(const Table&, const Table&) = default;
};

/// Numbered steps, drawn as a flow: a numbered disc each, joined by a line.
struct Steps {
  struct Step {
    std::string name;
    std::string detail;  ///< may be empty
    friend bool operator==(const Step&, const Step&) = default;
  };
  std::vector<Step> steps;
  friend bool operator==(const Steps&, const Steps&) = default;
};

/// A thin line across the paper.
struct Rule {
  friend bool operator==(const Rule&, const Rule&) = default;
};

/// One word as large as the paper is wide for it, such as the number of a ticket; never broken.
struct Number {
  std::string text;
  friend bool operator==(const Number&, const Number&) = default;
};

/// Code 128 of printable ASCII, with the characters written below. When the paper is too narrow for
/// bars that a scanner can read, only the characters are printed.
struct Barcode {
  std::string content;
  friend bool operator==(const Barcode&, const Barcode&) = default;
};

/// A QR code. Only for an address that its readers can reach: the hall's public_url.
struct QrCode {
  std::string url;
  std::string caption;  ///< beneath; may be empty
  friend bool operator==(const QrCode&, const QrCode&) = default;
};

/// Labels with a line to sign on, side by side where the paper is wide enough.
struct Signatures {
  std::vector<std::string> labels;
  friend bool operator==(const Signatures&, const Signatures&) = default;
};

/// The empty place for a seal, at the right: who seals, which seal, and the day. Nobody prints a
/// seal.
struct SealPlace {
  std::string organ;
  std::string label;  ///< "（受理专用章）"
  std::string date;
  friend bool operator==(const SealPlace&, const SealPlace&) = default;
};

/// Front page of a booklet, a page of its own.
struct Cover {
  std::string title;
  std::string under;
  std::vector<std::string> lines;  ///< at the foot of the page
  friend bool operator==(const Cover&, const Cover&) = default;
};

/// Every Chapter of the paper with its page number. A roll has no pages and leaves it out.
struct Contents {
  std::string heading;
  friend bool operator==(const Contents&, const Contents&) = default;
};

/// Starts a new page, and an entry of the contents and of the PDF's outline. Chapters with the same
/// `group` stand below one group head in the contents; `group` may be empty.
struct Chapter {
  std::string title;
  std::string group;
  friend bool operator==(const Chapter&, const Chapter&) = default;
};

using Block = std::variant<Title, Heading, Paragraph, Bullets, Facts, Table, Steps, Rule, Number,
                           Barcode, QrCode, Signatures, SealPlace, Cover, Contents, Chapter>;

struct Paper {
  Language language = Language::kChinese;
  bool large_print = false;  ///< for the large-print mode: bigger type, wider lines
  std::string title;         ///< of the PDF document
  std::string mark;          ///< on every page, e.g. that the data are samples; may be empty
  std::string foot;          ///< at the foot of every page beside its number; may be empty
  std::chrono::local_seconds made{};  ///< hall time
  std::vector<Block> blocks;
  friend bool operator==(const Paper&, const Paper&) = default;
};

}  // namespace yichuang::documents
