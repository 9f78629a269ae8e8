#include "hub/person/applicant.h"

#include <gtest/gtest.h>

namespace yichuang::person {
namespace {

const Applicant kPersonal{ApplicantKind::kPerson, "张三丰", "111", "11010519491231002X",
                          "13800001234"};
const Applicant kFirm{ApplicantKind::kOrganisation, "云澜区晨光餐饮有限公司", "001",
                      "91350100M000100Y43", "000-0000"};

TEST(Applicant, IsReadAsItWasWritten) {
  for (const Applicant& each : {kPersonal, kFirm, Applicant{}})
    EXPECT_EQ(ReadApplicant(Written(each)), each);
  EXPECT_EQ(ReadApplicant(""), std::nullopt);
  EXPECT_EQ(ReadApplicant("1p\x1f"
                          "a"),
            std::nullopt);
  EXPECT_EQ(ReadApplicant(Written(kFirm) + "\x1f"), std::nullopt);
}

TEST(Applicant, WhatWasNotSaidAgainStays) {
  Applicant said;
  said.name = "张三";
  const Applicant merged = Merged(kPersonal, said);
  EXPECT_EQ(merged.name, "张三");
  EXPECT_EQ(merged.document, kPersonal.document);
  EXPECT_EQ(merged.phone, kPersonal.phone);
}

TEST(Applicant, MasksShowNoWholeValue) {
  EXPECT_EQ(MaskedName(kPersonal), "张**");
  EXPECT_EQ(MaskedName(kFirm), "云澜区*****限公司");
  EXPECT_EQ(MaskedName({ApplicantKind::kPerson, "张", "", "", ""}), "*");
  EXPECT_EQ(MaskedDocument(kPersonal.document), "110105********002X");
  EXPECT_EQ(MaskedDocument("G1234567"), "******67");
  EXPECT_EQ(MaskedPhone(kPersonal.phone), "138****1234");
  EXPECT_EQ(MaskedPhone("12345"), "*****");
}

TEST(Applicant, IsKnownByTheLastFourOfDocumentOrPhone) {
  EXPECT_TRUE(EndsWith(kPersonal, "002X"));
  EXPECT_TRUE(EndsWith(kPersonal, "002x"));
  EXPECT_TRUE(EndsWith(kPersonal, "1234"));
  EXPECT_FALSE(EndsWith(kPersonal, "1235"));
  EXPECT_FALSE(EndsWith(kPersonal, "34"));
  EXPECT_FALSE(EndsWith(kPersonal, "1002X"));
  EXPECT_FALSE(EndsWith(Applicant{}, ""));
  EXPECT_FALSE(EndsWith(Applicant{}, std::string_view("\0\0\0\0", 4)));
}

}  // namespace
}  // namespace yichuang::person
