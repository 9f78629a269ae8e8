#include "kiosk/model/guide.h"
#include "kiosk/view/icons.h"
#include "kiosk/view/item_sheets.h"
#include "kiosk/view/wording.h"

namespace yichuang::view {
namespace {

using canvas::Rect;

enum class Group { kBring, kObtained, kDepends };

CheckContent RowOf(const Stage& stage, const catalogue::Material& material, Group group) {
  CheckContent row;
  row.touchable = false;
  row.title = stage.Show(material.name);
  if (!material.issuer.zh.empty())
    row.detail = stage.Say(Word::kIssuer, {stage.Show(material.issuer)});
  if (!material.note.zh.empty()) {
    if (!row.detail.empty()) row.detail += "\n";
    row.detail += stage.Show(material.note);
  }
  if (group == Group::kObtained) {
    row.state = CheckState::kChecked;
    return row;
  }
  for (std::string& text : CopiesTexts(stage, material))
    row.chips.emplace_back(std::move(text), Tone::kPrimary);
  if (!material.mandatory) row.chips.emplace_back(stage.Say(Word::kOptional), Tone::kNeutral);
  if (material.tolerable) row.chips.emplace_back(stage.Say(Word::kTolerable), Tone::kAccent);
  return row;
}

void AddMaterials(Sheet& sheet, Stage& stage, const catalogue::Item& item,
                  const std::vector<std::size_t>& places, Group group, Word head) {
  if (places.empty()) return;
  sheet.AddSection("bring.head." + std::to_string(static_cast<int>(group)), stage.Say(head));
  for (const std::size_t place : places) {
    const catalogue::Material& material = item.materials[place];
    const CheckContent row = RowOf(stage, material, group);
    sheet.Add(CheckRowHeight(stage.ui, sheet.width(), row),
              [&stage, row, id = "material." + material.id](const Rect& rect) {
                CheckRow(stage.ui, id, rect, row);
              });
  }
}

void AddQuestion(Sheet& sheet, Stage& stage, const catalogue::Item& item,
                 const catalogue::Question& question) {
  sheet.AddSection("question." + question.id, stage.Show(question.name));
  const float height = ChoicesHeight(stage.ui, sheet.width(), OptionsOf(stage, item, question));
  sheet.Add(height, [&stage, &item, &question](const Rect& rect) {
    DrawOptions(stage, item, question, rect);
  });
}

/// What the person has said, and the way to say it anew.
void AddAnswers(Sheet& sheet, Stage& stage, const catalogue::Item& item) {
  std::string said;
  for (const catalogue::Question& question : item.situations) {
    const auto chosen = model::ChosenOption(stage.model, item, question.id);
    for (const catalogue::Option& option : question.options) {
      if (option.id != chosen) continue;
      said += (said.empty() ? "" : " · ") + stage.Show(option.name);
    }
  }
  if (said.empty()) return;
  const std::string text = stage.Say(Word::kSituation, {said});
  const ButtonContent change{stage.Say(Word::kChangeAnswers), icons::kEdit, ButtonKind::kQuiet,
                             true};
  const float button = ButtonWidth(stage.ui, change);
  const float room = sheet.width() - button - stage.gap();
  const float height = std::max(ButtonHeight(stage.theme()), ParagraphHeight(stage.ui, room, text));
  sheet.Add(height, [&stage, text, change, button](const Rect& rect) {
    Rect rest = rect;
    Rect place = rest.CutRight(button, stage.gap());
    place = place.Centered({button, ButtonHeight(stage.theme())});
    if (Button(stage.ui, "answers.change", place, change)) stage.Send(model::AnswersCleared{});
    const float words = ParagraphHeight(stage.ui, rest.width(), text);
    Paragraph(stage.ui, "answers", rest.Centered({rest.width(), words}), text);
  });
}

}  // namespace

std::vector<ChoiceContent> OptionsOf(const Stage& stage, const catalogue::Item& item,
                                     const catalogue::Question& question) {
  const auto chosen = model::ChosenOption(stage.model, item, question.id);
  std::vector<ChoiceContent> choices;
  for (const catalogue::Option& option : question.options)
    choices.push_back({option.id, stage.Show(option.name), 0, option.id == chosen});
  return choices;
}

void DrawOptions(Stage& stage, const catalogue::Item& item, const catalogue::Question& question,
                 const Rect& rect) {
  const auto touched =
      Choices(stage.ui, "answer." + question.id, rect, OptionsOf(stage, item, question));
  if (touched) stage.Send(model::Answered{question.id, question.options[*touched].id});
}

void AddBring(Sheet& sheet, Stage& stage, const catalogue::Item& item, bool with_questions) {
  const auto list = model::ChecklistOf(stage.model, item);
  if (with_questions) {
    for (const std::size_t place : model::QuestionsToShow(stage.model, item))
      AddQuestion(sheet, stage, item, item.situations[place]);
    AddAnswers(sheet, stage, item);
  }
  if (list.bring.empty() && list.depends.empty()) {
    sheet.AddSection("bring.nothing", stage.Say(Word::kBringNothing));
  }
  AddMaterials(sheet, stage, item, list.bring, Group::kBring, Word::kBringHead);
  AddMaterials(sheet, stage, item, list.depends, Group::kDepends, Word::kDependsHead);
  AddMaterials(sheet, stage, item, list.obtained, Group::kObtained, Word::kObtainedHead);
}

}  // namespace yichuang::view
