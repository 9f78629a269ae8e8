#include "hub/client/http_call.h"

#include <algorithm>

#include "hub/client/curl_handle.h"

namespace yichuang::client {
namespace {

constexpr std::size_t kMostBytes = 1024 * 1024;

std::size_t Keep(char* data, std::size_t, std::size_t size, void* answer) {
  auto& body = static_cast<HttpAnswer*>(answer)->body;
  body.append(data, std::min(size, kMostBytes - body.size()));
  return size;
}

}  // namespace

HttpAnswer Perform(const HttpCall& call) {
  HttpAnswer answer;
  try {
    CurlHandle curl;
    curl.Set(CURLOPT_URL, call.url.c_str());
    curl.Set(CURLOPT_CUSTOMREQUEST, call.method.c_str());
    curl.Set(CURLOPT_TIMEOUT_MS, static_cast<long>(call.timeout.count()));
    curl.Set(CURLOPT_WRITEFUNCTION, &Keep);
    curl.Set(CURLOPT_WRITEDATA, &answer);
    if (!call.certificate_authority.empty())
      curl.Set(CURLOPT_CAINFO, call.certificate_authority.c_str());
    // A change is JSON also when it has no body: that is what keeps forms of other sites out.
    curl.AddHeader("Content-Type: application/json");
    for (const std::string& header : call.headers) curl.AddHeader(header);
    if (!call.body.empty()) {
      curl.Set(CURLOPT_POSTFIELDSIZE, static_cast<long>(call.body.size()));
      curl.Set(CURLOPT_POSTFIELDS, call.body.c_str());
    }
    const CURLcode code = curl.Perform();
    if (code != CURLE_OK) {
      answer.fault = call.url + ": " + curl.Error(code);
      return answer;
    }
    answer.status = static_cast<int>(curl.Status());
  } catch (const std::exception& fault) {
    answer.fault = fault.what();
  }
  return answer;
}

}  // namespace yichuang::client
