#include "tools/load/pages.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <stdexcept>

namespace yichuang::load {
namespace {

using Clock = PressTimes::Clock;
using std::chrono::milliseconds;

constexpr std::size_t kPageBlock = 256 * 1024;
constexpr int kSmallestBuffer = 4096;
constexpr milliseconds kOpenPatience{20'000};
constexpr milliseconds kDrainPatience{6'000};  // a page that is still served hears a ping by then
constexpr std::string_view kService = "\"service\":";

double Millis(Clock::duration span) {
  return std::chrono::duration<double, std::milli>(span).count();
}

}  // namespace

struct Pages::Page {
  Page(std::uint16_t port, bool is_silent, std::size_t places)
      : socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)),
        silent(is_silent),
        seen(is_silent ? 0 : places),
        begun(Clock::now()) {
    // Little room at this end, so that what is not read stays with the hub.
    if (silent) {
      ::setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &kSmallestBuffer, sizeof kSmallestBuffer);
    }
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return;
    ::close(socket);
    throw std::runtime_error("load: cannot connect to the hub's pages");
  }
  ~Page() { ::close(socket); }
  Page(const Page&) = delete;
  Page& operator=(const Page&) = delete;

  const int socket;
  const bool silent;
  bool head_read = false;
  bool open = false;  ///< the whole state has come
  bool ended = false;
  std::string input;
  std::size_t searched = 0;  ///< of input: no frame ends before this place
  std::vector<bool> seen;    ///< by place
  std::size_t seen_count = 0;
  Clock::time_point begun;
};

Pages::Pages(PagesSettings settings, const PressTimes& times)
    : settings_(std::move(settings)), times_(times), epoll_(::epoll_create1(EPOLL_CLOEXEC)) {
  for (std::size_t i = 0; i < settings_.pages + settings_.silent; ++i) Open(i);
  const auto deadline = Clock::now() + kOpenPatience;
  while (opened_ < settings_.pages) {
    if (Clock::now() > deadline) throw std::runtime_error("load: not every page got its state");
    Poll(milliseconds(20));
  }
}

Pages::~Pages() { ::close(epoll_); }

void Pages::Open(std::size_t index) {
  const bool silent = index >= settings_.pages;
  auto page = std::make_unique<Page>(settings_.port, silent, times_.places());
  const std::string request = fmt::format(
      "GET /api/v1/live HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nAuthorization: Bearer {}\r\n"
      "Accept: text/event-stream\r\n\r\n",
      settings_.port, settings_.token);
  const ssize_t sent = ::send(page->socket, request.data(), request.size(), MSG_NOSIGNAL);
  if (sent != static_cast<ssize_t>(request.size()))
    throw std::runtime_error("load: cannot ask the hub for its stream");
  ::fcntl(page->socket, F_SETFL, O_NONBLOCK);
  if (!silent) {
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = index;
    ::epoll_ctl(epoll_, EPOLL_CTL_ADD, page->socket, &event);
  }
  pages_.push_back(std::move(page));
}

void Pages::Watch(const std::atomic<bool>& over, milliseconds patience) {
  const auto complete = [this] {
    return std::all_of(pages_.begin(), pages_.end(), [this](const auto& page) {
      return page->silent || page->ended || page->seen_count == times_.count();
    });
  };
  std::optional<Clock::time_point> deadline;
  while (true) {
    Poll(milliseconds(20));
    if (!over) continue;
    if (!deadline) deadline = Clock::now() + patience;
    if (complete() || Clock::now() > *deadline) return;
  }
}

void Pages::AwaitDrops(milliseconds grace) {
  const auto enough = Clock::now() + grace;
  while (Clock::now() < enough) Poll(milliseconds(100));
  const auto deadline = Clock::now() + kDrainPatience;
  while (Clock::now() < deadline) {
    Poll(milliseconds(50));
    result_.dropped =
        static_cast<std::size_t>(std::count_if(pages_.begin(), pages_.end(), [this](auto& page) {
          return page->silent && Drained(*page);
        }));
    if (result_.dropped == settings_.silent) return;
  }
}

// The end of a connection only shows behind what was sent before.
bool Pages::Drained(Page& page) const {
  std::array<char, kPageBlock> unread;
  ssize_t count = 1;
  while (!page.ended && count > 0) {
    count = ::recv(page.socket, unread.data(), unread.size(), 0);
    if (count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR)) page.ended = true;
  }
  return page.ended;
}

void Pages::Poll(milliseconds patience) {
  std::array<epoll_event, 256> events;
  const int count = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()),
                                 static_cast<int>(patience.count()));
  for (int i = 0; i < count; ++i) {
    Read(*pages_[static_cast<std::size_t>(events[static_cast<std::size_t>(i)].data.u64)]);
  }
}

void Pages::Read(Page& page) {
  const std::size_t old = page.input.size();
  page.input.resize(old + kPageBlock);
  const ssize_t count = ::recv(page.socket, page.input.data() + old, kPageBlock, 0);
  page.input.resize(old + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
  const auto at = Clock::now();
  if (count < 0 && (errno == EAGAIN || errno == EINTR)) return;
  if (count <= 0) {
    page.ended = true;
    ::epoll_ctl(epoll_, EPOLL_CTL_DEL, page.socket, nullptr);
    if (!page.open) throw std::runtime_error("load: the hub closed a page before its state came");
    ++result_.ended;
    return;
  }
  if (!page.head_read) {
    const std::size_t end = page.input.find("\r\n\r\n");
    if (end == std::string::npos) return;
    if (!page.input.starts_with("HTTP/1.1 200"))
      throw std::runtime_error("load: the hub answered " + page.input.substr(0, 32));
    page.input.erase(0, end + 4);
    page.head_read = true;
  }
  std::size_t begin = 0;
  std::size_t end = page.input.find("\n\n", page.searched);
  for (; end != std::string::npos; end = page.input.find("\n\n", begin)) {
    Take(page, std::string_view(page.input).substr(begin, end - begin), at);
    begin = end + 2;
  }
  page.input.erase(0, begin);
  page.searched = page.input.empty() ? 0 : page.input.size() - 1;
}

void Pages::Take(Page& page, std::string_view frame, Clock::time_point at) {
  const std::string_view head = frame.substr(0, frame.find("\ndata:"));
  const bool whole = head.ends_with("event: state");
  if (whole && page.open) ++result_.whole_again;
  if (whole && !page.open) {
    page.open = true;
    ++opened_;
    opening_.Add(Millis(at - page.begun));
  }
  for (std::size_t found = frame.find(kService); found != std::string_view::npos;
       found = frame.find(kService, found)) {
    found += kService.size();
    std::size_t service = 0;
    std::from_chars(frame.data() + found, frame.data() + frame.size(), service);
    if (service > 0 && service <= times_.places()) Arrive(page, service - 1, at);
  }
}

void Pages::Arrive(Page& page, std::size_t place, Clock::time_point at) {
  if (page.seen[place]) return;
  const auto published = times_.At(place);
  if (published == Clock::time_point{}) return;
  page.seen[place] = true;
  ++page.seen_count;
  ++result_.arrivals;
  behind_.Add(Millis(at - published));
}

PagesResult Pages::Result() {
  result_.missing = settings_.pages * times_.count() - result_.arrivals;
  result_.open_p99_ms = opening_.Percentile(0.99);
  result_.p50_ms = behind_.Percentile(0.50);
  result_.p99_ms = behind_.Percentile(0.99);
  result_.worst_ms = behind_.Percentile(1.0);
  return result_;
}

}  // namespace yichuang::load
