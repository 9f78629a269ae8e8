#include "hub/client/fetch.h"

#include <gtest/gtest.h>
#include <httplib.h>
#include <stdlib.h>

#include <fstream>
#include <future>
#include <iterator>
#include <thread>

#include "hub/client/http_call.h"

namespace yichuang::client {
namespace {

namespace fs = std::filesystem;

std::string Text(std::size_t size) {
  std::string text(size, '\0');
  for (std::size_t i = 0; i < size; ++i) text[i] = static_cast<char>('a' + i % 26);
  return text;
}

/// A real HTTP server on a free port of 127.0.0.1, and a folder.
class FetchTest : public testing::Test {
 protected:
  FetchTest() {
    std::string pattern = (fs::temp_directory_path() / "yichuang-fetch-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    server_.Get("/whole", [this](const httplib::Request& request, httplib::Response& response) {
      range_ = request.get_header_value("Range");
      response.set_content(content_, "application/json");
    });
    server_.Get("/ignores-ranges",
                [this](const httplib::Request& request, httplib::Response& response) {
                  const_cast<httplib::Request&>(request).ranges.clear();
                  response.set_content(content_, "application/json");
                });
    // Promises everything and closes in the middle.
    server_.Get("/half", [this](const httplib::Request&, httplib::Response& response) {
      response.set_content_provider(
          content_.size(), "application/json",
          [this](std::size_t offset, std::size_t, httplib::DataSink& sink) {
            if (offset >= content_.size() / 2) return false;
            sink.write(content_.data(), content_.size() / 2);
            return true;
          });
    });
    server_.Post("/echo", [](const httplib::Request& request, httplib::Response& response) {
      response.status = 422;
      response.set_content(request.get_header_value("Content-Type") + " " + request.body,
                           "text/plain");
    });
    port_ = server_.bind_to_any_port("127.0.0.1");
    thread_ = std::thread([this] { server_.listen_after_bind(); });
    // A server that is told to stop before it has begun would never hear of it.
    while (!server_.is_running()) std::this_thread::yield();
  }
  ~FetchTest() override {
    server_.stop();
    thread_.join();
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  FetchRequest Request(const std::string& path) const {
    FetchRequest request;
    request.url = "http://127.0.0.1:" + std::to_string(port_) + path;
    request.file = folder_ / "catalogue.json";
    request.sm3 = Sm3OfBytes(content_);
    request.bytes = content_.size();
    return request;
  }
  FetchStatus Get(const FetchRequest& request) {
    detail_.clear();
    return Fetch(request, stop_, &detail_);
  }
  std::string Content() const {
    std::ifstream in(folder_ / "catalogue.json", std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  }
  bool There() const { return fs::exists(folder_ / "catalogue.json"); }

  fs::path folder_;
  std::string content_ = Text(300'000);
  std::string range_;
  std::string detail_;
  std::atomic<bool> stop_ = false;
  httplib::Server server_;
  int port_ = 0;
  std::thread thread_;
};

TEST_F(FetchTest, WhatStandsThereIsWhatWasAnnounced) {
  EXPECT_EQ(Get(Request("/whole")), FetchStatus::kDone) << detail_;
  EXPECT_EQ(Content(), content_);
  EXPECT_FALSE(fs::exists(folder_ / "catalogue.json.part"));
  EXPECT_EQ(Sm3OfFile(folder_ / "catalogue.json"), Sm3OfBytes(content_));
}

TEST_F(FetchTest, OtherContentIsThrownAway) {
  FetchRequest request = Request("/whole");
  request.sm3[5] ^= 1;
  EXPECT_EQ(Get(request), FetchStatus::kHashMismatch);
  EXPECT_FALSE(There());
  EXPECT_FALSE(fs::exists(folder_ / "catalogue.json.part"));
}

TEST_F(FetchTest, WhatStoodThereBeforeStaysWhenTheNewOneIsBad) {
  std::ofstream(folder_ / "catalogue.json") << "old";
  FetchRequest request = Request("/whole");
  request.sm3[0] ^= 1;
  EXPECT_EQ(Get(request), FetchStatus::kHashMismatch);
  EXPECT_EQ(Content(), "old");
}

TEST_F(FetchTest, ABrokenDownloadGoesOnWhereItEnded) {
  EXPECT_EQ(Get(Request("/half")), FetchStatus::kInterrupted) << detail_;
  EXPECT_FALSE(There());
  const auto half = fs::file_size(folder_ / "catalogue.json.part");
  EXPECT_EQ(half, content_.size() / 2);
  EXPECT_EQ(Get(Request("/whole")), FetchStatus::kDone) << detail_;
  EXPECT_EQ(range_, "bytes=" + std::to_string(half) + "-");
  EXPECT_EQ(Content(), content_);
}

TEST_F(FetchTest, AServerWithoutRangesIsReadFromTheBeginning) {
  std::ofstream(folder_ / "catalogue.json.part") << "half of something";
  EXPECT_EQ(Get(Request("/ignores-ranges")), FetchStatus::kDone) << detail_;
  EXPECT_EQ(Content(), content_);
}

TEST_F(FetchTest, APartOfAnotherFileDoesNotPoisonTheNextAttempt) {
  std::ofstream(folder_ / "catalogue.json.part") << std::string(1000, 'z');
  EXPECT_EQ(Get(Request("/whole")), FetchStatus::kHashMismatch);
  EXPECT_EQ(Get(Request("/whole")), FetchStatus::kDone) << detail_;
}

TEST_F(FetchTest, MoreThanAnnouncedIsCutOff) {
  FetchRequest request = Request("/whole");
  request.bytes = 1000;
  EXPECT_EQ(Get(request), FetchStatus::kTooLarge);
  EXPECT_FALSE(There());
  EXPECT_EQ(fs::file_size(folder_ / "catalogue.json.part"), 0U);
}

TEST_F(FetchTest, NamesWhatIsWrong) {
  EXPECT_EQ(Get(Request("/nowhere")), FetchStatus::kRefused);
  EXPECT_NE(detail_.find("404"), std::string::npos) << detail_;
  FetchRequest closed = Request("/whole");
  closed.url = "http://127.0.0.1:1/whole";
  EXPECT_EQ(Get(closed), FetchStatus::kUnreachable);
  FetchRequest local = Request("/whole");
  local.url = "file:///etc/passwd";
  EXPECT_EQ(Get(local), FetchStatus::kUnreachable);
  FetchRequest nowhere = Request("/whole");
  nowhere.file = folder_ / "no" / "such" / "folder";
  EXPECT_EQ(Get(nowhere), FetchStatus::kDisk);
}

TEST_F(FetchTest, StopsWhenAsked) {
  stop_ = true;
  EXPECT_EQ(Get(Request("/whole")), FetchStatus::kStopped);
  EXPECT_FALSE(There());
}

TEST_F(FetchTest, TheFetcherTellsOnItsOwnThread) {
  std::promise<FetchStatus> done;
  std::thread::id where;
  Fetcher fetcher([&](const FetchRequest&, FetchStatus status, const std::string&) {
    where = std::this_thread::get_id();
    done.set_value(status);
  });
  fetcher.Start(Request("/whole"));
  EXPECT_EQ(done.get_future().get(), FetchStatus::kDone);
  EXPECT_NE(where, std::this_thread::get_id());
  EXPECT_TRUE(There());
}

TEST_F(FetchTest, ACallBringsStatusAndBody) {
  HttpCall call;
  call.method = "POST";
  call.url = "http://127.0.0.1:" + std::to_string(port_) + "/echo";
  call.body = "{}";
  const HttpAnswer answer = Perform(call);
  EXPECT_EQ(answer.status, 422);
  EXPECT_EQ(answer.body, "application/json {}");
  call.url = "http://127.0.0.1:1/";
  EXPECT_EQ(Perform(call).status, 0);
  EXPECT_NE(Perform(call).fault, "");
}

}  // namespace
}  // namespace yichuang::client
