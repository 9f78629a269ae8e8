#include "evaluator-firmware/core/screen_model.h"

#include <cstddef>

namespace yichuang::evaluator {
namespace {

struct Wording {
  std::string_view chinese;
  std::string_view english;
};

// In the order of TextId.
constexpr std::array<Wording, 12> kTexts{{
    {"", ""},
    {"欢迎您", "Welcome"},
    {"正在为您办理", "You are being served"},
    {"请对本次服务作出评价", "Please rate this service"},
    {"是否愿意接受回访？", "May we call you back?"},
    {"愿意请按最右键，不愿意请按最左键", "Yes: rightmost key. No: leftmost key."},
    {"请重新按一次", "Please press one key again"},
    {"评价已收到，谢谢您", "Your rating is received. Thank you."},
    {"暂停服务，请稍候", "Out of service, please wait"},
    {"请到本窗口办理", "Please come to this window"},
    {"网络暂时中断，您的评价已保存，稍后自动上传", "Saved. It is sent when the network is back."},
    {"工号 ", "No. "},
}};
static_assert(kTexts.size() == static_cast<std::size_t>(TextId::kWorkNumber) + 1);

TextId TitleOf(ScreenKind kind) {
  switch (kind) {
    case ScreenKind::kIdle:
      return TextId::kWelcome;
    case ScreenKind::kServing:
      return TextId::kServing;
    case ScreenKind::kInviting:
      return TextId::kInvite;
    case ScreenKind::kAskConsent:
      return TextId::kAskConsent;
    case ScreenKind::kAgain:
      return TextId::kAgain;
    case ScreenKind::kThanks:
      return TextId::kThanks;
    case ScreenKind::kPaused:
      return TextId::kPaused;
    case ScreenKind::kCalling:
      return TextId::kCalling;
  }
  return TextId::kNone;
}

}  // namespace

std::string_view Text(TextId text, Language language) {
  const Wording& wording = kTexts[static_cast<std::size_t>(text)];
  return language == Language::kChinese ? wording.chinese : wording.english;
}

void SetTexts(ScreenView& view) {
  view.title = TitleOf(view.kind);
  view.note = view.kind == ScreenKind::kAskConsent ? TextId::kConsentKeys : TextId::kNone;
}

}  // namespace yichuang::evaluator
