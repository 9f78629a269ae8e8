#include <algorithm>

#include "hub/catalogue/lexicon.h"
#include "hub/catalogue/query.h"

namespace yichuang::catalogue {

const std::vector<std::u32string>& FillerWords() {
  static const std::vector<std::u32string> kWords = [] {
    std::vector<std::u32string> words = {
        U"请问",     U"我要",   U"我想",   U"想要",     U"需要", U"要",       U"想",
        U"怎么办理", U"怎么办", U"怎么弄", U"怎么",     U"怎样", U"如何",     U"咋办",
        U"咋",       U"办理",   U"办个",   U"办一下",   U"办",   U"去哪里",   U"去哪儿",
        U"去哪",     U"在哪里", U"在哪儿", U"在哪",     U"哪里", U"哪个窗口", U"什么材料",
        U"哪些材料", U"带什么", U"什么",   U"手续",     U"流程", U"条件",     U"多少钱",
        U"多久",     U"可以",   U"能不能", U"可不可以", U"吗",   U"呢",       U"了",
        U"的",       U"一下",   U"帮我",   U"我的",     U"我家", U"我",       U"给",
        U"把",       U"去",     U"申请",   U"个"};
    std::stable_sort(words.begin(), words.end(),
                     [](const auto& a, const auto& b) { return a.size() > b.size(); });
    return words;
  }();
  return kWords;
}

const std::u32string& Particles() {
  static const std::u32string kParticles = U"的和或及与等之其以在为了被把向从对";
  return kParticles;
}

}  // namespace yichuang::catalogue
