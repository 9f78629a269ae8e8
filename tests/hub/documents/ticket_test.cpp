#include "hub/documents/ticket.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "hub/documents/layout.h"
#include "hub/documents/render.h"

namespace yichuang::documents {
namespace {

using std::chrono::hours;
using std::chrono::local_days;
using std::chrono::minutes;

/// A Latin letter of the roll's body: 384 dots are 32 columns of it, 576 dots 48.
constexpr double kColumn = 12;

Ticket Sample(Language language, bool large_print) {
  Ticket ticket;
  ticket.language = language;
  ticket.large_print = large_print;
  ticket.sample = true;
  const bool chinese = language == Language::kChinese;
  ticket.hall = chinese ? "云澜区政务服务中心" : "Yunlan Government Service Centre";
  ticket.number = "A001";
  ticket.group = chinese ? "企业开办" : "Start a business";
  ticket.where = chinese ? "一层A区 3–6号窗口" : "Floor 1, zone A, windows 3–6";
  ticket.phone = "000-0000-0100";
  ticket.day = local_days{std::chrono::year{2026} / 5 / 9};
  ticket.taken = ticket.day + hours{9} + minutes{12};
  ticket.ahead = 3;
  ticket.wait_from = 10;
  ticket.wait_until = 15;
  return ticket;
}

struct Line {
  std::string text;
  double left, right, height;
};

/// Every line of text on a roll so wide.
std::vector<Line> LinesOf(const Ticket& ticket, int dots) {
  const Typesetter type(Typesetter::Target::kDots);
  const LaidOut laid_out = LayOut(TicketPaper(ticket), Roll(dots, ticket.large_print), type);
  std::vector<Line> lines;
  for (const Mark& mark : laid_out.sheets.front().marks) {
    const auto* glyphs = std::get_if<Glyphs>(&mark);
    if (glyphs == nullptr) continue;
    const Rect ink = glyphs->ink();
    lines.push_back(
        {glyphs->text->lines()[glyphs->line].text, ink.x, ink.right(), ink.bottom() - ink.y});
  }
  return lines;
}

/// As it is read: what only keeps a line from breaking is left out.
std::string Joined(const std::vector<Line>& lines) {
  std::string all;
  for (const Line& line : lines) all += line.text;
  const auto replace = [&all](std::string_view invisible, std::string_view by) {
    for (std::size_t at = all.find(invisible); at != std::string::npos; at = all.find(invisible))
      all.replace(at, invisible.size(), by);
  };
  replace("\u2060", "");
  replace("\u00a0", " ");
  return all;
}

struct Width {
  int dots;
  int columns;
};
constexpr Width kRolls[] = {{kRoll58Dots, 32}, {kRoll80Dots, 48}};

TEST(Ticket, EveryLineFitsTheColumnsOfTheRoll) {
  for (const Width& roll : kRolls) {
    ASSERT_EQ(roll.columns * static_cast<int>(kColumn), roll.dots);
    for (const Language language : {Language::kChinese, Language::kEnglish}) {
      for (const bool large : {false, true}) {
        for (const bool offline : {false, true}) {
          Ticket ticket = Sample(language, large);
          ticket.offline = offline;
          for (const Line& line : LinesOf(ticket, roll.dots)) {
            EXPECT_GE(line.left, 0) << line.text;
            EXPECT_LE(line.right, roll.columns * kColumn) << line.text;
          }
        }
      }
    }
  }
}

TEST(Ticket, TheNumberStandsOnOneLineAndIsByFarTheLargest) {
  for (const Width& roll : kRolls) {
    for (const bool large : {false, true}) {
      const auto lines = LinesOf(Sample(Language::kChinese, large), roll.dots);
      const auto number = std::find_if(lines.begin(), lines.end(),
                                       [](const Line& line) { return line.text == "A001"; });
      ASSERT_NE(number, lines.end()) << roll.dots;
      for (const Line& line : lines) {
        if (line.text == "A001") continue;
        EXPECT_GT(number->height, line.height * 1.5) << line.text;
      }
    }
  }
}

TEST(Ticket, FifteenCharactersStandOnOneLineOfTheNarrowRoll) {
  // A Chinese character takes two of the 32 columns; the margins take one.
  Ticket ticket = Sample(Language::kChinese, false);
  ticket.where = "一二三四五六七八九十一二三四五";
  const auto lines = LinesOf(ticket, kRoll58Dots);
  EXPECT_TRUE(std::any_of(lines.begin(), lines.end(),
                          [&](const Line& line) { return line.text == ticket.where; }));
  ticket.where += "六七";
  const auto broken = LinesOf(ticket, kRoll58Dots);
  EXPECT_FALSE(std::any_of(broken.begin(), broken.end(), [&](const Line& line) {
    return line.text == ticket.where;
  })) << "17 characters are two lines on the narrow roll";
  const auto wide = LinesOf(ticket, kRoll80Dots);
  EXPECT_TRUE(std::any_of(wide.begin(), wide.end(), [&](const Line& line) {
    return line.text == ticket.where;
  })) << "and one on the wide roll";
}

TEST(Ticket, SaysEverythingThatSomebodyWhoWaitsNeeds) {
  for (const Width& roll : kRolls) {
    const std::string text = Joined(LinesOf(Sample(Language::kChinese, false), roll.dots));
    for (const char* wanted :
         {"云澜区政务服务中心", "A001", "企业开办", "3–6号窗口", "09:12", "前面约 3 人",
          "10–15 分钟", "请就座", "叫号三次未到", "000-0000-0100", "A00120260509", "当日有效"})
      EXPECT_NE(text.find(wanted), std::string::npos) << wanted << " in " << text;
  }
}

TEST(Ticket, OfflineItCountsNobodyAndSaysWhetherLimitsWereLeftUnchecked) {
  Ticket ticket = Sample(Language::kChinese, false);
  ticket.offline = true;
  ticket.ahead = 0;
  std::string text = Joined(LinesOf(ticket, kRoll80Dots));
  EXPECT_EQ(text.find("限取条件未核对"), std::string::npos) << text;  // there are no limits
  ticket.unchecked = true;
  text = Joined(LinesOf(ticket, kRoll80Dots));
  EXPECT_NE(text.find("限取条件未核对"), std::string::npos) << text;
  EXPECT_EQ(text.find("前面约"), std::string::npos) << text;
  EXPECT_EQ(text.find("预计等候"), std::string::npos) << text;
}

TEST(Ticket, WhoHasNobodyBeforeHimIsToldSo) {
  for (const auto& [language, words] : {std::pair(Language::kChinese, "前面没有人等候"),
                                        std::pair(Language::kEnglish, "Nobody is before you")}) {
    Ticket ticket = Sample(language, false);
    ticket.ahead = 0;
    EXPECT_NE(Joined(LinesOf(ticket, kRoll58Dots)).find(words), std::string::npos) << words;
  }
}

TEST(Ticket, AnUnknownWaitIsNotPrinted) {
  Ticket ticket = Sample(Language::kChinese, false);
  ticket.wait_from = ticket.wait_until = 0;
  EXPECT_EQ(Joined(LinesOf(ticket, kRoll80Dots)).find("预计等候"), std::string::npos);
}

TEST(Ticket, LargePrintHasOnlyNumberPlaceAndWhatToDo) {
  const auto lines = LinesOf(Sample(Language::kChinese, true), kRoll58Dots);
  const std::string text = Joined(lines);
  for (const char* wanted : {"A001", "企业开办", "3–6号窗口", "请就座"})
    EXPECT_NE(text.find(wanted), std::string::npos) << wanted;
  for (const char* left_out : {"叫号三次未到", "前面约", "000-0000-0100"})
    EXPECT_EQ(text.find(left_out), std::string::npos) << left_out;
}

TEST(Ticket, IsAPictureAsWideAsTheRoll) {
  for (const Width& roll : kRolls) {
    const Raster raster = ToRaster(TicketPaper(Sample(Language::kChinese, false)), roll.dots);
    EXPECT_EQ(raster.width, roll.dots);
    EXPECT_LT(raster.height, 1000) << "12 cm of paper";
  }
}

}  // namespace
}  // namespace yichuang::documents
