#include "hub/sqlite/canary_codec.h"

#include "hub/sqlite/field_codec.h"

namespace yichuang::sqlite {

template <typename V>
void Fields(V& fields, Part<V, core::CanaryBegun> e) {
  fields("day", e.day);
  fields("counted", e.counted);
  fields("due_ms", e.due);
}
template <typename V>
void Fields(V& fields, Part<V, core::CanaryRated> e) {
  fields("run", e.run);
  fields("two_button", e.two_button);
  fields("level", e.level);
}
template <typename V>
void Fields(V& fields, Part<V, core::CanaryEnded> e) {
  fields("day", e.day);
  fields("passed", e.passed);
  fields("arrived", e.arrived);
  fields("tallied", e.tallied);
  fields("counted", e.counted);
  fields("expected", e.expected);
}
template <typename V>
void Fields(V& fields, Part<V, core::Canary> e) {
  fields("day", e.day);
  fields("run", e.run);
  fields("due_ms", e.due);
  fields("counted", e.counted);
  fields("pending", e.pending);
}

template <core::CanaryEvent Event>
std::string Body(const Event& event) {
  FieldWriter fields;
  Fields(fields, event);
  return Compact(fields.json);
}

template <core::CanaryEvent Event>
core::Event ReadCanaryEvent(BodyReader& body) {
  Event event;
  FieldReader fields(body);
  Fields(fields, event);
  if constexpr (std::is_same_v<Event, core::CanaryRated>) {
    if (event.level < core::Level::k1 || event.level > core::Level::k5) body.Reject("level");
  }
  return event;
}

template std::string Body(const core::CanaryBegun&);
template std::string Body(const core::CanaryRated&);
template std::string Body(const core::CanaryEnded&);

template core::Event ReadCanaryEvent<core::CanaryBegun>(BodyReader&);
template core::Event ReadCanaryEvent<core::CanaryRated>(BodyReader&);
template core::Event ReadCanaryEvent<core::CanaryEnded>(BodyReader&);

OrderedJson CanaryJson(const core::Canary& canary) {
  FieldWriter fields;
  Fields(fields, canary);
  return std::move(fields.json);
}

core::Canary ReadCanary(BodyReader& body) {
  core::Canary canary;
  FieldReader fields(body);
  Fields(fields, canary);
  return canary;
}

}  // namespace yichuang::sqlite
