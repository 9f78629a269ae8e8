#include "evaluator-firmware/core/rating_machine.h"

#include <algorithm>
#include <limits>

namespace yichuang::evaluator {
namespace {

using protocol::Consent;
using protocol::Screen;
using protocol::Show;

std::uint32_t Elapsed(const RatingState& state, std::uint32_t now_ms) {
  const std::uint32_t since = now_ms - state.taken_ms;
  const std::uint32_t left = std::numeric_limits<std::uint32_t>::max() - state.taken_age_ms;
  return state.taken_age_ms + std::min(since, left);
}

void Enter(RatingState& state, Phase phase, std::uint32_t now_ms) {
  state.phase = phase;
  state.phase_since_ms = now_ms;
}

bool WithCitizen(const RatingState& state) {
  return state.phase == Phase::kAskConsent || state.phase == Phase::kThanks;
}

bool Followed(const RatingState& state) {
  return state.phase == Phase::kFollow || state.phase == Phase::kAgain;
}

void Follow(RatingState& state, const Show& show, std::uint32_t now_ms, Reaction& reaction) {
  const bool same = show.invitation != 0 && show.invitation == state.shown.invitation;
  // The device's own measure of an invitation never runs back.
  const std::uint32_t age = same ? std::max(show.age_ms, Elapsed(state, now_ms)) : show.age_ms;
  const bool was_open = state.open && same;
  state.shown = show;
  state.taken_ms = now_ms;
  state.taken_age_ms = age;
  state.open = show.screen == Screen::kInviting && show.invitation != state.rated_invitation &&
               age < show.limit_ms;
  if (state.open && was_open) return;
  if (state.phase == Phase::kAgain) Enter(state, Phase::kFollow, now_ms);
  if (state.open) reaction.question_changed = true;
}

void FollowNext(RatingState& state, std::uint32_t now_ms, Reaction& reaction) {
  Enter(state, Phase::kFollow, now_ms);
  if (!state.next) return;
  const Show next = *state.next;
  state.next.reset();
  Follow(state, next, now_ms, reaction);
}

void CloseWhenDue(RatingState& state, std::uint32_t now_ms) {
  if (!state.open || Elapsed(state, now_ms) < state.shown.limit_ms) return;
  state.open = false;
  if (state.phase == Phase::kAgain) Enter(state, Phase::kFollow, now_ms);
}

void Answer(RatingState& state, Consent consent, std::uint32_t now_ms, Reaction& reaction) {
  reaction.detail = DetailEntry{0, consent};
  Enter(state, Phase::kLogDetail, now_ms);
}

struct Reactor {
  RatingState& state;
  std::uint32_t now_ms;
  const KeyLayout& layout;
  Reaction& reaction;

  void operator()(const Tick&) const {
    CloseWhenDue(state, now_ms);
    const std::uint32_t in_phase = now_ms - state.phase_since_ms;
    if (state.phase == Phase::kAskConsent && in_phase >= kConsentMs) {
      Answer(state, Consent::kNo, now_ms, reaction);
    } else if (state.phase == Phase::kThanks &&
               in_phase >= (state.unanswered ? kAwayThanksMs : kThanksMs)) {
      FollowNext(state, now_ms, reaction);
    }
  }

  void operator()(const Shown& input) const {
    state.version = input.show.version;
    if (!WithCitizen(state)) {
      Follow(state, input.show, now_ms, reaction);
      return;
    }
    // The hub takes an invitation back as soon as it has the press; the citizen is still to be
    // thanked.
    const bool next_citizen =
        input.show.screen == Screen::kInviting && input.show.invitation != state.rated_invitation;
    if (!next_citizen) {
      state.next = input.show;
      return;
    }
    if (state.phase == Phase::kAskConsent) reaction.detail = DetailEntry{0, Consent::kNo};
    state.next.reset();
    Enter(state, Phase::kFollow, now_ms);
    Follow(state, input.show, now_ms, reaction);
  }

  void operator()(const KeyPressed& input) const {
    CloseWhenDue(state, now_ms);
    if (!TakesKeys(state) || input.key >= layout.keys) return;
    if (state.phase == Phase::kAskConsent) {
      if (input.key == layout.consent_yes) Answer(state, Consent::kYes, now_ms, reaction);
      if (input.key == layout.consent_no) Answer(state, Consent::kNo, now_ms, reaction);
      return;
    }
    reaction.press =
        PressEntry{state.shown.invitation, Elapsed(state, now_ms), layout.levels[input.key]};
    Enter(state, Phase::kLogPress, now_ms);
  }

  void operator()(const KeysTogether&) const {
    CloseWhenDue(state, now_ms);
    if (TakesKeys(state) && Followed(state)) Enter(state, Phase::kAgain, now_ms);
  }

  void operator()(const Logged&) const {
    if (state.phase == Phase::kLogPress) {
      state.open = false;
      state.rated_invitation = state.shown.invitation;
      const bool ask = layout.asks_consent && state.shown.ask_consent != 0;
      Enter(state, ask ? Phase::kAskConsent : Phase::kThanks, now_ms);
      reaction.question_changed = true;
    } else if (state.phase == Phase::kLogDetail) {
      Enter(state, Phase::kThanks, now_ms);
    }
  }

  void operator()(const LogBroke&) const {
    state.log_broken = true;
    if (state.phase == Phase::kLogPress) Enter(state, Phase::kFollow, now_ms);
    // The press itself is in the log, so the citizen is thanked for it.
    if (state.phase == Phase::kLogDetail) Enter(state, Phase::kThanks, now_ms);
  }

  void operator()(const LogRoom& input) const {
    if (input.room && !state.log_room) reaction.question_changed = true;
    state.log_room = input.room;
  }

  void operator()(const Unanswered& input) const { state.unanswered = input.unanswered; }
};

ScreenKind KindOf(const RatingState& state) {
  switch (state.phase) {
    case Phase::kAskConsent:
    case Phase::kLogDetail:
      return ScreenKind::kAskConsent;
    case Phase::kThanks:
      return ScreenKind::kThanks;
    case Phase::kFollow:
    case Phase::kAgain:
    case Phase::kLogPress:
      break;
  }
  if (state.log_broken || !state.log_room) return ScreenKind::kPaused;
  switch (state.shown.screen) {
    case Screen::kServing:
      return ScreenKind::kServing;
    case Screen::kPaused:
      return ScreenKind::kPaused;
    case Screen::kCalling:
      return ScreenKind::kCalling;
    case Screen::kIdle:
      return ScreenKind::kIdle;
    case Screen::kInviting:
      break;
  }
  if (!state.open) return ScreenKind::kIdle;
  return state.phase == Phase::kAgain ? ScreenKind::kAgain : ScreenKind::kInviting;
}

}  // namespace

Reaction React(RatingState& state, const Input& input, std::uint32_t now_ms,
               const KeyLayout& layout) {
  Reaction reaction;
  std::visit(Reactor{state, now_ms, layout, reaction}, input);
  return reaction;
}

bool TakesKeys(const RatingState& state) {
  if (state.phase == Phase::kAskConsent) return true;
  return Followed(state) && state.open && state.log_room && !state.log_broken;
}

ScreenView ViewOf(const RatingState& state) {
  ScreenView view;
  view.kind = KindOf(state);
  view.version = state.version;
  view.staff_number = state.shown.staff_number;
  view.staff_name = state.shown.staff_name;
  view.lamp = view.kind == ScreenKind::kAskConsent || view.kind == ScreenKind::kThanks;
  const bool asks = view.kind == ScreenKind::kInviting || view.kind == ScreenKind::kAgain;
  if (asks) view.invitation = state.shown.invitation;
  if (view.lamp) view.invitation = state.rated_invitation;
  const bool at_hand = view.kind == ScreenKind::kServing || view.kind == ScreenKind::kCalling;
  if (asks || view.lamp || at_hand) view.ticket = state.shown.ticket;
  SetTexts(view);
  if (view.kind == ScreenKind::kThanks && state.unanswered) view.title = TextId::kAway;
  return view;
}

}  // namespace yichuang::evaluator
