#include <gtest/gtest.h>

#include <functional>
#include <nlohmann/json.hpp>
#include <set>

#include "hub/contract/codec.h"
#include "tests/hub/contract/samples.h"

namespace yichuang::contract {
namespace {

using Json = nlohmann::json;

/// What became of a text, without its type.
struct Outcome {
  std::optional<DecodeError> error;
  std::string again;  ///< the value encoded again; empty after an error
};

template <typename T, typename EncodeIt>
Outcome OutcomeOf(const Decoded<T>& decoded, EncodeIt encode) {
  if (const auto* error = std::get_if<DecodeError>(&decoded)) return {*error, ""};
  return {std::nullopt, encode(std::get<T>(decoded))};
}

struct Kind {
  const char* golden;
  std::function<Outcome(std::string_view)> decode;
};

const std::vector<Kind>& Kinds() {
  const auto plain = [](const auto& value) { return Encode(value); };
  const auto up = [=](std::string_view text) { return OutcomeOf(DecodeUp(text), plain); };
  const auto state = [=](std::string_view text) {
    return OutcomeOf(DecodeTerminalState(text), plain);
  };
  const auto hub = [=](std::string_view text) { return OutcomeOf(DecodeHubState(text), plain); };
  const auto down = [=](std::string_view text) { return OutcomeOf(DecodeDown(text), plain); };
  const auto entry = [](std::string_view text) {
    return OutcomeOf(DecodeEntry(text), [](const Entry& value) { return EncodeEntry(value); });
  };
  static const std::vector<Kind> kKinds = {
      {"up_live", up},
      {"up_backlog", up},
      {"state_birth", state},
      {"state_death", state},
      {"hub_state", hub},
      {"hub_state_storage", hub},
      {"down_desired", down},
      {"down_desired_names", down},
      {"down_desired_kiosk", down},
      {"down_desired_queue", down},
      {"down_desired_person", down},
      {"down_receipt", down},
      {"down_refused", down},
      {"entry_press", entry},
      {"entry_press_detail", entry},
      {"entry_evaluator_attached", entry},
      {"entry_evaluator_detached", entry},
      {"entry_ticket_wanted", entry},
      {"entry_ticket_taken", entry},
      {"entry_ticket_cancelled", entry},
      {"entry_ticket_wanted_card", entry},
      {"entry_ticket_taken_card", entry},
  };
  return kKinds;
}

/// Calls `visit(object, field, path)` for every field of every object in `root`; the object may be
/// changed and is restored afterwards.
void ForEachField(Json& node, const std::string& path,
                  const std::function<void(Json& object, const std::string& field,
                                           const std::string& path)>& visit) {
  if (node.is_array()) {
    for (std::size_t i = 0; i < node.size(); ++i) {
      ForEachField(node[i], path + "[" + std::to_string(i) + "]", visit);
    }
    return;
  }
  if (!node.is_object()) return;
  std::vector<std::string> names;
  for (const auto& item : node.items()) names.push_back(item.key());
  for (const std::string& name : names) {
    const std::string inner = path.empty() ? name : path + "." + name;
    const Json before = node;
    visit(node, name, inner);
    node = before;
    ForEachField(node[name], inner, visit);
  }
}

/// Fields that may be absent.
const std::set<std::string>& OptionalFields() {
  static const std::set<std::string> kFields = {"evaluators[0].name",
                                                "kiosk",
                                                "kiosk.catalogue",
                                                "kiosk.emergency",
                                                "kiosk.queue",
                                                "body.person",
                                                "kiosk.queue.groups[0].ask_person",
                                                "kiosk.queue.person_key",
                                                "storage_low"};
  return kFields;
}

TEST(CodecRefusal, EachMissingFieldIsNamed) {
  int fields = 0;
  for (const Kind& kind : Kinds()) {
    Json root = Json::parse(samples::Golden(kind.golden));
    ForEachField(root, "", [&](Json& object, const std::string& field, const std::string& path) {
      if (OptionalFields().contains(path)) return;
      object.erase(field);
      const Outcome outcome = kind.decode(root.dump());
      ASSERT_TRUE(outcome.error) << kind.golden << " without " << path;
      EXPECT_EQ(outcome.error->reason, Reason::kMissingField) << kind.golden << " without " << path;
      EXPECT_EQ(outcome.error->where, path) << kind.golden;
      ++fields;
    });
  }
  EXPECT_GT(fields, 100);
}

TEST(CodecRefusal, EachWrongTypeIsNamed) {
  const Json others[] = {nullptr, true, -1, 1.5, "text!", Json::array({1}), Json::object()};
  for (const Kind& kind : Kinds()) {
    Json root = Json::parse(samples::Golden(kind.golden));
    ForEachField(root, "", [&](Json& object, const std::string& field, const std::string& path) {
      for (const Json& other : others) {
        if (object[field].is_string() && other.is_string()) continue;
        if (object[field].is_array() && other.is_array()) continue;
        if (object[field].is_boolean() && other.is_boolean()) continue;
        const Json before = object;
        object[field] = other;
        const Outcome outcome = kind.decode(root.dump());
        object = before;
        const std::string what = kind.golden + (" with " + path) + " = " + other.dump();
        ASSERT_TRUE(outcome.error) << what;
        if (object[field].is_object() && other.is_object()) {
          EXPECT_EQ(outcome.error->reason, Reason::kMissingField) << what;
          continue;
        }
        EXPECT_EQ(outcome.error->reason, Reason::kWrongType) << what;
        EXPECT_EQ(outcome.error->where, path) << what;
      }
    });
  }
}

TEST(CodecRefusal, ElementsThatAreNoObjectsAreNamed) {
  Json root = Json::parse(samples::Golden("up_backlog"));
  root["entries"][2] = 5;
  EXPECT_EQ(std::get<DecodeError>(DecodeUp(root.dump())),
            (DecodeError{Reason::kWrongType, "entries[2]"}));
}

TEST(CodecRefusal, UnknownFieldsAreIgnored) {
  for (const Kind& kind : Kinds()) {
    const std::string golden = samples::Golden(kind.golden);
    Json root = Json::parse(golden);
    ForEachField(root, "", [&](Json& object, const std::string&, const std::string& path) {
      object["zz_unknown"] = Json{{"v", 2}, {"list", {1, 2, nullptr}}};
      const Outcome outcome = kind.decode(root.dump());
      EXPECT_FALSE(outcome.error) << kind.golden << " beside " << path;
      EXPECT_EQ(outcome.again, golden);
    });
  }
}

struct BadValue {
  const char* golden;
  const char* pointer;
  Json value;
  DecodeError expected;
};

TEST(CodecRefusal, ValuesOutOfRangeAreNamed) {
  const std::string long_text(kMaxTextBytes + 1, 'x');
  const std::string long_frame((kMaxFrameBytes + 3) / 3 * 4, 'A');
  const BadValue values[] = {
      {"up_live", "/v", 2, {Reason::kUnsupportedVersion, "v"}},
      {"up_live", "/v", 0, {Reason::kUnsupportedVersion, "v"}},
      {"down_refused", "/v", 99, {Reason::kUnsupportedVersion, "v"}},
      {"up_live", "/device", "Win-01", {Reason::kWrongType, "device"}},
      {"up_live", "/device", "win/01", {Reason::kWrongType, "device"}},
      {"up_live", "/device", "", {Reason::kWrongType, "device"}},
      {"up_live", "/device", std::string(33, 'a'), {Reason::kWrongType, "device"}},
      {"up_live", "/entries", Json::array(), {Reason::kWrongType, "entries"}},
      {"up_live", "/entries/0/source", "+", {Reason::kWrongType, "entries[0].source"}},
      {"up_live", "/entries/0/epoch", 0, {Reason::kWrongType, "entries[0].epoch"}},
      {"up_live", "/entries/0/epoch", 1ULL << 32U, {Reason::kWrongType, "entries[0].epoch"}},
      {"up_live", "/entries/0/counter", 0, {Reason::kWrongType, "entries[0].counter"}},
      {"up_live",
       "/entries/0/counter",
       kMaxInteger + 1,
       {Reason::kWrongType, "entries[0].counter"}},
      {"up_live", "/entries/0/at", -1, {Reason::kWrongType, "entries[0].at"}},
      {"up_live", "/entries/0/type", "vote", {Reason::kUnknownType, "entries[0].type"}},
      {"up_live", "/entries/0/frame", "", {Reason::kWrongType, "entries[0].frame"}},
      {"up_live", "/entries/0/frame", "AQI", {Reason::kWrongType, "entries[0].frame"}},
      {"up_live", "/entries/0/frame", "AQ=I", {Reason::kWrongType, "entries[0].frame"}},
      {"up_live", "/entries/0/frame", long_frame, {Reason::kOversized, "entries[0].frame"}},
      {"up_backlog", "/entries/0/body/hello", "?", {Reason::kWrongType, "entries[0].body.hello"}},
      {"up_backlog",
       "/entries/3/body/evaluator",
       "EV",
       {Reason::kWrongType, "entries[3].body.evaluator"}},
      {"state_birth", "/presence", "asleep", {Reason::kWrongType, "presence"}},
      {"state_birth", "/session", kMaxInteger + 1, {Reason::kWrongType, "session"}},
      {"state_birth", "/software", long_text, {Reason::kOversized, "software"}},
      {"state_birth", "/sources/1/pending", 43, {Reason::kWrongType, "sources[1].pending"}},
      {"hub_state", "/head/era", 0, {Reason::kWrongType, "head.era"}},
      {"hub_state", "/head/hash", "ab", {Reason::kWrongType, "head.hash"}},
      {"hub_state", "/head/hash", std::string(64, 'A'), {Reason::kWrongType, "head.hash"}},
      {"down_desired", "/type", "wish", {Reason::kUnknownType, "type"}},
      {"down_desired", "/evaluators/1/show", "", {Reason::kWrongType, "evaluators[1].show"}},
      {"down_desired_names",
       "/evaluators/0/name/1/frame",
       "",
       {Reason::kWrongType, "evaluators[0].name[1].frame"}},
      {"down_desired_kiosk",
       "/kiosk/catalogue/version",
       0,
       {Reason::kWrongType, "kiosk.catalogue.version"}},
      {"down_desired_kiosk",
       "/kiosk/catalogue/bytes",
       kMaxCatalogueBytes + 1,
       {Reason::kWrongType, "kiosk.catalogue.bytes"}},
      {"down_desired_kiosk",
       "/kiosk/catalogue/sm3",
       "00",
       {Reason::kWrongType, "kiosk.catalogue.sm3"}},
      {"down_desired_kiosk",
       "/kiosk/catalogue/path",
       "//elsewhere/x",
       {Reason::kWrongType, "kiosk.catalogue.path"}},
      {"down_desired_kiosk",
       "/kiosk/catalogue/path",
       "/a/../b",
       {Reason::kWrongType, "kiosk.catalogue.path"}},
      {"down_desired_kiosk",
       "/kiosk/days/0/day",
       "2026-02-30",
       {Reason::kWrongType, "kiosk.days[0].day"}},
      {"down_desired_kiosk",
       "/kiosk/days/0/open/1/from",
       719,
       {Reason::kWrongType, "kiosk.days[0].open[1].from"}},
      {"down_desired_kiosk",
       "/kiosk/days/0/open/1/until",
       1441,
       {Reason::kWrongType, "kiosk.days[0].open[1].until"}},
      {"down_desired_kiosk",
       "/kiosk/notices/0/level",
       "loud",
       {Reason::kWrongType, "kiosk.notices[0].level"}},
      {"down_desired_kiosk",
       "/kiosk/notices/0/title/zh",
       long_text,
       {Reason::kOversized, "kiosk.notices[0].title.zh"}},
      {"down_desired_queue",
       "/kiosk/queue/groups/0/letter",
       "a",
       {Reason::kWrongType, "kiosk.queue.groups[0].letter"}},
      {"down_desired_queue",
       "/kiosk/queue/groups/1/state",
       "shut",
       {Reason::kWrongType, "kiosk.queue.groups[1].state"}},
      {"down_desired_queue",
       "/kiosk/queue/groups/0/wait/until",
       9,
       {Reason::kWrongType, "kiosk.queue.groups[0].wait.until"}},
      {"down_desired_queue",
       "/kiosk/queue/blocks/0/last",
       979,
       {Reason::kWrongType, "kiosk.queue.blocks[0].last"}},
      {"down_desired_queue",
       "/kiosk/queue/issued/0/number",
       "A000",
       {Reason::kWrongType, "kiosk.queue.issued[0].number"}},
      {"entry_ticket_wanted", "/body/class", "vip", {Reason::kWrongType, "body.class"}},
      {"entry_ticket_wanted",
       "/body/group",
       "a-name-of-17-lett",
       {Reason::kWrongType, "body.group"}},
      {"entry_ticket_wanted_card",
       "/body/person",
       "11010519491231002X",
       {Reason::kWrongType, "body.person"}},
      {"entry_ticket_taken_card",
       "/body/person",
       std::string(64, 'G'),
       {Reason::kWrongType, "body.person"}},
      {"down_desired_person",
       "/kiosk/queue/person_key",
       "short",
       {Reason::kWrongType, "kiosk.queue.person_key"}},
      {"entry_ticket_taken", "/body/number", "A98", {Reason::kWrongType, "body.number"}},
      {"entry_ticket_taken", "/body/day", "2026-02-30", {Reason::kWrongType, "body.day"}},
      {"down_receipt",
       "/sources/0/refused/0/reason",
       "mood",
       {Reason::kWrongType, "sources[0].refused[0].reason"}},
      {"down_receipt",
       "/sources/1/unsettled/0/counter",
       0,
       {Reason::kWrongType, "sources[1].unsettled[0].counter"}},
      {"down_refused", "/where", long_text, {Reason::kOversized, "where"}},
  };
  for (const BadValue& bad : values) {
    Json root = Json::parse(samples::Golden(bad.golden));
    root[Json::json_pointer(bad.pointer)] = bad.value;
    for (const Kind& kind : Kinds()) {
      if (std::string_view(kind.golden) != bad.golden) continue;
      const Outcome outcome = kind.decode(root.dump());
      const std::string what = bad.golden + std::string(bad.pointer) + " = " + bad.value.dump();
      ASSERT_TRUE(outcome.error) << what;
      EXPECT_EQ(Name(outcome.error->reason), Name(bad.expected.reason)) << what;
      EXPECT_EQ(outcome.error->where, bad.expected.where) << what;
    }
  }
}

TEST(CodecRefusal, OneEntryTooManyIsOversized) {
  Json root = Json::parse(samples::Golden("up_live"));
  const Json entry = Json::parse(samples::Golden("entry_evaluator_detached"));
  root["entries"] = Json::array();
  for (std::size_t i = 0; i < kMaxEntries; ++i) root["entries"].push_back(entry);
  EXPECT_TRUE(std::holds_alternative<Up>(DecodeUp(root.dump())));
  root["entries"].push_back(entry);
  EXPECT_EQ(std::get<DecodeError>(DecodeUp(root.dump())),
            (DecodeError{Reason::kOversized, "entries"}));
}

TEST(CodecRefusal, OversizedMessageIsNotParsed) {
  for (const Kind& kind : Kinds()) {
    std::string text = samples::Golden(kind.golden);
    text.append(kMaxMessageBytes - text.size(), ' ');
    EXPECT_FALSE(kind.decode(text).error) << kind.golden;
    text.push_back(' ');
    ASSERT_TRUE(kind.decode(text).error) << kind.golden;
    EXPECT_EQ(kind.decode(text).error->reason, Reason::kOversized);
  }
}

TEST(CodecRefusal, TextsThatAreNoObjectAreMalformed) {
  const std::string texts[] = {"",
                               " ",
                               "null",
                               "[]",
                               "3",
                               "\"v\"",
                               "{",
                               "{\"v\":1",
                               "{\"v\":1}{}",
                               "{'v':1}",
                               "{\"v\":1,}",
                               "\xEF\xBB\xBF{\"v\":NaN}",
                               std::string("{\"v\":1}\0", 8),
                               std::string("{\"v\":1}\0{}", 10),
                               "{\"v\":1,\"device\":\"a\xff\"}",
                               "{\"v\":1,\"device\":\"\xc0\xaf\"}",
                               "{\"v\":1,\"device\":\"\xed\xa0\x80\"}",
                               "{\"v\":1,\"device\":\"\\ud800\"}"};
  for (const std::string& text : texts) {
    for (const Kind& kind : Kinds()) {
      const Outcome outcome = kind.decode(text);
      ASSERT_TRUE(outcome.error) << text;
      EXPECT_EQ(outcome.error->reason, Reason::kMalformed) << text;
    }
  }
}

TEST(CodecRefusal, InvalidUtf8AnywhereIsMalformed) {
  std::string text = samples::Golden("down_refused");
  text.replace(text.find("entries[3]"), 1, "\xff");
  EXPECT_EQ(std::get<DecodeError>(DecodeDown(text)).reason, Reason::kMalformed);
}

TEST(CodecRefusal, DeepNestingIsRefusedAndIgnoredAlike) {
  const std::size_t depth = kMaxMessageBytes / 2 - 100;
  const std::string open(depth, '[');
  const std::string close(depth, ']');
  EXPECT_EQ(std::get<DecodeError>(DecodeUp(open)).reason, Reason::kMalformed);
  EXPECT_EQ(std::get<DecodeError>(DecodeUp(open + close)).reason, Reason::kMalformed);
  const std::string message =
      R"({"v":1,"type":"refused","reason":"gap","where":"","x":)" + open + close + "}";
  ASSERT_LE(message.size(), kMaxMessageBytes);
  EXPECT_TRUE(std::holds_alternative<Down>(DecodeDown(message)));
}

TEST(CodecRefusal, HugeNumbersAreNoIntegers) {
  for (const char* number :
       {"1e999", "18446744073709551616", "1.0", "-0", "1e3", "9007199254740992"}) {
    const std::string text =
        std::string(R"({"v":1,"type":"desired","evaluators":[],"version":)") + number + "}";
    const auto decoded = DecodeDown(text);
    ASSERT_TRUE(std::holds_alternative<DecodeError>(decoded)) << number;
  }
}

}  // namespace
}  // namespace yichuang::contract
