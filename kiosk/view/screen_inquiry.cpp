#include <algorithm>
#include <array>
#include <utility>
#include <variant>

#include "kiosk/model/matter_steps.h"
#include "kiosk/model/shelf.h"
#include "kiosk/view/choice_grid.h"
#include "kiosk/view/entry_look.h"
#include "kiosk/view/icons.h"
#include "kiosk/view/pad_question.h"
#include "kiosk/view/slip_look.h"

namespace yichuang::view {
namespace {

using canvas::Rect;
using model::InquiryJob;
using model::InquiryStep;

std::optional<BannerContent> DutyBanner(const Stage& stage, const InquiryJob& job) {
  if (job.locked) return BannerContent{BannerKind::kInfo, stage.Say(Word::kDutyLockedScreen), ""};
  if (!job.denied) return std::nullopt;
  Word what = Word::kDutyAway;
  Word next = Word::kDutyAwayDo;
  if (*job.denied == model::DutyTrouble::kWrong) {
    what = Word::kDutyWrong;
    next = Word::kDutyWrongDo;
  } else if (*job.denied == model::DutyTrouble::kLocked) {
    what = Word::kDutyLocked;
    next = Word::kDutyLockedDo;
  }
  return BannerContent{BannerKind::kWarning, stage.Say(what), stage.Say(next)};
}

void DrawDutyQuestion(Stage& stage, const InquiryJob& job) {
  const bool pin = job.step == InquiryStep::kPin;
  PadQuestion question;
  question.id = "duty";
  question.title = stage.Say(pin ? Word::kDutyPin : Word::kDutyNumber);
  question.how = pin ? stage.Say(Word::kDutyPinOf, {job.number}) : stage.Say(Word::kDutyNumberHow);
  question.entry = job.number;
  if (pin) {
    question.entry.clear();
    for (std::size_t i = 0; i < model::kDutyPin; ++i)
      question.entry += i < job.pin.size() ? "● " : "○ ";
  }
  const bool change = pin && job.pin.empty();
  question.clear = stage.Say(change ? Word::kDutyChange : Word::kKeyClear);
  question.banner = DutyBanner(stage, job);
  if (!pin)
    question.go = ButtonContent{stage.Say(Word::kProgressNext), icons::kArrowForward,
                                ButtonKind::kPrimary, !job.number.empty()};
  const PadTouched touched = AskByPad(stage, question);
  if (touched.go) stage.Send(model::DutyNumber{});
  if (!touched.key) return;
  if (const auto* digit = std::get_if<key::Letter>(&*touched.key)) {
    stage.Send(model::DutyTyped{std::string(1, digit->letter)});
  } else {
    stage.Send(model::DutyErased{std::holds_alternative<key::Clear>(*touched.key)});
  }
}

/// A scanner types like a keyboard, and ends with Enter.
void TakeBadge(Stage& stage) {
  const canvas::InputFrame& input = stage.ui.frame.input();
  if (!input.text.empty()) stage.Send(model::DutyTyped{input.text});
  if (std::ranges::find(input.keys, canvas::Key::kEnter) != input.keys.end())
    stage.Send(model::DutyNumber{});
}

void DrawInquiryAbout(Stage& stage, const InquiryJob& job) {
  const auto entries = model::EntriesOf(stage.model, model::Shelf::kLifeEvent);
  std::vector<GridChoice> choices;
  for (const model::ShelfEntry& entry : entries)
    choices.push_back({"ask." + entry.id, stage.Show(entry.name), LookOf(entry.id).icon});
  choices.push_back({"ask.other", stage.Say(Word::kInquiryOther), icons::kMore});
  const auto chosen = ChoiceGrid(stage, "inquiry.about", stage.Say(Word::kInquiryAbout),
                                 stage.Say(Word::kDutyPinOf, {job.number}), choices);
  if (!chosen) return;
  const bool other = *chosen == entries.size();
  stage.Send(model::InquiryAbout{other ? std::string(model::kOtherEntry) : entries[*chosen].id});
}

void DrawInquiryDeed(Stage& stage, const InquiryJob& job) {
  struct Deed {
    model::InquiryDeed deed;
    const char* id;
    Word name, more;
    char32_t icon;
  };
  using model::InquiryDeed;
  static constexpr std::array kDeeds{Deed{InquiryDeed::kSelfDone, "deed.self_done", Word::kDeedSelf,
                                          Word::kDeedSelfMore, icons::kCheckCircle},
                                     Deed{InquiryDeed::kGuide, "deed.guide", Word::kDeedGuide,
                                          Word::kDeedGuideMore, icons::kPlace},
                                     Deed{InquiryDeed::kTakeIn, "deed.take_in", Word::kDeedTakeIn,
                                          Word::kDeedTakeInMore, icons::kEdit},
                                     Deed{InquiryDeed::kUnclear, "deed.unclear", Word::kDeedUnclear,
                                          Word::kDeedUnclearMore, icons::kHelp}};
  const catalogue::Text* about = model::EntryName(stage.model, model::Shelf::kLifeEvent, job.about);
  std::vector<GridChoice> choices;
  for (const Deed& deed : kDeeds)
    choices.push_back({deed.id, stage.Say(deed.name), deed.icon, stage.Say(deed.more)});
  const auto chosen =
      ChoiceGrid(stage, "inquiry.deed", stage.Say(Word::kInquiryDeed),
                 about == nullptr ? stage.Say(Word::kInquiryOther) : stage.Show(*about), choices);
  if (chosen) stage.Send(model::InquiryDone{kDeeds[*chosen].deed});
}

void DrawInquiryGiven(Stage& stage, const InquiryJob& job) {
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
  const ButtonContent next{stage.Say(Word::kInquiryNext), icons::kArrowForward,
                           ButtonKind::kPrimary, true};
  if (Button(stage.ui, "inquiry.next", row, next)) stage.Send(model::InquiryNext{});
  DrawSlip(stage, stage.low() ? stage.display : rest, job.slip,
           {stage.Say(Word::kInquiryGiven),
            {stage.Say(Word::kInquiryGivenDo), stage.Say(Word::kMatterFollow)}});
}

void DrawInquiryTrouble(Stage& stage, const InquiryJob& job) {
  Rect rest = stage.content;
  const float height = ButtonHeight(stage.theme());
  const ButtonContent again{stage.Say(Word::kInquiryChoose), icons::kArrowForward,
                            ButtonKind::kPrimary, true};
  const Rect place = stage.low() ? rest.CutTop(height) : rest.CutBottom(height, stage.gap());
  if (Button(stage.ui, "inquiry.again", place, again)) stage.Send(model::InquiryNext{});
  const bool away = job.trouble == model::MatterTrouble::kHubAway;
  EmptyState(
      stage.ui, "inquiry.trouble", stage.low() ? stage.display : rest,
      {away ? Art::kOffline : Art::kDesk,
       stage.Say(away ? Word::kMatterAway : Word::kInquiryTrouble), stage.Say(Word::kDutyAwayDo)});
}

}  // namespace

void DrawInquiry(Stage& stage) {
  if (!stage.model.visit.inquiry) return;
  const InquiryJob& job = *stage.model.visit.inquiry;
  const Rect& room = stage.low() ? stage.display : stage.content;
  TakeBadge(stage);
  switch (job.step) {
    case InquiryStep::kNumber:
    case InquiryStep::kPin:
      return DrawDutyQuestion(stage, job);
    case InquiryStep::kEntering:
      return EmptyState(stage.ui, "duty.entering", room,
                        {Art::kDesk, stage.Say(Word::kDutyEntering), ""});
    case InquiryStep::kAbout:
      return DrawInquiryAbout(stage, job);
    case InquiryStep::kDeed:
      return DrawInquiryDeed(stage, job);
    case InquiryStep::kSending:
      return EmptyState(stage.ui, "inquiry.sending", room,
                        {Art::kPapers, stage.Say(Word::kMatterSending), ""});
    case InquiryStep::kGiven:
      return DrawInquiryGiven(stage, job);
    case InquiryStep::kTrouble:
      return DrawInquiryTrouble(stage, job);
  }
}

}  // namespace yichuang::view
