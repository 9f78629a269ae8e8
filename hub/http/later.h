#pragma once

#include <utility>  // before any Boost.Asio header: version 1.74 uses std::exchange without including it

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <memory>
#include <optional>

#include "hub/http/connection.h"

/// How a coroutine waits for what another thread answers.
namespace yichuang::http {

/// One value that another thread delivers to a waiting coroutine. Strong references stay on the I/O
/// thread.
template <typename Value>
class Later {
 public:
  explicit Later(const boost::asio::any_io_executor& executor) : timer_(executor) {}

  void Deliver(Value value) {
    value_ = std::move(value);
    timer_.cancel();
  }

  /// Absent when nothing came in time.
  boost::asio::awaitable<std::optional<Value>> Wait(std::chrono::milliseconds timeout) {
    if (!value_) {
      timer_.expires_after(timeout);
      boost::system::error_code ignored;
      co_await timer_.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, ignored));
    }
    co_return std::move(value_);
  }

 private:
  boost::asio::steady_timer timer_;
  std::optional<Value> value_;
};

/// A callable for other threads that delivers into `later`, should that still wait.
template <typename Value>
auto DeliverTo(const std::shared_ptr<Later<Value>>& later, std::shared_ptr<Mailbox> mailbox) {
  return [weak = std::weak_ptr<Later<Value>>(later), mailbox = std::move(mailbox)](Value value) {
    mailbox->Post([weak, value = std::move(value)]() mutable {
      if (const auto waiting = weak.lock()) waiting->Deliver(std::move(value));
    });
  };
}

}  // namespace yichuang::http
