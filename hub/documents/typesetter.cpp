#include "hub/documents/typesetter.h"

#include <fmt/format.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#ifdef __has_feature
#define YICHUANG_HAS_ASAN __has_feature(address_sanitizer)  // clang's way to tell
#elif defined(__SANITIZE_ADDRESS__)
#define YICHUANG_HAS_ASAN 1
#else
#define YICHUANG_HAS_ASAN 0
#endif
#if YICHUANG_HAS_ASAN
// Fontconfig 2.14 loses one rule of its own configuration, once in a process; nothing of ours.
extern "C" __attribute__((weak)) const char* __lsan_default_suppressions() {
  return "leak:libfontconfig.so";
}
#endif

namespace yichuang::documents {
namespace {

// Of an em. Chinese has no descenders to speak of: 0.88 and 0.12 is the frame of a character.
constexpr double kLeading = 1.4;
constexpr double kAscent = 0.88;

// chws: contextual half-width spacing, which closes up "）。" and its like.
constexpr char kFeatures[] = "chws=1";

bool FontIsThere(const std::string& family) {
  FcPattern* wanted = FcPatternCreate();
  FcPatternAddString(wanted, FC_FAMILY, reinterpret_cast<const FcChar8*>(family.c_str()));
  FcObjectSet* nothing_more = FcObjectSetBuild(FC_FAMILY, nullptr);
  FcFontSet* found = FcFontList(nullptr, wanted, nothing_more);
  const bool there = found != nullptr && found->nfont > 0;
  if (found != nullptr) FcFontSetDestroy(found);
  FcObjectSetDestroy(nothing_more);
  FcPatternDestroy(wanted);
  return there;
}

double Units(int pango) { return static_cast<double>(pango) / PANGO_SCALE; }

Rect Units(const PangoRectangle& pango) {
  return {Units(pango.x), Units(pango.y), Units(pango.width), Units(pango.height)};
}

PangoAlignment ToPango(Align align) {
  switch (align) {
    case Align::kStart:
      return PANGO_ALIGN_LEFT;
    case Align::kCentre:
      return PANGO_ALIGN_CENTER;
    case Align::kEnd:
      return PANGO_ALIGN_RIGHT;
  }
  return PANGO_ALIGN_LEFT;
}

constexpr std::string_view kDash = "\u2013";
constexpr std::string_view kJoiner = "\u2060";
constexpr std::string_view kHardSpace = "\u00a0";

bool Digit(char c) { return c >= '0' && c <= '9'; }

// No line ends after the dash of "9:00–12:00" or between a number and its unit: joiners and hard
// spaces, which have no picture, are what line breaking obeys.
std::string KeepNumbers(std::string_view text) {
  std::string kept;
  for (std::size_t at = 0; at < text.size();) {
    const bool after_digit = at > 0 && Digit(text[at - 1]);
    const std::string_view rest = text.substr(at);
    if (after_digit && rest.starts_with(kDash) && rest.size() > kDash.size() &&
        Digit(rest[kDash.size()])) {
      kept.append(kDash).append(kJoiner);
      at += kDash.size();
    } else if (after_digit && rest.size() > 1 && rest[0] == ' ' && !Digit(rest[1])) {
      kept.append(kHardSpace);
      ++at;
    } else {
      kept.push_back(text[at++]);
    }
  }
  return kept;
}

PangoAttrList* AttributesOf(const Style& style) {
  PangoAttrList* list = pango_attr_list_new();
  pango_attr_list_insert(list, pango_attr_insert_hyphens_new(0));
  pango_attr_list_insert(list, pango_attr_font_features_new(kFeatures));
  if (style.bold_bytes > 0) {
    PangoAttribute* bold = pango_attr_weight_new(PANGO_WEIGHT_BOLD);
    bold->end_index = static_cast<guint>(style.bold_bytes);
    pango_attr_list_insert(list, bold);
  }
  return list;
}

}  // namespace

SetText::SetText(PangoLayout* layout, const Style& style) : layout_(layout), size_(style.size) {
  const std::string_view text = pango_layout_get_text(layout_);
  PangoLayoutIter* at = pango_layout_get_iter(layout_);
  do {
    const PangoLayoutLine* line = pango_layout_iter_get_line_readonly(at);
    PangoRectangle ink;
    PangoRectangle logical;
    pango_layout_iter_get_line_extents(at, &ink, &logical);
    const double baseline = Units(pango_layout_iter_get_baseline(at));
    Line set;
    set.text = text.substr(static_cast<std::size_t>(line->start_index),
                           static_cast<std::size_t>(line->length));
    set.left = Units(logical.x);
    set.width = Units(logical.width);
    set.ink = Units(ink);
    set.ink.y -= baseline;
    lines_.push_back(std::move(set));
  } while (pango_layout_iter_next_line(at) != 0);
  pango_layout_iter_free(at);
}

SetText::~SetText() { g_object_unref(layout_); }

double SetText::line_height() const { return std::round(size_ * kLeading); }

double SetText::ascent() const { return std::round((line_height() - size_) / 2 + size_ * kAscent); }

double SetText::width() const {
  double widest = 0;
  for (const Line& line : lines_) widest = std::max(widest, line.width);
  return widest;
}

PangoLayoutLine* SetText::layout_line(std::size_t line) const {
  return pango_layout_get_line_readonly(layout_, static_cast<int>(line));
}

void SetText::Draw(cairo_t* to, std::size_t line, double x, double baseline) const {
  cairo_move_to(to, x + lines_[line].left, baseline);
  pango_cairo_show_layout_line(to, layout_line(line));
}

Typesetter::Typesetter(Target target, std::string_view font)
    : context_(nullptr), font_(font), whole_dots_(target == Target::kDots) {
  if (!FontIsThere(font_)) {
    throw std::runtime_error(fmt::format(
        "papers: the font \"{}\" is not installed, so Chinese text cannot be set; install Debian's "
        "package fonts-noto-cjk",
        font_));
  }
  // A map of its own: the default one belongs to a thread.
  PangoFontMap* map = pango_cairo_font_map_new();
  context_ = pango_font_map_create_context(map);
  g_object_unref(map);
  pango_context_set_language(context_, pango_language_from_string("zh-cn"));
  pango_context_set_round_glyph_positions(context_, whole_dots_ ? 1 : 0);
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style(options,
                                    whole_dots_ ? CAIRO_HINT_STYLE_FULL : CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options,
                                      whole_dots_ ? CAIRO_HINT_METRICS_ON : CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context_, options);
  cairo_font_options_destroy(options);
}

Typesetter::~Typesetter() {
  if (context_ != nullptr) g_object_unref(context_);
}

std::shared_ptr<const SetText> Typesetter::Set(const std::string& text, const Style& style,
                                               double width) const {
  PangoLayout* layout = pango_layout_new(context_);
  PangoFontDescription* font = pango_font_description_new();
  pango_font_description_set_family(font, font_.c_str());
  pango_font_description_set_weight(font, style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size(font, style.size * PANGO_SCALE);
  pango_layout_set_font_description(layout, font);
  pango_font_description_free(font);
  PangoAttrList* attributes = AttributesOf(style);
  pango_layout_set_attributes(layout, attributes);
  pango_attr_list_unref(attributes);
  if (width > 0) pango_layout_set_width(layout, static_cast<int>(width * PANGO_SCALE));
  // A word that is longer than the line breaks anywhere rather than run off the paper.
  pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment(layout, ToPango(style.align));
  const std::string kept = KeepNumbers(text);
  pango_layout_set_text(layout, kept.data(), static_cast<int>(kept.size()));
  return std::make_shared<SetText>(layout, style);
}

}  // namespace yichuang::documents
