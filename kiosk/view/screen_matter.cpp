#include <utility>
#include <variant>

#include "kiosk/model/matter_steps.h"
#include "kiosk/view/choice_grid.h"
#include "kiosk/view/icons.h"
#include "kiosk/view/pad_question.h"
#include "kiosk/view/slip_look.h"

namespace yichuang::view {
namespace {

using canvas::Rect;
using model::MatterJob;

std::string TopicText(const Stage& stage, const model::Topic& topic) {
  return std::string(stage.language() == text::Language::kEnglish ? topic.en : topic.zh);
}

void DrawMatterAbout(Stage& stage, const MatterJob& job) {
  const auto topics = model::TopicsOf(job.kind);
  std::vector<GridChoice> choices;
  for (const model::Topic& topic : topics)
    choices.push_back({"topic." + std::string(topic.id), TopicText(stage, topic)});
  const auto chosen = ChoiceGrid(stage, "matter.about", stage.Say(Word::kMatterAbout),
                                 stage.Say(Word::kMatterAboutHow), choices);
  if (chosen) stage.Send(model::MatterAbout{std::string(topics[*chosen].id)});
}

void DrawMatterWindow(Stage& stage, const MatterJob& job) {
  const model::Topic* topic = model::FindTopic(job.kind, job.about);
  PadQuestion question;
  question.id = "matter";
  question.title = stage.Say(Word::kMatterWindowTitle);
  question.how = (topic == nullptr ? "" : TopicText(stage, *topic) + " · ") +
                 stage.Say(Word::kMatterWindowHow);
  question.entry = job.window;
  question.clear = stage.Say(Word::kKeyClear);
  question.go =
      ButtonContent{stage.Say(Word::kMatterSend), icons::kCheck, ButtonKind::kPrimary, true};
  const PadTouched touched = AskByPad(stage, question);
  if (touched.go) stage.Send(model::MatterSent{});
  if (!touched.key) return;
  if (const auto* digit = std::get_if<key::Letter>(&*touched.key)) {
    stage.Send(model::MatterWindow{digit->letter});
  } else {
    stage.Send(model::MatterErased{std::holds_alternative<key::Clear>(*touched.key)});
  }
}

void DrawMatterGiven(Stage& stage, const MatterJob& job) {
  const Theme& theme = stage.theme();
  Rect rest = stage.content;
  const float height = ButtonHeight(theme) * 1.4F;
  Rect row = stage.low() ? rest.CutTop(height) : rest.CutBottom(height, theme.space.small);
  if (stage.model.setting.printer) {
    const ButtonContent again{stage.Say(Word::kPrintAgain), icons::kPrint, ButtonKind::kSecondary,
                              true};
    if (Button(stage.ui, "slip.print", row.CutLeft(row.width() * 0.4F, stage.gap()), again))
      stage.Send(model::SlipPrintAsked{});
  }
  const ButtonContent done{stage.Say(Word::kNumberDone), icons::kCheck, ButtonKind::kPrimary, true};
  if (Button(stage.ui, "slip.done", row, done)) stage.Send(model::LeaveAsked{});
  DrawSlip(stage, stage.low() ? stage.display : rest, job.slip,
           {stage.Say(Word::kMatterGiven),
            {stage.Say(Word::kMatterNoName), stage.Say(Word::kMatterFollow)}});
}

void DrawMatterTrouble(Stage& stage, const MatterJob& job) {
  Word title = Word::kMatterRefused;
  Word text = Word::kMatterRefusedDo;
  if (job.trouble == model::MatterTrouble::kWait) {
    title = Word::kMatterWait;
    text = Word::kMatterWaitDo;
  } else if (job.trouble == model::MatterTrouble::kHubAway) {
    title = Word::kMatterAway;
    text = Word::kMatterAwayDo;
  }
  Rect rest = stage.content;
  const float height = ButtonHeight(stage.theme());
  const ButtonContent again{stage.Say(Word::kMatterAgain), icons::kArrowForward,
                            ButtonKind::kPrimary, true};
  const Rect place = stage.low() ? rest.CutTop(height) : rest.CutBottom(height, stage.gap());
  if (Button(stage.ui, "matter.again", place, again)) stage.Send(model::MatterSent{});
  const bool away = job.trouble == model::MatterTrouble::kHubAway;
  EmptyState(stage.ui, "matter.trouble", stage.low() ? stage.display : rest,
             {away ? Art::kOffline : Art::kDesk, stage.Say(title),
              stage.Say(text, {stage.model.setting.complaint_phone})});
}

}  // namespace

void DrawMatter(Stage& stage) {
  if (!stage.model.visit.matter) return;
  const MatterJob& job = *stage.model.visit.matter;
  switch (job.step) {
    case model::MatterStep::kAbout:
      return DrawMatterAbout(stage, job);
    case model::MatterStep::kWindow:
      return DrawMatterWindow(stage, job);
    case model::MatterStep::kSending:
      return EmptyState(stage.ui, "matter.sending", stage.low() ? stage.display : stage.content,
                        {Art::kPapers, stage.Say(Word::kMatterSending), ""});
    case model::MatterStep::kGiven:
      return DrawMatterGiven(stage, job);
    case model::MatterStep::kTrouble:
      return DrawMatterTrouble(stage, job);
  }
}

}  // namespace yichuang::view
