#include "hub/contract/one_of.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "hub/contract/one_of_members.h"

namespace yichuang::contract {
namespace {

struct Nobody {
  friend bool operator==(const Nobody&, const Nobody&) = default;
};
struct Named {
  std::string name;
  friend bool operator==(const Named&, const Named&) = default;
};
using VisitorKinds = Alternatives<Nobody, Named>;
using OneVisitor = OneOf<VisitorKinds>;

}  // namespace

template class OneOf<VisitorKinds>;

namespace {

TEST(OneOf, IsAVariantToWhoeverVisitsOrAsksIt) {
  const OneVisitor none;
  const OneVisitor somebody = Named{"周明"};
  EXPECT_EQ(none.index(), 0U);
  EXPECT_TRUE(std::holds_alternative<Named>(somebody));
  EXPECT_EQ(std::get_if<Nobody>(&somebody), nullptr);
  EXPECT_EQ(std::visit([](const auto& each) { return sizeof each; }, somebody), sizeof(Named));
  EXPECT_EQ(std::get<Named>(somebody).name, "周明");
}

TEST(OneOf, IsCopiedMovedAndCompared) {
  OneVisitor somebody = Named{"一个名字长得放不进短字符串"};
  const OneVisitor copy = somebody;
  EXPECT_EQ(copy, somebody);
  OneVisitor moved = std::move(somebody);
  EXPECT_EQ(moved, copy);
  moved = Nobody{};
  EXPECT_FALSE(moved == copy);
  moved = copy;
  EXPECT_EQ(moved, copy);
}

}  // namespace
}  // namespace yichuang::contract
