#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What a citizen can come for: service items (事项) and what each of them asks and promises.
///
/// Plain values, read from JSON by load.h and searched by search.h. An item whose rules nobody has
/// checked (`verified` false) claims no law: its `basis` is empty and `statutory` absent.
namespace yichuang::catalogue {

/// One text in both languages. `en` may be empty: a view then shows `zh`.
struct Text {
  std::string zh;
  std::string en;
  friend bool operator==(const Text&, const Text&) = default;
};

/// Kind of a service item, GB/T 39046-2020 table A.1.
enum class ItemType : std::uint8_t {
  kLicence,        ///< 01 行政许可
  kLevy,           ///< 04 行政征收
  kBenefit,        ///< 05 行政给付
  kConfirmation,   ///< 07 行政确认
  kReward,         ///< 08 行政奖励
  kOtherPower,     ///< 10 其他行政权力
  kPublicService,  ///< 20 公共服务
};

/// How deep the hall follows a case of the item.
enum class Depth : std::uint8_t {
  kRegistered,  ///< 登记件: item and the outside system's number only
  kOnSpot,      ///< 即办件
  kPromised,    ///< 承诺件
};

/// Whom the item serves.
enum class Subject : std::uint8_t { kPerson, kEnterprise, kBoth };

enum class LimitUnit : std::uint8_t { kOnTheSpot, kWorkingDays, kNaturalDays, kHours };

struct Limit {
  LimitUnit unit = LimitUnit::kWorkingDays;
  std::uint16_t amount = 0;  ///< 0 with kOnTheSpot, otherwise 1..999
  friend bool operator==(const Limit&, const Limit&) = default;
};

/// A rule the item rests on: "行政许可法", "第三十二条".
struct Basis {
  std::string law;
  std::string article;  ///< may be empty
  std::chrono::year_month_day in_force_since{};
  friend bool operator==(const Basis&, const Basis&) = default;
};

/// One answer to a question about the person's situation.
struct Option {
  std::string id;  ///< unique in its question
  Text name;
  friend bool operator==(const Option&, const Option&) = default;
};

/// 情形: "Do you rent the place or own it?" Exactly one option holds.
struct Question {
  std::string id;  ///< unique in its item
  Text name;
  std::vector<Option> options;  ///< at least two
  friend bool operator==(const Question&, const Question&) = default;
};

/// Holds when the answer to `question` is one of `options`.
struct Condition {
  std::string question;
  std::vector<std::string> options;
  friend bool operator==(const Condition&, const Condition&) = default;
};

struct Material {
  std::string id;              ///< unique in its item
  Text name;                   ///< at most 200 characters (GB/T 39046)
  Text issuer;                 ///< who gives it out; empty: made by the applicant
  Text note;                   ///< form, validity, how to obtain; may be empty
  std::uint8_t originals = 0;  ///< 0..99
  std::uint8_t copies = 0;     ///< 0..99
  bool mandatory = true;       ///< 是否必备
  bool tolerable = false;  ///< on the item's 容缺 list: may be handed in later against a promise
  bool shared = false;     ///< the hall obtains it by data sharing: the citizen need not bring it
  std::vector<Condition> when;  ///< all must hold; empty: always wanted
  friend bool operator==(const Material&, const Material&) = default;
};

/// One step of the way, drawn as a flow.
struct Step {
  Text name;
  Text detail;                 ///< may be empty
  Text where;                  ///< may be empty
  std::optional<Limit> limit;  ///< of this step
  friend bool operator==(const Step&, const Step&) = default;
};

struct Fee {
  bool charged = false;
  Text amount;  ///< "每证 20 元"; empty when not charged
  Text basis;   ///< document the fee rests on; empty when not charged or not verified
  friend bool operator==(const Fee&, const Fee&) = default;
};

struct FrequentQuestion {
  Text question;
  Text answer;
  friend bool operator==(const FrequentQuestion&, const FrequentQuestion&) = default;
};

struct Item {
  std::string id;  ///< "sp-0001": lower-case letters, digits, hyphens; unique in the catalogue
  std::string department;  ///< Department::id
  std::string code;  ///< 实施编码 (31) or 业务办理项编码 (33 characters); may be empty
  Text name;         ///< at most 200 characters
  Text summary;      ///< one sentence in plain words: who needs it, what one gets
  ItemType type = ItemType::kPublicService;
  Depth depth = Depth::kPromised;
  Subject subject = Subject::kPerson;
  std::vector<std::string> themes;       ///< Theme::id
  std::vector<std::string> life_events;  ///< LifeEvent::id
  std::vector<std::string> synonyms;  ///< everyday words: "开店", "小孩上户口"; Chinese or English
  std::vector<Text> conditions;  ///< 受理条件
  std::vector<Question> situations;
  std::vector<Material> materials;
  std::vector<Step> steps;
  std::optional<Limit> statutory;  ///< 法定办结时限; absent when not verified
  std::optional<Limit> promised;   ///< 承诺办结时限; never longer than the statutory one
  Fee fee;
  Text result;                         ///< what one gets: 结果名称
  Text hours;                          ///< office hours of its windows
  Text place;                          ///< "一层 A 区 综合窗口"
  std::vector<std::uint16_t> windows;  ///< window numbers in the hall
  std::string phone;                   ///< 咨询电话
  std::string supervision;             ///< 监督电话
  std::vector<FrequentQuestion> questions;
  std::vector<Basis> basis;  ///< empty unless verified
  bool verified = false;     ///< somebody checked law, articles and limits
  bool complete = false;     ///< modelled completely: situations, materials, steps, limits, fee
  /// 停办告示: since when and why, and where to go instead. Not empty: nothing of it is received
  /// any more; what was received goes on.
  Text discontinued;
  friend bool operator==(const Item&, const Item&) = default;
};

/// 已停办.
inline bool IsDiscontinued(const Item& item) { return !item.discontinued.zh.empty(); }

/// 一件事: items that are asked for together, each with a unit and limits of its own.
struct JointMatter {
  /// One of its items, as people call it here.
  struct Part {
    std::string item;  ///< Item::id
    Text name;         ///< instead of the item's own; may be empty
    friend bool operator==(const Part&, const Part&) = default;
  };
  /// Materials of parts that are one and the same paper: handed in once.
  struct Shared {
    std::string id;  ///< unique in its matter
    Text name;
    std::vector<std::string> of;  ///< "item/material", two or more, of different items
    friend bool operator==(const Shared&, const Shared&) = default;
  };
  /// What a field of the form takes. kPerson (somebody's name) and kPhone are shown masked.
  enum class FieldKind : std::uint8_t { kText, kNumber, kChoice, kPerson, kPhone };
  /// A field of the one form (一张表单): asked for once.
  struct Field {
    std::string id;  ///< unique in its matter
    Text name;
    FieldKind kind = FieldKind::kText;
    bool required = false;           ///< nothing is received without it
    std::vector<Option> options;     ///< of kChoice: at least two; else none
    std::vector<std::string> items;  ///< parts that need it
    friend bool operator==(const Field&, const Field&) = default;
  };

  std::string id;  ///< form of Item::id; no item has it
  Text name;
  Text summary;
  std::vector<std::string> synonyms;
  std::vector<Part> parts;  ///< two or more, none of them 登记件
  std::vector<Shared> shared;
  std::vector<Field> form;
  std::vector<Step> steps;
  /// 行政许可法第四十二条第二款, only where it is known to hold: the limit by law of every verified
  /// part, and by how many working days it may be extended.
  std::optional<Limit> statutory;
  std::uint8_t extension_days = 0;  ///< 0..99; only with `statutory`
  std::vector<std::uint16_t> windows;
  friend bool operator==(const JointMatter&, const JointMatter&) = default;
};

struct Department {
  std::string id;
  Text name;
  std::string phone;
  friend bool operator==(const Department&, const Department&) = default;
};

/// A subject to browse by: 社会保障, 住房 …
struct Theme {
  std::string id;
  Text name;
  friend bool operator==(const Theme&, const Theme&) = default;
};

/// 人生事件 / 企业事件: 出生, 上学, 开店 …
struct LifeEvent {
  std::string id;
  Text name;
  friend bool operator==(const LifeEvent&, const LifeEvent&) = default;
};

struct Catalogue {
  std::uint64_t version = 0;  ///< grows with every import
  Text district;              ///< "云澜区"
  bool sample = false;        ///< 演示数据: every screen and paper says so
  std::vector<Department> departments;
  std::vector<Theme> themes;
  std::vector<LifeEvent> life_events;
  std::vector<Item> items;
  std::vector<JointMatter> joint_matters;
  friend bool operator==(const Catalogue&, const Catalogue&) = default;
};

}  // namespace yichuang::catalogue
