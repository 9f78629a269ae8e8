#include "hub/sqlite/appeal_codec.h"

#include <utility>

#include "hub/sqlite/field_codec.h"
#include "hub/sqlite/matter_fields.h"

namespace yichuang::sqlite {

template <>
inline constexpr std::array<std::string_view, core::kAppealTargetCount> kNames<core::AppealTarget> =
    core::kAppealTargetNames;

template <typename V>
void Fields(V& fields, Part<V, core::AppealFiled> e) {
  fields("appeal", e.id);
  fields("target", e.target);
  fields("by", e.by);
  fields("unit", e.unit);
  fields("from", e.from);
  fields("to", e.to);
  fields("matter", e.matter);
  fields("violation", e.violation);
  fields("words", e.words.handle);
  fields("seal", e.words.seal);
  fields("due_ms", e.due);
  fields("case", e.kase);
}
template <typename V>
void Fields(V& fields, Part<V, core::AppealVoted> e) {
  fields("appeal", e.id);
  fields("by", e.by);
  fields("granted", e.granted);
  fields("ground", e.ground);
  fields("services", e.services);
  fields("words", e.words.handle);
  fields("seal", e.words.seal);
}
template <typename V>
void Fields(V& fields, Part<V, core::AppealDecided> e) {
  fields("appeal", e.id);
  fields("granted", e.granted);
  fields("about", e.about);
  fields("matter", e.matter);
  fields("violation", e.violation);
  fields("first", e.first);
  fields("second", e.second);
  fields("case", e.kase);
}
template <typename V>
void Fields(V& fields, Part<V, core::AppealWordsErased> e) {
  fields("appeal", e.id);
  fields("by", e.by);
}
template <typename V>
void Fields(V& fields, Part<V, core::AppealVote> e) {
  fields("by", e.by);
  fields("granted", e.granted);
  fields("ground", e.ground);
  fields("services", e.services);
}
template <typename V>
void Fields(V& fields, Part<V, core::OpenAppeal> e) {
  fields("target", e.target);
  fields("by", e.by);
  fields("unit", e.unit);
  fields("from", e.from);
  fields("to", e.to);
  fields("matter", e.matter);
  fields("violation", e.violation);
  fields("due_ms", e.due);
  fields("votes", e.votes);
  fields("case", e.kase);
}

template <core::AppealEvent Event>
std::string Body(const Event& event) {
  FieldWriter fields;
  Fields(fields, event);
  return Compact(fields.json);
}

template <core::AppealEvent Event>
core::Event ReadAppealEvent(BodyReader& body) {
  Event event;
  FieldReader fields(body);
  Fields(fields, event);
  return event;
}

template std::string Body(const core::AppealFiled&);
template std::string Body(const core::AppealVoted&);
template std::string Body(const core::AppealDecided&);
template std::string Body(const core::AppealWordsErased&);

template core::Event ReadAppealEvent<core::AppealFiled>(BodyReader&);
template core::Event ReadAppealEvent<core::AppealVoted>(BodyReader&);
template core::Event ReadAppealEvent<core::AppealDecided>(BodyReader&);
template core::Event ReadAppealEvent<core::AppealWordsErased>(BodyReader&);

OrderedJson AppealsJson(const core::Appeals& appeals) {
  OrderedJson open = OrderedJson::array();
  for (const auto& [id, each] : appeals.open) {
    FieldWriter fields;
    fields("appeal", id);
    Fields(fields, each);
    open.push_back(std::move(fields.json));
  }
  FieldWriter fields;
  fields("next", appeals.next);
  fields.json["open"] = std::move(open);
  return std::move(fields.json);
}

core::Appeals ReadAppeals(BodyReader& body) {
  core::Appeals appeals;
  FieldReader whole(body);
  whole("next", appeals.next);
  ForEach(body, "open", [&appeals](BodyReader& item) {
    FieldReader fields(item);
    Fields(fields, appeals.open[item.IdOf<core::AppealId>("appeal")]);
  });
  return appeals;
}

}  // namespace yichuang::sqlite
