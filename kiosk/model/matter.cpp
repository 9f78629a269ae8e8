#include "kiosk/model/matter.h"

#include <algorithm>
#include <utility>

#include "kiosk/model/matter_steps.h"
#include "kiosk/model/shelf.h"

namespace yichuang::model {
namespace {

bool IsPadDigit(char c) { return c >= '0' && c <= '9'; }

MatterJob* MatterHere(Model& model) {
  const bool here = Here(model).screen == Screen::kMatter && model.visit.matter;
  return here ? &*model.visit.matter : nullptr;
}

InquiryJob* InquiryHere(Model& model) {
  const bool here = Here(model).screen == Screen::kInquiry && model.visit.inquiry;
  return here ? &*model.visit.inquiry : nullptr;
}

bool HasHub(const Model& model) { return model.setting.linked && model.hall.hub_online; }

/// What the visitor asked, in the words the hub keeps; the Chinese name of the entry.
std::string WordsOf(const Model& model, const InquiryJob& job) {
  const catalogue::Text* name = EntryName(model, Shelf::kLifeEvent, job.about);
  return InquiryWords(name == nullptr ? std::string() : name->zh);
}

void EnterDutyNow(Model& model, InquiryJob& job, Effects& effects) {
  const std::string pin = std::exchange(job.pin, {});
  job.locked = false;
  job.denied.reset();
  if (!HasHub(model)) {
    job.denied = DutyTrouble::kHubAway;
    return;
  }
  job.asked = model.now;
  job.step = InquiryStep::kEntering;
  effects.push_back(EnterDuty{model.now, job.number, pin});
}

}  // namespace

bool IsSlipCode(std::string_view text) {
  return text.size() == kSlipCode && std::ranges::all_of(text, [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= '2' && c <= '7');
         });
}

std::string Grouped(std::string_view code) {
  std::string grouped;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (i > 0 && i % 4 == 0) grouped += ' ';
    grouped += code[i];
  }
  return grouped;
}

std::optional<MatterKind> KindNamed(std::string_view name) {
  if (name == "complaint") return MatterKind::kComplaint;
  if (name == "cannot_be_done") return MatterKind::kCannotBeDone;
  return std::nullopt;
}

void BeginMatter(Model& model, std::string_view kind) {
  const auto known = KindNamed(kind);
  if (!known) return;
  model.visit.matter = MatterJob{.kind = *known};
  model.visit.slip_paper.reset();
}

void TakeMatterAbout(Model& model, const std::string& topic) {
  MatterJob* job = MatterHere(model);
  if (job == nullptr || job->step != MatterStep::kAbout) return;
  if (FindTopic(job->kind, topic) == nullptr) return;
  job->about = topic;
  job->step = MatterStep::kWindow;
}

void TakeMatterWindow(Model& model, char digit) {
  MatterJob* job = MatterHere(model);
  if (job == nullptr || job->step != MatterStep::kWindow || !IsPadDigit(digit)) return;
  if (job->window.empty() && digit == '0') return;
  if (job->window.size() < kMostWindow) job->window += digit;
}

void TakeMatterErased(Model& model, bool all) {
  MatterJob* job = MatterHere(model);
  if (job == nullptr || job->step != MatterStep::kWindow || job->window.empty()) return;
  if (all) {
    job->window.clear();
  } else {
    job->window.pop_back();
  }
}

void TakeMatterSent(Model& model, Effects& effects) {
  MatterJob* job = MatterHere(model);
  if (job == nullptr) return;
  if (job->step != MatterStep::kWindow && job->step != MatterStep::kTrouble) return;
  job->asked = model.now;
  if (!HasHub(model)) {
    job->step = MatterStep::kTrouble;
    job->trouble = MatterTrouble::kHubAway;
    return;
  }
  job->step = MatterStep::kSending;
  effects.push_back(OpenMatter{model.now, job->kind,
                               std::string(FindTopic(job->kind, job->about)->zh),
                               job->window.empty() ? 0 : std::stoi(job->window)});
}

void TakeDutyTyped(Model& model, std::string_view text, Effects& effects) {
  InquiryJob* job = InquiryHere(model);
  if (job == nullptr) return;
  for (const char c : text) {
    const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (job->step == InquiryStep::kNumber) {
      if ((IsPadDigit(c) || letter) && job->number.size() < kMostWorkNumber) job->number += c;
    } else if (job->step == InquiryStep::kPin && IsPadDigit(c)) {
      job->pin += c;
      if (job->pin.size() == kDutyPin) EnterDutyNow(model, *job, effects);
    }
  }
}

void TakeDutyErased(Model& model, bool all) {
  InquiryJob* job = InquiryHere(model);
  if (job == nullptr) return;
  const bool pin = job->step == InquiryStep::kPin;
  if (!pin && job->step != InquiryStep::kNumber) return;
  // Clearing an empty PIN is the way back to the number.
  if (pin && all && job->pin.empty()) {
    *job = InquiryJob{};
    return;
  }
  std::string& text = pin ? job->pin : job->number;
  if (all) {
    text.clear();
  } else if (!text.empty()) {
    text.pop_back();
  }
}

void TakeDutyNumber(Model& model) {
  InquiryJob* job = InquiryHere(model);
  if (job == nullptr) return;
  // Enter before a PIN is whole ends a badge, read again or another one.
  if (job->step == InquiryStep::kPin && !job->pin.empty())
    *job = InquiryJob{.step = InquiryStep::kPin, .number = std::exchange(job->pin, {})};
  if (job->step == InquiryStep::kNumber && !job->number.empty()) job->step = InquiryStep::kPin;
}

void TakeInquiryAbout(Model& model, const std::string& entry) {
  InquiryJob* job = InquiryHere(model);
  if (job == nullptr || job->step != InquiryStep::kAbout) return;
  if (entry != kOtherEntry && EntryName(model, Shelf::kLifeEvent, entry) == nullptr) return;
  job->about = entry;
  job->step = InquiryStep::kDeed;
  model.visit.path.back().page = 0;
}

void TakeInquiryDeed(Model& model, InquiryDeed deed, Effects& effects) {
  InquiryJob* job = InquiryHere(model);
  if (job == nullptr || job->step != InquiryStep::kDeed) return;
  job->deed = deed;
  job->asked = model.now;
  if (!HasHub(model)) {
    job->step = InquiryStep::kTrouble;
    job->trouble = MatterTrouble::kHubAway;
    return;
  }
  job->step = InquiryStep::kSending;
  effects.push_back(RecordInquiry{model.now, WordsOf(model, *job), deed});
}

void TakeInquiryNext(Model& model) {
  InquiryJob* job = InquiryHere(model);
  if (job == nullptr) return;
  model.visit.path.back().page = 0;
  if (job->step == InquiryStep::kTrouble) {
    job->step = InquiryStep::kDeed;
  } else if (job->step == InquiryStep::kGiven || job->step == InquiryStep::kDeed) {
    *job = InquiryJob{.step = InquiryStep::kAbout, .number = job->number};
    model.visit.slip_paper.reset();
  }
}

void TakeDutyBegun(Model& model, const DutyBegun& msg) {
  auto& job = model.visit.inquiry;
  if (!job || job->step != InquiryStep::kEntering || job->asked != msg.asked) return;
  job->step = InquiryStep::kAbout;
}

void TakeDutyRefused(Model& model, const DutyRefused& msg) {
  auto& job = model.visit.inquiry;
  if (!job || job->asked != msg.asked) return;
  // The session may also end while something is sent: the hub was restarted, or ended it.
  if (job->step != InquiryStep::kEntering && job->step != InquiryStep::kSending) return;
  job->locked = job->step == InquiryStep::kSending;
  if (!job->locked) job->denied = msg.trouble;
  job->step = InquiryStep::kPin;
}

bool IsOnDuty(const Model& model) {
  const auto& job = model.visit.inquiry;
  return job && Here(model).screen == Screen::kInquiry && job->step >= InquiryStep::kEntering;
}

void LockDuty(Model& model) {
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(duty_stays_open)) return;
#endif
  model.visit.inquiry =
      InquiryJob{.step = InquiryStep::kPin, .number = model.visit.inquiry->number, .locked = true};
  model.visit.slip_paper.reset();
  model.visit.path = {Place{}, Place{.screen = Screen::kInquiry}};
}

void TakeMatterGiven(Model& model, const MatterGiven& msg, Effects& effects) {
  auto& matter = model.visit.matter;
  auto& inquiry = model.visit.inquiry;
  if (matter && matter->step == MatterStep::kSending && matter->asked == msg.asked) {
    matter->step = MatterStep::kGiven;
    matter->slip = msg.slip;
    // Wherever he has gone meanwhile: without its code the matter is lost to him.
    model.visit.path = {Place{}, Place{.screen = Screen::kMatter}};
  } else if (inquiry && inquiry->step == InquiryStep::kSending && inquiry->asked == msg.asked) {
    inquiry->step = InquiryStep::kGiven;
    inquiry->slip = msg.slip;
  } else {
    return;
  }
  model.visit.slip_paper.reset();
  if (model.visit.touched) model.visit.touched = model.now;
  PrintSlipShown(model, effects);
}

void TakeMatterRefused(Model& model, const MatterRefused& msg) {
  auto& matter = model.visit.matter;
  auto& inquiry = model.visit.inquiry;
  if (matter && matter->step == MatterStep::kSending && matter->asked == msg.asked) {
    matter->step = MatterStep::kTrouble;
    matter->trouble = msg.trouble;
  } else if (inquiry && inquiry->step == InquiryStep::kSending && inquiry->asked == msg.asked) {
    inquiry->step = InquiryStep::kTrouble;
    inquiry->trouble = msg.trouble;
  }
}

const Slip* ShownSlip(const Model& model) {
  const Visit& visit = model.visit;
  const Screen screen = Here(model).screen;
  if (screen == Screen::kMatter && visit.matter && visit.matter->step == MatterStep::kGiven)
    return &visit.matter->slip;
  if (screen == Screen::kInquiry && visit.inquiry && visit.inquiry->step == InquiryStep::kGiven)
    return &visit.inquiry->slip;
  return nullptr;
}

void PrintSlipShown(Model& model, Effects& effects) {
  const Slip* slip = ShownSlip(model);
  auto& paper = model.visit.slip_paper;
  if (slip == nullptr || !model.setting.printer) return;
  if (paper && paper->stage == PrintStage::kPrinting) return;
  paper = PrintJob{.asked = model.now};
  const bool citizen = Here(model).screen == Screen::kMatter;
  effects.push_back(PrintSlip{model.now, *slip, citizen, model.visit.language});
}

}  // namespace yichuang::model
