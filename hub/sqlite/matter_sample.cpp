#include "hub/sqlite/matter_sample.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "hub/contract/text_codec.h"
#include "hub/evidence/chain.h"
#include "hub/sqlite/body_reader.h"

namespace yichuang::sqlite {
namespace {

std::string DigestOf(const std::string& seed, const std::string& no) {
  std::string said = seed + "/" + no;
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(sample_without_seed)) said = no;
#endif
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(said.data());
  const evidence::Hash hash = evidence::Sm3({bytes, said.size()});
  return contract::ToHex(hash.data(), hash.size());
}

auto StratumOf(const DrawnMatter& each) { return std::tie(each.matter.kind, each.matter.unit); }

}  // namespace

std::vector<DrawnMatter> DrawSample(const std::vector<SampleCandidate>& frame,
                                    const std::string& seed, unsigned share, unsigned least) {
  std::vector<DrawnMatter> all;
  for (const SampleCandidate& each : frame) all.push_back({each, DigestOf(seed, each.no)});
  std::ranges::sort(all, [](const DrawnMatter& one, const DrawnMatter& other) {
    return std::tie(one.matter.kind, one.matter.unit, one.digest) <
           std::tie(other.matter.kind, other.matter.unit, other.digest);
  });
  std::vector<DrawnMatter> drawn;
  for (auto begin = all.begin(); begin != all.end();) {
    const auto end = std::find_if(begin, all.end(), [&](const DrawnMatter& each) {
      return StratumOf(each) != StratumOf(*begin);
    });
    const auto size = static_cast<std::uint64_t>(end - begin);
    const std::uint64_t wanted = std::max<std::uint64_t>(least, (size * share + 99) / 100);
    const auto taken = static_cast<std::ptrdiff_t>(std::min(size, wanted));
    std::move(begin, begin + taken, std::back_inserter(drawn));
    begin = end;
  }
  return drawn;
}

// State 10 is over, outcome 5 excluded. Of the calls reached and refused settle one.
SampleTable::SampleTable(Database& database)
    : frame_(database.Prepare(
          "SELECT id, no, kind, unit FROM matter WHERE state = 10 AND over >= ? AND over < ? AND "
          "person <> '' AND outcome IS NOT 5")),
      drawn_(database.Prepare(
          "INSERT OR IGNORE INTO call_sample VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")),
      sampled_(database.Prepare(
          "INSERT OR IGNORE INTO call_sampled VALUES (?, ?, ?, ?, 0, NULL, NULL, '', NULL)")),
      called_(database.Prepare("INSERT OR IGNORE INTO sample_call VALUES (?, ?, ?, ?, ?, ?, ?)")),
      settled_(database.Prepare(
          "UPDATE call_sampled SET attempts = attempts + 1, result = ?1, satisfied = ?2, caller = "
          "?3, called = ?4 WHERE month = ?5 AND id = ?6")),
      knows_(database.Prepare("SELECT 1 FROM call_sample WHERE month = ?")),
      find_(database.Prepare(
          "SELECT owner, holder, solver, matter.caller, about, attempts, result IN (0, 2) FROM "
          "call_sampled JOIN matter USING (id) WHERE month = ? AND id = ?")) {}

void SampleTable::Bring(const core::Record& record, const core::CallSampleDrawn& event) {
  std::vector<SampleCandidate> frame;
  frame_.BindAll(MillisOf(event.from), MillisOf(event.until));
  while (frame_.Step()) {
    frame.push_back({static_cast<std::uint64_t>(frame_.Integer(0)), std::string(frame_.Text(1)),
                     static_cast<int>(frame_.Integer(2)), std::string(frame_.Text(3))});
  }
  frame_.Reset();
  const auto month = core::Number(event.month);
  drawn_.Run(month, record.seq, MillisOf(record.at), event.seed, int{event.share}, int{event.least},
             static_cast<std::uint64_t>(frame.size()), event.by, MillisOf(event.from),
             MillisOf(event.until));
  std::uint64_t place = 0;
  for (const DrawnMatter& each : DrawSample(frame, event.seed, event.share, event.least))
    sampled_.Run(month, each.matter.id, ++place, each.digest);
}

void SampleTable::Bring(const core::Record& record, const core::SampleCalled& event) {
  const std::optional<int> satisfied =
      event.satisfied ? std::optional(*event.satisfied ? 1 : 0) : std::nullopt;
  const auto month = core::Number(event.month);
  called_.Run(record.seq, month, core::Number(event.id), MillisOf(record.at),
              static_cast<int>(event.result), satisfied, event.by);
  settled_.Run(static_cast<int>(event.result), satisfied, event.by, MillisOf(record.at), month,
               core::Number(event.id));
}

bool SampleTable::Knows(core::SampleMonth month) {
  knows_.BindAll(core::Number(month));
  const bool known = knows_.Step();
  knows_.Reset();
  return known;
}

std::optional<core::SampledMatter> SampleTable::Find(core::SampleMonth month, core::MatterId id) {
  find_.BindAll(core::Number(month), core::Number(id));
  std::optional<core::SampledMatter> found;
  if (find_.Step()) {
    found = core::SampledMatter{
        std::string(find_.Text(0)), std::string(find_.Text(1)),
        std::string(find_.Text(2)), std::string(find_.Text(3)),
        std::string(find_.Text(4)), static_cast<std::uint32_t>(find_.Integer(5)),
        find_.Integer(6) != 0};
  }
  find_.Reset();
  return found;
}

}  // namespace yichuang::sqlite
