#include "hub/documents/item_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "hub/documents/words.h"

namespace yichuang::documents {
namespace {

using catalogue::ItemType;
using catalogue::LimitUnit;

template <typename... Values>
std::string Fill(Word word, Language language, const Values&... values) {
  return fmt::format(fmt::runtime(Text(word, language)), values...);
}

// Picks the form for one or for many, where the table has both.
std::string Counted(Word word, Language language, unsigned count) {
  std::string_view text = Text(word, language);
  const std::size_t bar = text.find('|');
  if (bar != std::string_view::npos) {
    text = count == 1 ? text.substr(0, bar) : text.substr(bar + 1);
  }
  return fmt::format(fmt::runtime(text), count);
}

void Join(std::string& to, std::string_view more, Word between, Language language) {
  if (more.empty()) return;
  if (!to.empty()) to += Text(between, language);
  to += more;
}

std::string FillDate(Word word, std::chrono::year_month_day date, Language language, unsigned hour,
                     unsigned minute) {
  const int year = static_cast<int>(date.year());
  const unsigned month = static_cast<unsigned>(date.month());
  const unsigned day = static_cast<unsigned>(date.day());
  if (language == Language::kChinese) return Fill(word, language, year, month, day, hour, minute);
  return Fill(word, language, year, MonthEn(month), day, hour, minute);
}

}  // namespace

const std::string& In(const catalogue::Text& text, Language language) {
  return language == Language::kEnglish && !text.en.empty() ? text.en : text.zh;
}

std::string DateText(std::chrono::local_days date, Language language) {
  return FillDate(Word::kDate, std::chrono::year_month_day(date), language, 0, 0);
}

std::string DateTimeText(std::chrono::local_seconds time, Language language) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::hh_mm_ss clock(time - day);
  return FillDate(Word::kDateTime, std::chrono::year_month_day(day), language,
                  static_cast<unsigned>(clock.hours().count()),
                  static_cast<unsigned>(clock.minutes().count()));
}

std::string LimitText(const catalogue::Limit& limit, Language language) {
  switch (limit.unit) {
    case LimitUnit::kOnTheSpot:
      return std::string(Text(Word::kOnTheSpot, language));
    case LimitUnit::kWorkingDays:
      return Counted(Word::kWorkingDays, language, limit.amount);
    case LimitUnit::kNaturalDays:
      return Counted(Word::kNaturalDays, language, limit.amount);
    case LimitUnit::kHours:
      return Counted(Word::kHoursLimit, language, limit.amount);
  }
  return {};
}

std::string TypeText(ItemType type, Language language) {
  const auto word = [type] {
    switch (type) {
      case ItemType::kLicence:
        return Word::kTypeLicence;
      case ItemType::kLevy:
        return Word::kTypeLevy;
      case ItemType::kBenefit:
        return Word::kTypeBenefit;
      case ItemType::kConfirmation:
        return Word::kTypeConfirmation;
      case ItemType::kReward:
        return Word::kTypeReward;
      case ItemType::kOtherPower:
        return Word::kTypeOtherPower;
      case ItemType::kPublicService:
        return Word::kTypePublicService;
    }
    return Word::kTypePublicService;
  }();
  return std::string(Text(word, language));
}

std::string SubjectText(catalogue::Subject subject, Language language) {
  const auto word = [subject] {
    switch (subject) {
      case catalogue::Subject::kPerson:
        return Word::kSubjectPerson;
      case catalogue::Subject::kEnterprise:
        return Word::kSubjectEnterprise;
      case catalogue::Subject::kBoth:
        return Word::kSubjectBoth;
    }
    return Word::kSubjectBoth;
  }();
  return std::string(Text(word, language));
}

std::string CountText(unsigned count, Language language) {
  return count == 0 ? std::string() : Fill(Word::kCount, language, count);
}

std::string IssuerText(const catalogue::Material& material, Language language) {
  const std::string& issuer = In(material.issuer, language);
  return issuer.empty() ? std::string(Text(Word::kSelfMade, language)) : issuer;
}

std::string NoteText(const catalogue::Material& material, Language language) {
  std::string text = In(material.note, language);
  // A note that ends as a sentence needs no mark between it and the next one.
  const std::string_view stop = "\u3002";
  if (text.ends_with(stop)) text.erase(text.size() - stop.size());
  if (text.ends_with(".")) text.pop_back();
  if (!material.mandatory) {
    Join(text, Text(Word::kOptional, language), Word::kClauseMark, language);
  }
  if (material.tolerable) {
    Join(text, Text(Word::kTolerable, language), Word::kClauseMark, language);
  }
  return text;
}

std::string WhenText(const catalogue::Item& item, const catalogue::Material& material,
                     Language language) {
  std::string all;
  for (const catalogue::Condition& condition : material.when) {
    const auto question =
        std::find_if(item.situations.begin(), item.situations.end(),
                     [&](const auto& known) { return known.id == condition.question; });
    if (question == item.situations.end()) continue;
    std::string options;
    for (const catalogue::Option& option : question->options) {
      const auto& wanted = condition.options;
      if (std::find(wanted.begin(), wanted.end(), option.id) == wanted.end()) continue;
      Join(options, In(option.name, language), Word::kOrMark, language);
    }
    Join(all, options, Word::kClauseMark, language);
  }
  return all.empty() ? all : Fill(Word::kOnlyWhen, language, all);
}

std::string WindowsText(std::vector<std::uint16_t> windows, Language language) {
  std::sort(windows.begin(), windows.end());
  windows.erase(std::unique(windows.begin(), windows.end()), windows.end());
  std::string list;
  for (std::size_t i = 0; i < windows.size();) {
    std::size_t end = i;
    while (end + 1 < windows.size() && windows[end + 1] == windows[end] + 1) ++end;
    // Two neighbours are a list, from three on they are a range.
    if (end < i + 2) end = i;
    Join(list,
         end == i ? fmt::format("{}", windows[i])
                  : fmt::format("{}\u2013{}", windows[i], windows[end]),
         Word::kListMark, language);
    i = end + 1;
  }
  return list.empty() ? list : Fill(Word::kWindowNumbers, language, list);
}

std::string FeeText(const catalogue::Fee& fee, Language language) {
  return fee.charged ? In(fee.amount, language) : std::string(Text(Word::kNoFee, language));
}

std::string BasisText(const catalogue::Basis& basis, Language language) {
  std::string text = Fill(Word::kLawArticle, language, basis.law, basis.article);
  if (text.ends_with(' ')) text.pop_back();
  if (basis.in_force_since.ok()) {
    const std::string since = DateText(std::chrono::local_days(basis.in_force_since), language);
    text += Fill(Word::kBrackets, language, Fill(Word::kInForceSince, language, since));
  }
  return text;
}

std::string StepText(const catalogue::Step& step, Language language) {
  std::string text = In(step.detail, language);
  Join(text, In(step.where, language), Word::kClauseMark, language);
  if (step.limit) Join(text, LimitText(*step.limit, language), Word::kClauseMark, language);
  return text;
}

std::string DepartmentText(const catalogue::Catalogue& catalogue, const catalogue::Item& item,
                           Language language) {
  const auto found = std::find_if(catalogue.departments.begin(), catalogue.departments.end(),
                                  [&](const auto& known) { return known.id == item.department; });
  return found == catalogue.departments.end() ? std::string() : In(found->name, language);
}

}  // namespace yichuang::documents
