#include "hub/client/http_call.h"

#include <algorithm>
#include <string_view>

#include "hub/client/curl_handle.h"

namespace yichuang::client {
namespace {

constexpr std::size_t kMostBytes = 1024 * 1024;

std::size_t Keep(char* data, std::size_t, std::size_t size, void* answer) {
  auto& body = static_cast<HttpAnswer*>(answer)->body;
  body.append(data, std::min(size, kMostBytes - body.size()));
  return size;
}

std::size_t KeepCookie(char* data, std::size_t, std::size_t size, void* answer) {
  constexpr std::string_view kName = "set-cookie:";
  std::string_view line(data, size);
  const bool named = line.size() > kName.size() &&
                     std::equal(kName.begin(), kName.end(), line.begin(), [](char one, char sent) {
                       return one == (sent >= 'A' && sent <= 'Z' ? sent - 'A' + 'a' : sent);
                     });
  if (!named) return size;
  line.remove_prefix(kName.size());
  line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
  line = line.substr(0, line.find_first_of(";\r\n"));
  static_cast<HttpAnswer*>(answer)->cookies.emplace_back(line);
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
    curl.Set(CURLOPT_HEADERFUNCTION, &KeepCookie);
    curl.Set(CURLOPT_HEADERDATA, &answer);
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
