#include "hardware/printer/outcome.h"

namespace yichuang::printer {

std::string_view TextZh(Outcome outcome) {
  switch (outcome) {
    case Outcome::kPrinted:
      return "已打印，请取走您的单据。";
    case Outcome::kNoPrinter:
      return "没有找到打印机，未打印。请到导办台领取。";
    case Outcome::kPaperOut:
      return "打印机缺纸，未打印完整。请到导办台领取，或换一台终端打印。";
    case Outcome::kCoverOpen:
      return "打印机盖子未关好，未打印。请联系导办台。";
    case Outcome::kKnifeFault:
      return "打印机切纸出错，未打印完整。请联系导办台。";
    case Outcome::kOffline:
      return "打印机暂不可用，未打印。请到导办台领取，或换一台终端打印。";
    case Outcome::kBadPicture:
      return "单据无法排入这台打印机的纸宽，未打印。请联系导办台。";
    case Outcome::kTimedOut:
      return "打印机没有反应，未打印完整。请到导办台领取，或换一台终端打印。";
    case Outcome::kWriteFailed:
      return "打印中断，未打印完整。请到导办台领取，或换一台终端打印。";
  }
  return {};
}

}  // namespace yichuang::printer
