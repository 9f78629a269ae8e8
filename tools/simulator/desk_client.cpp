#include "tools/simulator/desk_client.h"

#include <httplib.h>

#include <chrono>
#include <memory>
#include <nlohmann/json.hpp>
#include <utility>

namespace yichuang::simulator {
namespace {

constexpr std::chrono::milliseconds kAskAgain{100};
constexpr std::chrono::seconds kClientPatience{5};
constexpr int kFirstServerError = 500;

/// The text at `path`, "" where there is none.
std::string TextAt(const nlohmann::json& body, const std::string& path) {
  const nlohmann::json::json_pointer place(path);
  if (!body.is_object() || !body.contains(place) || !body[place].is_string()) return "";
  return body[place].get<std::string>();
}

std::unique_ptr<httplib::Client> MakeClient(std::uint16_t port, const std::string& token) {
  auto client = std::make_unique<httplib::Client>("127.0.0.1", port);
  client->set_connection_timeout(kClientPatience);
  client->set_read_timeout(kClientPatience);
  client->set_default_headers({{"Authorization", "Bearer " + token}});
  client->set_keep_alive(true);
  client->set_tcp_nodelay(true);
  return client;
}

}  // namespace

DeskClient::DeskClient(std::uint16_t port, std::string token, Loop& loop, int at_once)
    : port_(port), token_(std::move(token)), loop_(loop) {
  for (int i = 0; i < at_once; ++i) threads_.emplace_back([this] { Work(); });
}

DeskClient::~DeskClient() {
  {
    const std::scoped_lock lock(mutex_);
    closing_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void DeskClient::Ask(std::string method, std::string path, std::string body, OnAnswer answered) {
  {
    const std::scoped_lock lock(mutex_);
    requests_.push_back({std::move(method), std::move(path), std::move(body), std::move(answered)});
  }
  changed_.notify_all();
}

void DeskClient::Work() {
  for (;;) {
    Request request;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return closing_ || !requests_.empty(); });
      if (closing_) return;
      request = std::move(requests_.front());
      requests_.pop_front();
    }
    const Answer answer = Carry(request);
    if (answer.status == 0) return;
    loop_.Post([answered = std::move(request.answered), answer] { answered(answer); });
  }
}

DeskClient::Answer DeskClient::Carry(const Request& request) {
  // Each thread keeps its connection; after a failure a fresh one.
  thread_local std::unique_ptr<httplib::Client> client;
  for (Answer answer;; ++answer.attempts) {
    if (!client) client = MakeClient(port_, token_);
    const httplib::Result result =
        request.method == "DELETE" ? client->Delete(request.path, request.body, "application/json")
                                   : client->Post(request.path, request.body, "application/json");
    if (result && result->status < kFirstServerError) {
      answer.status = result->status;
      const nlohmann::json body = nlohmann::json::parse(result->body, nullptr, false);
      answer.reason = TextAt(body, "/reason");
      answer.what = TextAt(body, result->status == 200 ? "/ticket/no" : "/what");
      const nlohmann::json::json_pointer ticket("/ticket/id");
      if (body.is_object() && body.contains(ticket) && body[ticket].is_number_unsigned())
        answer.ticket = body[ticket].get<std::uint64_t>();
      return answer;
    }
    client.reset();
    if (!WaitAgain()) return {};
  }
}

bool DeskClient::WaitAgain() {
  std::unique_lock lock(mutex_);
  return !changed_.wait_for(lock, kAskAgain, [this] { return closing_; });
}

bool DeskClient::Holds(std::uint16_t port, const std::string& path, const std::string& wanted) {
  httplib::Client client("127.0.0.1", port);
  client.set_connection_timeout(std::chrono::seconds(1));
  client.set_read_timeout(std::chrono::seconds(1));
  const httplib::Result result = client.Get(path);
  return result && result->status == 200 && result->body.find(wanted) != std::string::npos;
}

}  // namespace yichuang::simulator
