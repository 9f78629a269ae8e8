#pragma once

#include <fmt/format.h>

#include <cstddef>
#include <string>

#include "hub/catalogue/item.h"

/// An item that is hard to print.
namespace yichuang::documents {

inline std::string Repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

/// "申请材料07" and so on up to 60 characters: no two are alike, and no line holds one of them.
inline catalogue::Text LongName(std::size_t index) {
  return {fmt::format("申请材料{:02}", index) + Repeated("关于（公司）章程、承诺", 4) +
              "书面说明文件原件",
          fmt::format("Document {:02}, a paper with a supercalifragilistic name", index)};
}

/// `materials` of 60 characters each, five steps, one question; verified.
inline catalogue::Item HardItem(std::size_t materials) {
  catalogue::Item item;
  item.id = "hard";
  item.department = "office";
  item.name = {Repeated("关于特殊情形的行政许可事项", 4) + "变更登记备案",
               "A long name of an item"};
  item.conditions = {{"年满十八周岁，具有完全民事行为能力。", "At least 18 years old."}};
  item.situations = {{"home",
                      {"房屋从哪里来？", "Which home?"},
                      {{"own", {"自有", "own"}}, {"rent", {"租赁", "rented"}}}}};
  for (std::size_t i = 1; i <= materials; ++i) {
    catalogue::Material material;
    material.id = fmt::format("m{}", i);
    material.name = LongName(i);
    material.issuer = {"某某市某某区住房和城乡建设管理委员会", "A committee with a long name"};
    material.note = {Repeated("须加盖公章，并注明“与原件一致”；", 3), "Stamped on every page."};
    material.originals = 1;
    material.copies = static_cast<std::uint8_t>(i % 3);
    item.materials.push_back(material);
  }
  for (int i = 1; i <= 5; ++i) {
    item.steps.push_back({{fmt::format("第{}步", i), fmt::format("Step {}", i)},
                          {Repeated("在窗口提交材料，", 8) + "领取回执。", "Hand in the papers."},
                          {"一层A区", "Zone A"},
                          catalogue::Limit{catalogue::LimitUnit::kWorkingDays, 2}});
  }
  item.promised = catalogue::Limit{catalogue::LimitUnit::kWorkingDays, 3};
  item.statutory = catalogue::Limit{catalogue::LimitUnit::kWorkingDays, 20};
  item.fee = {true, {"每证 20 元", "20 yuan each"}, {"某收费文件", "a tariff"}};
  item.place = {"一层 A 区 综合窗口", "Zone A"};
  item.windows = {9, 3, 4, 5, 6};
  item.hours = {"周一至周五 9:00–12:00、13:00–17:00", "Mon–Fri 9:00–17:00"};
  item.phone = "000-0000-0101";
  item.supervision = "000-0000-0199";
  item.basis = {{"某某条例", "第十九条", std::chrono::year(2022) / 3 / 1}};
  item.verified = true;
  return item;
}

inline catalogue::Catalogue HardCatalogue(std::size_t materials) {
  catalogue::Catalogue catalogue;
  catalogue.version = 7;
  catalogue.district = {"云澜区", "Yunlan District"};
  catalogue.sample = true;
  catalogue.departments = {{"office", {"云澜区某某局", "Some Bureau"}, "000-0000-0101"}};
  catalogue.items = {HardItem(materials)};
  return catalogue;
}

}  // namespace yichuang::documents
