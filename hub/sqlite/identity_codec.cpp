#include "hub/sqlite/identity_codec.h"

#include "hub/sqlite/field_codec.h"

namespace yichuang::sqlite {

template <typename Visitor>
void Fields(Visitor& each, Part<Visitor, core::GivenCertificate> given) {
  each("serial", given.serial);
  each("until_ms", given.until);
}

template <typename Visitor>
void Fields(Visitor& each, Part<Visitor, core::Identity> identity) {
  each("good", identity.good);
  each("revoked", identity.revoked);
  each("out", identity.out);
}

template <typename Visitor>
void Fields(Visitor& each, Part<Visitor, core::TerminalEnrolled> event) {
  each("device", event.device);
  each("certificate", event.certificate);
  each("renews", event.renews);
}

template <typename Visitor>
void Fields(Visitor& each, Part<Visitor, core::TerminalRevoked> event) {
  each("device", event.device);
}

template <typename Visitor>
void Fields(Visitor& each, Part<Visitor, core::TerminalDoubled> event) {
  each("device", event.device);
}

template <core::IdentityEvent Event>
std::string Body(const Event& event) {
  FieldWriter fields;
  Fields(fields, event);
  return Compact(fields.json);
}

template <core::IdentityEvent Event>
core::Event ReadIdentityEvent(BodyReader& body) {
  Event event;
  FieldReader fields(body);
  Fields(fields, event);
  return event;
}

template std::string Body(const core::TerminalEnrolled&);
template std::string Body(const core::TerminalRevoked&);
template std::string Body(const core::TerminalDoubled&);

template core::Event ReadIdentityEvent<core::TerminalEnrolled>(BodyReader&);
template core::Event ReadIdentityEvent<core::TerminalRevoked>(BodyReader&);
template core::Event ReadIdentityEvent<core::TerminalDoubled>(BodyReader&);

OrderedJson IdentityJson(const std::string& device, const core::Identity& identity) {
  FieldWriter fields;
  fields("device", device);
  Fields(fields, identity);
  return std::move(fields.json);
}

core::Identity ReadIdentity(BodyReader& body) {
  core::Identity identity;
  FieldReader fields(body);
  Fields(fields, identity);
  return identity;
}

}  // namespace yichuang::sqlite
