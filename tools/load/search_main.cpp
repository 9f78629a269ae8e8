// Measures the search of the catalogue as a person at a kiosk uses it: one key after the other.
//
// Every key press is a search and, while only letters stand there, a look for candidates. Prints
// one line of JSON for the keys and, with questions, one for where the right item stood.

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "hub/catalogue/characters.h"
#include "hub/catalogue/generator.h"
#include "hub/catalogue/load.h"
#include "hub/catalogue/pinyin.h"
#include "hub/catalogue/search.h"
#include "tools/load/latencies.h"

namespace {

namespace catalogue = yichuang::catalogue;
using nlohmann::ordered_json;

// What a result list on a kiosk shows, and a row of candidates.
constexpr std::size_t kHits = 20;
constexpr std::size_t kCandidates = 10;
// A key's cost is processor time, the best of so many: on a machine that does nothing else the
// person waits exactly so long, and what else this one does is not the search's.
constexpr int kRepeats = 3;

struct QuestionRow {
  std::string query;
  std::vector<std::string> items;
};

std::vector<QuestionRow> ReadQuestions(const std::string& path) {
  std::vector<QuestionRow> rows;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    const std::size_t tab = line.find('\t');
    if (line.empty() || line[0] == '#' || tab == std::string::npos) continue;
    QuestionRow row{line.substr(0, tab), {}};
    std::string rest = line.substr(tab + 1);
    rest.resize(std::min(rest.size(), rest.find('\t')));
    for (std::size_t at = 0; at <= rest.size();) {
      const std::size_t end = std::min(rest.find(',', at), rest.size());
      row.items.push_back(rest.substr(at, end - at));
      at = end + 1;
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

/// A name as somebody would spell it; `initials`: the first letters alone.
std::string Spelling(std::string_view name, bool initials) {
  std::string letters;
  for (std::size_t at = 0; at < name.size();) {
    const catalogue::Character next = catalogue::CharacterAt(name, at);
    at = next.end;
    const auto readings = catalogue::Readings(next.code);
    if (readings.empty()) continue;
    const std::string_view syllable = catalogue::Syllable(readings.front());
    letters += initials ? syllable.substr(0, 1) : syllable;
  }
  return letters;
}

/// What people type: the questions; names of the catalogue as they stand, spelled, by initials,
/// with a letter wrong; and what fits nothing.
std::vector<std::string> Queries(const catalogue::Catalogue& all,
                                 const std::vector<QuestionRow>& questions) {
  std::vector<std::string> queries;
  for (const QuestionRow& row : questions) queries.push_back(row.query);
  const std::size_t step = std::max<std::size_t>(1, all.items.size() / 60);
  for (std::size_t i = 0; i < all.items.size(); i += step) {
    const std::string& name = all.items[i].name.zh;
    std::string spelled = Spelling(name, false);
    queries.push_back(name);
    queries.push_back(Spelling(name, true));
    queries.push_back(all.items[i].name.en);
    queries.push_back(spelled);
    if (spelled.size() > 4) std::swap(spelled[3], spelled[4]);
    queries.push_back(spelled);
  }
  for (const char* nothing : {"zzzzzzzzzzzz", "aeiouaeiouaeiou", "zhzhzhzhzhzh", "shijiuyigeren",
                              "qwertyuiopasdfghjklzxcvbnm", "0000000000", "xxxx xxxx xxxx"}) {
    queries.emplace_back(nothing);
  }
  return queries;
}

/// What stands in the field after each key.
std::vector<std::string> KeysOf(const std::string& query) {
  std::vector<std::string> keys;
  for (std::size_t at = 0; at < query.size() && keys.size() < catalogue::SearchIndex::kMaxQuery;) {
    at = catalogue::CharacterAt(query, at).end;
    keys.push_back(query.substr(0, at));
  }
  return keys;
}

double Milliseconds(std::clock_t processor_time) {
  return 1000.0 * static_cast<double>(processor_time) / CLOCKS_PER_SEC;
}

template <typename Work>
double BestMilliseconds(Work work) {
  double best = 1e9;
  for (int i = 0; i < kRepeats; ++i) {
    const std::clock_t begin = std::clock();
    work();
    best = std::min(best, Milliseconds(std::clock() - begin));
  }
  return best;
}

ordered_json MeasureKeys(const catalogue::SearchIndex& index,
                         const std::vector<std::string>& queries) {
  yichuang::load::Latencies keys;
  yichuang::load::Latencies searches;
  yichuang::load::Latencies candidates;
  double worst = 0;
  std::string worst_key;
  for (const std::string& query : queries) {
    for (const std::string& key : KeysOf(query)) {
      const double search = BestMilliseconds([&] { (void)index.Find(key, kHits); });
      const double words = BestMilliseconds([&] { (void)index.Candidates(key, kCandidates); });
      searches.Add(search);
      candidates.Add(words);
      keys.Add(search + words);
      if (search + words <= worst) continue;
      worst = search + words;
      worst_key = key;
    }
  }
  return {{"name", "search keys"},
          {"keys", keys.size()},
          {"p50_ms", keys.Percentile(0.5)},
          {"p99_ms", keys.Percentile(0.99)},
          {"worst_ms", worst},
          {"worst_key", worst_key},
          {"find_p50_ms", searches.Percentile(0.5)},
          {"find_p99_ms", searches.Percentile(0.99)},
          {"candidates_p50_ms", candidates.Percentile(0.5)},
          {"candidates_p99_ms", candidates.Percentile(0.99)}};
}

ordered_json RankQuestions(const char* name, const catalogue::Catalogue& all,
                           const catalogue::SearchIndex& index,
                           const std::vector<QuestionRow>& questions) {
  std::size_t first = 0;
  std::size_t three = 0;
  ordered_json missed = ordered_json::array();
  for (const QuestionRow& row : questions) {
    const auto hits = index.Find(row.query, 3);
    const auto right = std::find_if(hits.begin(), hits.end(), [&](const catalogue::Hit& hit) {
      return std::find(row.items.begin(), row.items.end(), all.items[hit.item].id) !=
             row.items.end();
    });
    if (right == hits.end()) {
      missed.push_back(row.query);
      continue;
    }
    ++three;
    if (right == hits.begin()) ++first;
  }
  const auto share = [&](std::size_t count) {
    return questions.empty() ? 0.0
                             : static_cast<double>(count) / static_cast<double>(questions.size());
  };
  return {{"name", name},          {"items", all.items.size()},   {"questions", questions.size()},
          {"first", share(first)}, {"first_three", share(three)}, {"missed", std::move(missed)}};
}

void Print(const ordered_json& line) { std::puts(line.dump().c_str()); }

int Run(const std::string& folder, const std::string& questions_file, std::size_t count) {
  auto loaded = catalogue::LoadFolder(folder, 1);
  if (const auto* faults = std::get_if<std::vector<catalogue::Fault>>(&loaded)) {
    std::fprintf(stderr, "search: %s\n", catalogue::DescribeEn(faults->front()).c_str());
    return 1;
  }
  const auto& hall = std::get<catalogue::Catalogue>(loaded);
  const std::vector<QuestionRow> questions = ReadQuestions(questions_file);
  // The hall's own items among so many others.
  catalogue::Catalogue all = hall;
  const std::size_t more = count - std::min(count, hall.items.size());
  for (catalogue::Item& item : catalogue::GenerateCatalogue(more, 1).items) {
    all.items.push_back(std::move(item));
  }
  const std::clock_t begin = std::clock();
  const catalogue::SearchIndex index(all);
  const double built = Milliseconds(std::clock() - begin);
  ordered_json keys = MeasureKeys(index, Queries(all, questions));
  keys["items"] = all.items.size();
  keys["build_ms"] = built;
  Print(keys);
  Print(RankQuestions("search questions", hall, catalogue::SearchIndex(hall), questions));
  Print(RankQuestions("search questions in all", all, index, questions));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("measures the search of the catalogue");
  std::string folder;
  std::string questions;
  std::size_t items = 5000;
  app.add_option("--data", folder, "folder of the hall's catalogue")->required();
  app.add_option("--questions", questions, "query<TAB>item[,item] a line")->required();
  app.add_option("--items", items, "items in all, the hall's and made-up ones");
  CLI11_PARSE(app, argc, argv);
  return Run(folder, questions, items);
}
