#include "tools/simulator/names.h"

#include <array>
#include <cstddef>

namespace yichuang::simulator {
namespace {

constexpr std::array<std::string_view, 20> kFamily = {"林", "陈", "周", "沈", "何", "许", "罗",
                                                      "顾", "梁", "宋", "唐", "韩", "冯", "曹",
                                                      "彭", "曾", "萧", "田", "董", "袁"};
constexpr std::array<std::string_view, 20> kGiven = {
    "晓云", "明远", "静文", "海平", "雨桐", "志新", "秋兰", "子安", "慧敏", "立新",
    "思远", "春华", "文博", "若水", "建业", "安然", "一鸣", "佳宁", "向阳", "书恒"};
constexpr std::array<std::string_view, 3> kZones = {"综合服务区", "企业服务区", "社保医保区"};
constexpr std::array<std::string_view, 3> kZonesEn = {"General services", "Business services",
                                                      "Social insurance"};

}  // namespace

std::span<const GroupName> Groups() {
  static constexpr std::array<GroupName, 6> kGroups{{
      {"qykb", 'A', "企业开办", "Start a business", "business", 15},
      {"sbyb", 'B', "社保医保", "Social and medical insurance", "insurance", 8},
      {"bdc", 'C', "不动产登记", "Real estate", "estate", 20},
      {"gacrj", 'D', "公安出入境", "Police and exit-entry", "police", 10},
      {"shuiwu", 'E', "税务", "Tax", "tax", 8},
      {"zhzx", 'F', "不清楚办什么（综合咨询）", "Not sure: general enquiries", "question", 6},
  }};
  return kGroups;
}

std::string_view HallName() { return "云澜区政务服务中心（演示）"; }

std::string_view ZoneName(int n) { return kZones[static_cast<std::size_t>(n) % kZones.size()]; }

std::string_view ZoneNameEn(int n) {
  return kZonesEn[static_cast<std::size_t>(n) % kZonesEn.size()];
}

std::string StaffName(int n) {
  const auto index = static_cast<std::size_t>(n);
  // The given name moves on by one more in each round of family names, so that pairs do not repeat
  // early.
  const std::size_t round = index / kFamily.size();
  return std::string(kFamily[index % kFamily.size()])
      .append(kGiven[(index + round) % kGiven.size()]);
}

}  // namespace yichuang::simulator
