#include "hub/http/enrolment_routes.h"

#include <nlohmann/json.hpp>
#include <string>

#include "hub/contract/topics.h"
#include "hub/http/request_body.h"

namespace yichuang::http {
namespace {

using contract::Reason;

constexpr std::size_t kMostCode = 20;
constexpr std::size_t kMostPem = 8192;
constexpr std::size_t kMostShownDevice = 32;

/// A PEM text, whose lines end: no text for RequestBody::Text.
std::string PemIn(const nlohmann::json& body, const char* field, std::optional<Trouble>& trouble) {
  const auto found = body.find(field);
  const bool there = found != body.end();
  if (there && found->is_string() && found->get_ref<const std::string&>().size() <= kMostPem)
    return found->get<std::string>();
  if (!trouble) trouble = Trouble{there ? Reason::kWrongType : Reason::kMissingField, field, {}};
  return {};
}

Trouble UnknownTerminal(std::string_view device) {
  return {Reason::kUnknownDevice, std::string(device.substr(0, kMostShownDevice)), {}};
}

}  // namespace

Route OfferEnrolmentRoute(std::string_view device) {
  if (!contract::IsTopicName(device)) return UnknownTerminal(device);
  return EnrolmentRequest{OfferEnrolmentAsk{std::string(device)}};
}

Route RevokeTerminalRoute(std::string_view device) {
  if (!contract::IsTopicName(device)) return UnknownTerminal(device);
  return core::Command{core::RevokeTerminal{std::string(device)}};
}

Route EnrolRoute(const Ask& ask) {
  RequestBody body(ask.body);
  EnrolAsk enrol{body.Text("device"), body.Text("code", kMostCode), {}};
  std::optional<Trouble> trouble = body.trouble();
  if (trouble) return *trouble;
  enrol.request = PemIn(nlohmann::json::parse(ask.body), "request", trouble);
  if (trouble) return *trouble;
  return EnrolmentRequest{std::move(enrol)};
}

Route RenewEnrolmentRoute(const Ask& ask) {
  RequestBody body(ask.body);
  std::optional<Trouble> trouble;
  const std::string signature = body.Text("signature", 256);
  if (body.trouble()) return *body.trouble();
  const nlohmann::json json = nlohmann::json::parse(ask.body);
  RenewEnrolmentAsk renew{PemIn(json, "certificate", trouble), PemIn(json, "request", trouble),
                          signature};
  if (trouble) return *trouble;
  return EnrolmentRequest{std::move(renew)};
}

}  // namespace yichuang::http
