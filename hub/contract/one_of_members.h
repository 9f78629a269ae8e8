#pragma once

#include "hub/contract/one_of.h"

// The members of OneOf, for the one source of each list that compiles them.

namespace yichuang::contract {

template <typename... Bodies>
OneOf<Alternatives<Bodies...>>::OneOf() = default;
template <typename... Bodies>
OneOf<Alternatives<Bodies...>>::OneOf(const OneOf& other) = default;
template <typename... Bodies>
OneOf<Alternatives<Bodies...>>::OneOf(OneOf&& other) noexcept = default;
template <typename... Bodies>
auto OneOf<Alternatives<Bodies...>>::operator=(const OneOf& other) -> OneOf& = default;
template <typename... Bodies>
auto OneOf<Alternatives<Bodies...>>::operator=(OneOf&& other) noexcept -> OneOf& = default;
template <typename... Bodies>
OneOf<Alternatives<Bodies...>>::~OneOf() = default;

template <typename... Bodies>
bool OneOf<Alternatives<Bodies...>>::operator==(const OneOf& other) const
    requires(std::equality_comparable<Bodies>&&...) {
  return static_cast<const Plain&>(*this) == static_cast<const Plain&>(other);
}

template <typename... Bodies>
template <typename Body>
auto OneOf<Alternatives<Bodies...>>::Made(Body&& body) -> OneOf {
  OneOf made;
  made.template emplace<Body>(std::move(body));
  return made;
}

template <typename... Bodies>
void OneOf<Alternatives<Bodies...>>::KeepMade(void (**places)()) {
  ((*places++ = reinterpret_cast<void (*)()>(&OneOf::Made<Bodies>)), ...);
}

}  // namespace yichuang::contract
