#include "kiosk/voice/readings.h"

namespace yichuang::voice {
namespace {

struct Reading {
  std::string_view word;
  std::string_view pinyin;
};

/// Longer words stand before shorter ones that they begin with. Found by comparing the
/// synthesizer's phonemes of every text of the sample catalogue with a dictionary of phrases.
constexpr Reading kReadings[] = {
    {"银行", "yin2hang2"},      {"行业", "hang2ye4"},   {"变更", "bian4geng1"},
    {"更改", "geng1gai3"},      {"更换", "geng1huan4"}, {"更新", "geng1xin1"},
    {"更正", "geng1zheng4"},    {"处理", "chu3li3"},    {"处罚", "chu3fa2"},
    {"长辈", "zhang3bei4"},     {"班长", "ban1zhang3"}, {"局长", "ju2zhang3"},
    {"家长", "jia1zhang3"},     {"假日", "jia4ri4"},    {"请假", "qing3jia4"},
    {"假期", "jia4qi1"},        {"要求", "yao1qiu2"},   {"商量", "shang1liang2"},
    {"来不了", "lai2bu4liao3"}, {"退还", "tui4huan2"},  {"归还", "gui1huan2"},
    {"偿还", "chang2huan2"},    {"还清", "huan2qing1"}, {"还贷", "huan2dai4"},
    {"还款", "huan2kuan3"},     {"重新", "chong2xin1"}, {"重复", "chong2fu4"},
    {"重呼", "chong2hu1"},      {"为准", "wei2zhun3"},  {"视为", "shi4wei2"},
    {"作为", "zuo4wei2"},       {"代为", "dai4wei2"},   {"认为", "ren4wei2"},
    {"行为", "xing2wei2"},      {"成为", "cheng2wei2"}, {"取得", "qu3de2"},
    {"获得", "huo4de2"},        {"不得", "bu4de2"},     {"所得", "suo3de2"},
    {"散装", "san3zhuang1"},    {"适应", "shi4ying4"},  {"对应", "dui4ying4"},
    {"间隔", "jian4ge2"},       {"免冠", "mian3guan1"}, {"尽快", "jin3kuai4"},
    {"校验", "jiao4yan4"},      {"角色", "jue2se4"},    {"干活", "gan4huo2"},
    {"美发", "mei3fa4"},        {"理发", "li3fa4"},     {"电子", "dian4zi3"},
    {"个人", "ge4ren2"},        {"识别", "shi2bie2"},   {"夫妻", "fu1qi1"},
    {"差评", "cha4ping2"},      {"信息", "xin4xi1"},    {"地", "di4"},
};

}  // namespace

std::string WithReadings(std::string_view words) {
  std::string spelled;
  while (!words.empty()) {
    const Reading* found = nullptr;
    for (const Reading& reading : kReadings) {
      if (words.starts_with(reading.word) && (!found || reading.word.size() > found->word.size())) {
        found = &reading;
      }
    }
    if (found) {
      // Blanks keep the spelling apart from letters beside it.
      spelled += ' ';
      spelled += found->pinyin;
      spelled += ' ';
      words.remove_prefix(found->word.size());
      continue;
    }
    spelled += words.front();
    words.remove_prefix(1);
  }
  return spelled;
}

}  // namespace yichuang::voice
