#include "hub/client/enrolment.h"

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>

#include "hub/identity/key.h"

namespace yichuang::client {
namespace {

using nlohmann::json;

std::string TextOf(const json& body, const char* name) {
  if (!body.is_object()) return {};
  const auto found = body.find(name);
  return found != body.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// "" when nobody on the way can read a code, or give a certificate of his own.
std::string Unsafe(const std::string& http) {
  for (const char* safe : {"https://", "http://127.0.0.1:", "http://localhost:", "http://[::1]:"}) {
    if (http.starts_with(safe)) return {};
  }
  return "http = \"" + http +
         "\": certificates come over https:// alone, or on the hub's own machine";
}

/// The answer's certificate is kept; else what went wrong.
std::string KeepAnswered(const EnrolmentOptions& options, const identity::Key& key,
                         const HttpAnswer& answer) {
  if (answer.status == 0) return "the hub does not answer: " + answer.fault;
  const json body = json::parse(answer.body, nullptr, false);
  if (answer.status != 200) {
    std::string said = "the hub refuses (status " + std::to_string(answer.status) + ")";
    if (body.is_object() && body.contains("detail") && body["detail"].is_string())
      said += ": " + body["detail"].get<std::string>();
    return said;
  }
  const std::string certificate = TextOf(body, "certificate");
  const std::string authority = TextOf(body, "authority");
  const auto read = identity::ReadCertificate(certificate);
  if (!read || read->name != options.device || !identity::ReadCertificate(authority))
    return "what answers at " + options.http + " gives no certificate for " + options.device +
           "; check the address of the hub";
  try {
    identity::TerminalFolder(options.folder).Put(key, certificate, authority);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return {};
}

HttpCall CallOf(const EnrolmentOptions& options, const char* path, const json& body) {
  HttpCall call;
  call.method = "POST";
  call.url = options.http + path;
  call.body = body.dump();
  call.certificate_authority = options.certificate_authority;
  return call;
}

}  // namespace

std::string Join(const EnrolmentOptions& options, const std::string& code, const Carrier& carry) {
  if (std::string unsafe = Unsafe(options.http); !unsafe.empty()) return unsafe;
  const identity::Key key = identity::Key::New();
  const json body{
      {"device", options.device}, {"code", code}, {"request", key.Request(options.device)}};
  return KeepAnswered(options, key, carry(CallOf(options, "/api/v1/enrolments", body)));
}

std::string RenewInTime(const EnrolmentOptions& options, identity::Seconds now,
                        const Carrier& carry) {
  if (std::string unsafe = Unsafe(options.http); !unsafe.empty()) return unsafe;
  const auto own = identity::TerminalFolder(options.folder).Read();
  const auto known = own ? identity::ReadCertificate(own->certificate) : std::nullopt;
  if (!known) return options.device + " has no certificate; enrol it with a one-time code";
  if (!identity::IsWorthRenewing(*known, now)) return {};
  const identity::Key key = identity::Key::New();
  const std::string request = key.Request(options.device);
  const json body{{"certificate", own->certificate},
                  {"request", request},
                  {"signature", own->key.Sign(request)}};
  return KeepAnswered(options, key, carry(CallOf(options, "/api/v1/enrolments/renewal", body)));
}

}  // namespace yichuang::client
