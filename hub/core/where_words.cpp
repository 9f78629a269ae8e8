#include "hub/core/where_words.h"

namespace yichuang::core {
namespace {

using contract::BothTexts;

std::string RunText(const std::pair<unsigned, unsigned>& run) {
  const std::string first = std::to_string(run.first);
  return run.first == run.second ? first : first + "–" + std::to_string(run.second);
}

BothTexts WindowsText(const Runs& runs) {
  if (runs.empty()) return {"各窗口均可办理", "any window"};
  BothTexts text;
  for (const auto& run : runs) {
    text.zh += (text.zh.empty() ? "" : "、") + RunText(run) + "号";
    text.en += (text.en.empty() ? "" : ", ") + RunText(run);
  }
  const bool one = runs.size() == 1 && runs[0].first == runs[0].second;
  return {text.zh + "窗口", (one ? "window " : "windows ") + text.en};
}

BothTexts ZoneText(const std::string& zone, const BothTexts& name) {
  return {name.zh.empty() ? zone + "区" : name.zh, name.en.empty() ? "Zone " + zone : name.en};
}

}  // namespace

contract::BothTexts WhereText(const std::string& zone, const contract::BothTexts& name,
                              const Runs& windows) {
  BothTexts text = WindowsText(windows);
  if (zone.empty()) {
    text.en[0] = static_cast<char>(text.en[0] - 'a' + 'A');
    return text;
  }
  const BothTexts place = ZoneText(zone, name);
  return {place.zh + " " + text.zh, place.en + ", " + text.en};
}

contract::BothTexts WhereText(const std::string& zone, const contract::BothTexts& name) {
  return zone.empty() ? BothTexts{"多个窗口", "Several windows"} : ZoneText(zone, name);
}

}  // namespace yichuang::core
