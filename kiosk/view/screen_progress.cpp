#include <algorithm>
#include <utility>
#include <variant>

#include "kiosk/model/guide.h"
#include "kiosk/model/shelf.h"
#include "kiosk/text/dates.h"
#include "kiosk/view/icons.h"
#include "kiosk/view/pad_question.h"
#include "kiosk/view/sheet.h"
#include "kiosk/view/slip_progress.h"
#include "kiosk/view/stage.h"

namespace yichuang::view {
namespace {

using canvas::Rect;
using model::CaseStage;
using model::ProgressStep;

/// What became of it, and what comes next.
struct StageWords {
  Word is, next;
};

StageWords WordsOf(CaseStage stage) {
  switch (stage) {
    case CaseStage::kReceived:
      return {Word::kStageReceived, Word::kNextReceived};
    case CaseStage::kCorrection:
      return {Word::kStageCorrection, Word::kNextCorrection};
    case CaseStage::kAccepted:
      return {Word::kStageAccepted, Word::kNextAccepted};
    case CaseStage::kReview:
      return {Word::kStageReview, Word::kNextReview};
    case CaseStage::kSuspended:
      return {Word::kStageSuspended, Word::kNextSuspended};
    case CaseStage::kApproved:
      return {Word::kStageApproved, Word::kNextFetch};
    case CaseStage::kDenied:
      return {Word::kStageDenied, Word::kNextFetch};
    case CaseStage::kDelivered:
      return {Word::kStageDelivered, Word::kNextNothing};
    case CaseStage::kRefused:
      return {Word::kStageRefused, Word::kNextAsk};
    case CaseStage::kNotRequired:
      return {Word::kStageNotRequired, Word::kNextNothing};
    case CaseStage::kWithdrawn:
      return {Word::kStageWithdrawn, Word::kNextNothing};
    case CaseStage::kLapsed:
      return {Word::kStageLapsed, Word::kNextAsk};
    case CaseStage::kPromiseBroken:
      return {Word::kStagePromiseBroken, Word::kNextAsk};
    case CaseStage::kElsewhere:
      return {Word::kStageElsewhere, Word::kNextElsewhere};
  }
  return {Word::kStageReceived, Word::kNextReceived};
}

/// Of an item or a joint matter; the id of one that the catalogue does not have.
std::string NameOf(const Stage& stage, const std::string& id) {
  if (const catalogue::Item* item = model::FindItem(stage.model, id)) return stage.Show(item->name);
  const catalogue::JointMatter* matter = model::FindJointMatter(stage.model, id);
  return matter == nullptr ? id : stage.Show(matter->name);
}

void AddCase(Sheet& sheet, Stage& stage, const model::CaseProgress& each, std::size_t place) {
  const std::string id = "progress.case." + std::to_string(place);
  const std::string called = NameOf(stage, each.item);
  sheet.AddSection(id, each.is_part ? stage.Say(Word::kProgressPart, {called}) : called);
  StageWords words = WordsOf(each.stage);
  const bool decided = each.stage == CaseStage::kApproved || each.stage == CaseStage::kDenied;
  if (each.is_part && decided) words.next = Word::kNextTogether;
  const bool together = each.parts > 0 && each.stage == CaseStage::kReview;
  if (together) words.next = Word::kNextJoint;
  sheet.AddHeading(id + ".stage",
                   together ? stage.Say(Word::kStageJoint, {std::to_string(each.parts_done),
                                                            std::to_string(each.parts)})
                            : stage.Say(words.is));
  sheet.AddParagraph(id + ".next", stage.Say(words.next));
  const auto fact = [&](const char* name, Word label,
                        const std::optional<std::chrono::year_month_day>& day) {
    if (day)
      sheet.AddFact(id + name,
                    {icons::kCalendar, stage.Say(label), text::PlainDate(stage.language(), *day)});
  };
  fact(".until", Word::kProgressUntil, each.until);
  fact(".promised", Word::kProgressPromised, each.promised);
  fact(".legal", Word::kProgressLegal, each.legal);
  fact(".received", Word::kProgressReceived, each.received);
  sheet.AddFact(id + ".no", {icons::kDocument, stage.Say(Word::kProgressNo), each.no});
}

void DrawTold(Stage& stage, const model::ProgressJob& job) {
  const bool low = stage.low();
  Rect rest = stage.content;
  const ButtonContent again{stage.Say(Word::kProgressAgain), icons::kSearch, ButtonKind::kSecondary,
                            true};
  const Rect button = low ? rest.CutTop(ButtonHeight(stage.theme()), stage.theme().space.small)
                          : rest.CutBottom(ButtonHeight(stage.theme()), stage.gap());
  if (Button(stage.ui, "progress.again", button, again)) stage.Send(model::ProgressAgain{});
  const Rect& room = low ? stage.display : rest;
  Sheet sheet(stage, room.width());
  for (std::size_t i = 0; i < job.cases.size(); ++i) AddCase(sheet, stage, job.cases[i], i);
  if (!low) return sheet.DrawScrolling("progress", room);
  const int page = model::Here(stage.model).page;
  const int pages = sheet.DrawPage(room, page);
  DrawPageButtons(stage, rest.CutBottom(ButtonHeight(stage.theme())), page, pages);
}

void DrawTrouble(Stage& stage, const model::ProgressJob& job) {
  Word title = Word::kProgressNotMatched;
  Word text = Word::kProgressNotMatchedDo;
  if (job.trouble == model::ProgressTrouble::kWait) {
    title = Word::kProgressWait;
    text = Word::kProgressWaitDo;
  } else if (job.trouble == model::ProgressTrouble::kHubAway) {
    title = Word::kProgressAway;
    text = Word::kProgressAwayDo;
  }
  Rect rest = stage.content;
  const ButtonContent again{stage.Say(Word::kProgressAgain), icons::kSearch, ButtonKind::kPrimary,
                            true};
  const float height = ButtonHeight(stage.theme());
  const Rect button = stage.low() ? rest.CutTop(height) : rest.CutBottom(height, stage.gap());
  if (Button(stage.ui, "progress.again", button, again)) stage.Send(model::ProgressAgain{});
  const bool away = job.trouble == model::ProgressTrouble::kHubAway;
  EmptyState(stage.ui, "progress.trouble", stage.low() ? stage.display : rest,
             {away ? Art::kOffline : Art::kSearch, stage.Say(title), stage.Say(text)});
}

std::string Hidden(std::size_t digits) {
  std::string shown;
  for (std::size_t i = 0; i < digits; ++i) shown += "●";
  return shown;
}

void TakeProgressKeys(Stage& stage, const KeyTouched& touched, bool digits) {
  if (const auto* letter = std::get_if<key::Letter>(&touched)) {
    const char big = letter->letter >= 'a' && letter->letter <= 'z'
                         ? static_cast<char>(letter->letter - 'a' + 'A')
                         : letter->letter;
    return stage.Send(model::ProgressTyped{std::string(1, big)});
  }
  if (std::holds_alternative<key::Clear>(touched)) {
    if (digits) return stage.Send(model::ProgressKey{'X'});
    return stage.Send(model::ProgressErased{true});
  }
  if (std::holds_alternative<key::Backspace>(touched))
    return stage.Send(model::ProgressErased{false});
  if (!std::holds_alternative<key::Language>(touched)) return;
  const bool chinese = stage.model.visit.language == model::Language::kChinese;
  stage.Send(
      model::LanguageChosen{chinese ? model::Language::kEnglish : model::Language::kChinese});
}

void DrawQuestion(Stage& stage, const model::ProgressJob& job) {
  const bool digits = job.step == ProgressStep::kLast4;
  PadQuestion question;
  question.id = "progress";
  question.title = stage.Say(digits ? Word::kProgressLast4 : Word::kProgressNumber);
  question.how = stage.Say(digits ? Word::kProgressLast4How : Word::kProgressNumberHow);
  question.entry = digits ? Hidden(job.last4.size()) : InFours(job.number);
  // The last place of an identity number may be X.
  question.clear = digits ? "X" : stage.Say(Word::kKeyClear);
  question.with_x = digits;
  question.letters = !digits && job.letters;
  if (!digits) {
    question.go =
        ButtonContent{stage.Say(Word::kProgressNext), icons::kArrowForward, ButtonKind::kPrimary,
                      job.number.size() >= model::kLeastProgressNumber};
    question.aside =
        ButtonContent{stage.Say(job.letters ? Word::kProgressDigits : Word::kProgressLetters),
                      icons::kKeyboard, ButtonKind::kSecondary, true};
  }
  const PadTouched touched = AskByPad(stage, question);
  if (touched.go) stage.Send(model::ProgressNumber{});
  if (touched.aside) stage.Send(model::ProgressLetters{});
  if (touched.key) TakeProgressKeys(stage, *touched.key, digits);
}

/// A scanner types like a keyboard, and ends with Enter.
void TakeScanner(Stage& stage) {
  const canvas::InputFrame& input = stage.ui.frame.input();
  if (!input.text.empty()) stage.Send(model::ProgressTyped{input.text});
  if (std::ranges::find(input.keys, canvas::Key::kEnter) != input.keys.end())
    stage.Send(model::ProgressNumber{});
}

}  // namespace

void DrawProgress(Stage& stage) {
  static const model::ProgressJob kNone;
  const model::ProgressJob& job = stage.model.visit.progress ? *stage.model.visit.progress : kNone;
  TakeScanner(stage);
  switch (job.step) {
    case ProgressStep::kNumber:
    case ProgressStep::kLast4:
      return DrawQuestion(stage, job);
    case ProgressStep::kSlipTold:
    case ProgressStep::kUnsolved:
    case ProgressStep::kReopened:
      return DrawSlipProgress(stage, job);
    case ProgressStep::kReopening:
      return EmptyState(stage.ui, "progress.asking", stage.low() ? stage.display : stage.content,
                        {Art::kPapers, stage.Say(Word::kReopening), ""});
    case ProgressStep::kSlipAsking:
    case ProgressStep::kAsking:
      return EmptyState(stage.ui, "progress.asking", stage.low() ? stage.display : stage.content,
                        {Art::kPapers, stage.Say(Word::kProgressAsking), ""});
    case ProgressStep::kTold:
      return DrawTold(stage, job);
    case ProgressStep::kTrouble:
      return DrawTrouble(stage, job);
  }
}

}  // namespace yichuang::view
