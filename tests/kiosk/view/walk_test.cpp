#include <gtest/gtest.h>

#include "kiosk/canvas/checker.h"
#include "kiosk/view/screens.h"
#include "kiosk/view/theme.h"
#include "tests/kiosk/canvas/screen.h"
#include "tests/kiosk/view/states.h"

namespace yichuang::view::test {
namespace {

using model::Language;
using model::Mode;

/// Which of elder, low and contrast are on (one bit each), and the language.
struct Way {
  int bits = 0;
  Language language = Language::kChinese;

  std::vector<Mode> modes() const {
    std::vector<Mode> modes;
    for (const Mode mode : {Mode::kElder, Mode::kLow, Mode::kContrast}) {
      if ((bits >> static_cast<int>(mode) & 1) != 0) modes.push_back(mode);
    }
    return modes;
  }
  Modes looks() const { return {(bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0}; }
  std::string name() const {
    const Modes on = looks();
    std::string words = language == Language::kChinese ? "Chinese" : "English";
    if (on.elder) words += "Elder";
    if (on.low) words += "Low";
    if (on.contrast) words += "Contrast";
    return words;
  }
};

static_assert(static_cast<int>(Mode::kElder) == 0 && static_cast<int>(Mode::kContrast) == 2);

std::vector<Way> AllWays() {
  std::vector<Way> ways;
  for (const Language language : {Language::kChinese, Language::kEnglish}) {
    for (int bits = 0; bits < 8; ++bits) ways.push_back({bits, language});
  }
  return ways;
}

/// Judged by the model's own modes: they end with the person's visit.
Modes ModesOf(const model::Model& model) {
  return {model::Has(model, Mode::kElder), model::Has(model, Mode::kLow),
          model::Has(model, Mode::kContrast)};
}

std::string FaultsOf(canvas::Canvas& canvas, const model::Model& model) {
  // The second frame knows how high the lists of the first were.
  for (const int at : {0, 1000}) {
    canvas.Draw(std::chrono::milliseconds(at), [&model](canvas::Frame& frame) {
      Messages out;
      DrawKiosk(frame, model, out);
    });
  }
  const Theme theme = MakeTheme(ModesOf(model), canvas.size());
  canvas::CheckOptions options;
  options.least_target = theme.target;
  options.large_px = 24 * theme.dp;
  if (theme.modes.low) options.reach = theme.Reach();
  return canvas::Describe(canvas::Check(canvas.tree(), canvas.ReadBackdrop(), options));
}

class WalkTest : public testing::TestWithParam<Way> {};

TEST_P(WalkTest, EveryScreenCanBeReadAndTouched) {
  for (const State& state : EveryState(GetParam().modes(), GetParam().language)) {
    const std::string faults = FaultsOf(canvas::PortraitScreen(), state.model);
    EXPECT_TRUE(faults.empty()) << state.name << "\n" << faults;
  }
}

INSTANTIATE_TEST_SUITE_P(Kiosk, WalkTest, testing::ValuesIn(AllWays()),
                         [](const auto& shown) { return shown.param.name(); });

}  // namespace
}  // namespace yichuang::view::test
