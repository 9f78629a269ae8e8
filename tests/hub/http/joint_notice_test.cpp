#include "hub/http/joint_notice.h"

#include <gtest/gtest.h>

namespace yichuang::http {
namespace {

using contract::Reason;

/// A licence, whose lease is wanted of whoever rents, and a seal; both want the same identity card.
catalogue::Catalogue TwoItems() {
  catalogue::Catalogue catalogue;
  catalogue.departments = {{"market", {"市场监管局", "Market"}, ""},
                           {"police", {"公安局", "Police"}, ""}};
  catalogue::Material identity;
  identity.id = "identity";
  identity.name = {"身份证", "ID card"};
  identity.copies = 1;
  catalogue::Material lease;
  lease.id = "lease";
  lease.name = {"租赁合同", "Lease"};
  lease.when = {{"place", {"rent"}}};
  catalogue::Item licence;
  licence.id = "licence";
  licence.department = "market";
  licence.name = {"营业执照", "Licence"};
  licence.promised = catalogue::Limit{catalogue::LimitUnit::kWorkingDays, 3};
  licence.situations = {
      {"place", {"场所", "Place"}, {{"rent", {"租赁", "Rented"}}, {"own", {"自有", "Owned"}}}}};
  licence.materials = {identity, lease};
  catalogue::Item seal;
  seal.id = "seal";
  seal.department = "police";
  seal.name = {"印章备案", "Seal"};
  identity.copies = 2;
  identity.mandatory = false;
  seal.materials = {identity};
  seal.fee = {true, {"每枚 60 元", "60 a piece"}, {}};
  catalogue.items = {licence, seal};
  catalogue::JointMatter matter;
  matter.id = "start";
  matter.name = {"企业开办", "Start"};
  matter.parts = {{"licence", {"设立登记", "Registration"}}, {"seal", {}}};
  matter.shared = {{"id",
                    {"法定代表人身份证", "ID of the representative"},
                    {"licence/identity", "seal/identity"}}};
  catalogue.joint_matters = {matter};
  return catalogue;
}

TEST(JointNotice, TellsEveryPaperOfAllPartsOnce) {
  const auto made = AsItem(TwoItems(), "start", {"licence/place=rent"});
  ASSERT_TRUE(std::holds_alternative<MatterAsItem>(made));
  const catalogue::Item& item = std::get<MatterAsItem>(made).item;
  ASSERT_EQ(item.materials.size(), 2U) << "the identity card is one";
  EXPECT_EQ(item.materials[0].name.zh, "法定代表人身份证");
  EXPECT_EQ(item.materials[0].note.zh, "设立登记、印章备案") << "whom it is for";
  EXPECT_EQ(item.materials[0].copies, 2) << "as many as the most demanding part wants";
  EXPECT_TRUE(item.materials[0].mandatory) << "for one part at least";
  EXPECT_EQ(item.materials[1].id, "licence/lease");
  EXPECT_EQ(item.promised->amount, 3);
  EXPECT_EQ(item.fee.amount.zh, "印章备案：每枚 60 元");
  EXPECT_FALSE(item.verified) << "it claims no law";
  EXPECT_EQ(std::get<MatterAsItem>(made).catalogue.departments.front().name.zh,
            "市场监管局、公安局");
  const auto owned = AsItem(TwoItems(), "start", {"licence/place=own"});
  EXPECT_EQ(std::get<MatterAsItem>(owned).item.materials.size(), 1U);
}

TEST(JointNotice, WaitsUntilTheSituationIsKnown) {
  EXPECT_EQ(std::get<Reason>(AsItem(TwoItems(), "start", {})), Reason::kMissingField);
  EXPECT_EQ(std::get<Reason>(AsItem(TwoItems(), "start", {"place=rent"})), Reason::kMissingField);
  EXPECT_EQ(std::get<Reason>(AsItem(TwoItems(), "end", {})), Reason::kUnknownItem);
}

}  // namespace
}  // namespace yichuang::http
