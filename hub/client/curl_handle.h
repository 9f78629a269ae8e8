#pragma once

#include <curl/curl.h>

#include <stdexcept>
#include <string>
#include <utility>

/// libcurl's handles, owned. Private to the room.
namespace yichuang::client {

/// One transfer. Never follows a redirect: the hub sends none, so one would come from elsewhere.
class CurlHandle {
 public:
  CurlHandle() {
    // Once a process, and never undone: other threads may still use it.
    static const CURLcode kReady = curl_global_init(CURL_GLOBAL_DEFAULT);
    handle_ = kReady == CURLE_OK ? curl_easy_init() : nullptr;
    if (handle_ == nullptr) throw std::runtime_error("libcurl cannot start: out of memory");
    Set(CURLOPT_NOSIGNAL, 1L);
    Set(CURLOPT_FOLLOWLOCATION, 0L);
    Set(CURLOPT_PROTOCOLS_STR, "http,https");
    Set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    Set(CURLOPT_NOPROXY, "*");  // the hub is in this hall
    Set(CURLOPT_ERRORBUFFER, error_);
  }
  ~CurlHandle() {
    curl_slist_free_all(headers_);
    curl_easy_cleanup(handle_);
  }
  CurlHandle(const CurlHandle&) = delete;
  CurlHandle& operator=(const CurlHandle&) = delete;

  template <typename Value>
  void Set(CURLoption option, Value value) {
    curl_easy_setopt(handle_, option, value);
  }
  void AddHeader(const std::string& header) {
    curl_slist* const longer = curl_slist_append(headers_, header.c_str());
    if (longer != nullptr) headers_ = longer;
  }
  CURLcode Perform() {
    error_[0] = '\0';
    Set(CURLOPT_HTTPHEADER, headers_);
    return curl_easy_perform(handle_);
  }
  long Status() const {
    long status = 0;
    curl_easy_getinfo(handle_, CURLINFO_RESPONSE_CODE, &status);
    return status;
  }
  /// What libcurl says of the last transfer.
  std::string Error(CURLcode code) const {
    return error_[0] != '\0' ? error_ : curl_easy_strerror(code);
  }

 private:
  CURL* handle_ = nullptr;
  curl_slist* headers_ = nullptr;
  char error_[CURL_ERROR_SIZE] = {};
};

}  // namespace yichuang::client
