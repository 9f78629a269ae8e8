#pragma once

#include <concepts>
#include <type_traits>
#include <utility>
#include <variant>

namespace yichuang::contract {

/// The alternatives of a OneOf, in the order of its index.
template <typename... Bodies>
struct Alternatives;

template <typename List>
class OneOf;

/// A std::variant whose construction, copies and comparison are compiled in one place. A variant of
/// a hundred alternatives costs every source that copies one twenty seconds of compiling; of this
/// class a source sees declarations alone. It is visited and asked (std::visit, std::get_if, index)
/// as any variant.
///
/// For each list one source includes one_of_members.h and says `template class OneOf<List>;`.
template <typename... Bodies>
class OneOf<Alternatives<Bodies...>> : public std::variant<Bodies...> {
 public:
  using Plain = std::variant<Bodies...>;

  OneOf();  ///< the first alternative
  template <typename Body>
  requires(std::same_as<Body, Bodies> || ...)
      OneOf(Body body)  // NOLINT(google-explicit-constructor): as a variant's own
      : OneOf(Made(std::move(body))) {}
  OneOf(const OneOf& other);
  OneOf(OneOf&& other) noexcept;
  OneOf& operator=(const OneOf& other);
  OneOf& operator=(OneOf&& other) noexcept;
  ~OneOf();
  bool operator==(const OneOf& other) const requires(std::equality_comparable<Bodies>&&...);

 private:
  /// Calls to it are linked to what one_of_members.h has made.
  template <typename Body>
  static OneOf Made(Body&& body);
  /// Never called: it holds the addresses of all Made, so that they are compiled.
  static void KeepMade(void (**places)());
};

}  // namespace yichuang::contract
