#include "hub/catalogue/generator.h"

#include <algorithm>
#include <string>

namespace yichuang::catalogue {
namespace {

/// xorshift: the same numbers everywhere, unlike the distributions of the standard library.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : state_(seed * 2654435761U + 1U) {}
  std::size_t Below(std::size_t limit) {
    state_ ^= state_ << 13U;
    state_ ^= state_ >> 7U;
    state_ ^= state_ << 17U;
    return static_cast<std::size_t>(state_ % limit);
  }

 private:
  std::uint64_t state_;
};

std::string Numbered(const char* prefix, std::size_t number) {
  std::string digits = std::to_string(number);
  return prefix + std::string(5 - std::min<std::size_t>(5, digits.size()), '0') + digits;
}

template <typename Row>
std::vector<Row> NamedRows(std::span<const GeneratorWord> words, const char* prefix) {
  std::vector<Row> rows;
  for (std::size_t i = 0; i < words.size(); ++i) {
    Row row;
    row.id = Numbered(prefix, i);
    row.name = {words[i].zh, words[i].en};
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<std::string> SynonymsOf(const GeneratorWord& people, const GeneratorWord& thing,
                                    const GeneratorWord& act) {
  const std::string people_word = people.everyday;
  const std::string thing_word = thing.everyday;
  const std::string act_word = act.everyday;
  std::vector<std::string> synonyms = {thing_word};
  if (!act_word.empty()) synonyms.push_back(act_word + thing_word);
  if (!people_word.empty()) synonyms.push_back(people_word + thing_word + act_word);
  return synonyms;
}

std::vector<Material> MaterialsOf(Dice& dice) {
  const auto words = GeneratorMaterials();
  std::vector<Material> materials;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 1 && dice.Below(2) == 0) continue;
    Material material;
    material.id = Numbered("m-", i);
    material.name = {words[i].zh, words[i].en};
    material.originals = 1;
    material.copies = static_cast<std::uint8_t>(dice.Below(3));
    material.shared = dice.Below(4) == 0;
    if (i == 2) material.when = {{"who", {"proxy"}}};
    materials.push_back(std::move(material));
  }
  return materials;
}

}  // namespace

Catalogue GenerateCatalogue(std::size_t count, std::uint32_t seed) {
  const auto people = GeneratorPeople();
  const auto things = GeneratorThings();
  const auto acts = GeneratorActs();
  const GeneratorPhrases& phrases = Phrases();
  Catalogue catalogue;
  catalogue.version = 1;
  catalogue.district = {phrases.district, "Test district"};
  catalogue.sample = true;
  catalogue.departments = NamedRows<Department>(GeneratorDepartments(), "d-");
  catalogue.themes = NamedRows<Theme>(GeneratorThemes(), "t-");

  // Every combination once, in an order of the seed.
  std::vector<std::size_t> order(people.size() * things.size() * acts.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  Dice dice(seed);
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[dice.Below(i)]);
  order.resize(std::min({count, order.size(), kMostGenerated}));

  for (std::size_t i = 0; i < order.size(); ++i) {
    const GeneratorWord& who = people[order[i] % people.size()];
    const GeneratorWord& thing = things[order[i] / people.size() % things.size()];
    const GeneratorWord& act = acts[order[i] / people.size() / things.size()];
    Item item;
    item.id = Numbered("gen-", i);
    item.name = {std::string(who.zh) + thing.zh + act.zh,
                 std::string(who.en) + thing.en + ", " + act.en};
    item.summary = {phrases.summary + item.name.zh, {}};
    item.department = catalogue.departments[dice.Below(catalogue.departments.size())].id;
    item.themes = {catalogue.themes[dice.Below(catalogue.themes.size())].id};
    item.subject = dice.Below(2) == 0 ? Subject::kPerson : Subject::kEnterprise;
    item.synonyms = SynonymsOf(who, thing, act);
    item.situations = {
        {"who",
         {phrases.situation, "Who comes?"},
         {{"self", {phrases.oneself, "Oneself"}}, {"proxy", {phrases.proxy, "Proxy"}}}}};
    item.materials = MaterialsOf(dice);
    item.steps = {{{phrases.step, "Hand in"}, {}, {}, std::nullopt}};
    item.promised = Limit{LimitUnit::kWorkingDays, static_cast<std::uint16_t>(1 + dice.Below(20))};
    item.place = {phrases.place, {}};
    item.windows = {static_cast<std::uint16_t>(1 + dice.Below(24))};
    catalogue.items.push_back(std::move(item));
  }
  return catalogue;
}

}  // namespace yichuang::catalogue
