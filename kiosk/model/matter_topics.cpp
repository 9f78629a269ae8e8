#include <algorithm>
#include <array>

#include "kiosk/model/matter.h"

/// The choices that spare typing: both languages side by side.
namespace yichuang::model {
namespace {

constexpr auto kComplaintTopics = std::to_array<Topic>({
    {"attitude", "服务态度", "How I was treated"},
    {"waiting", "等候时间太长", "Waiting too long"},
    {"empty", "窗口没有人", "Nobody at the window"},
    {"papers", "反复要材料、多次跑", "Asked for papers again and again"},
    {"late", "超过期限没有办完", "Not done in time"},
    {"fee", "收费有疑问", "A fee I doubt"},
    {"other", "其他", "Something else"},
});
constexpr auto kCannotTopics = std::to_array<Topic>({
    {"refused", "材料齐了，仍不收件", "Papers complete, but not taken"},
    {"nowhere", "说不清该找哪个部门", "Nobody knows whose business it is"},
    {"pushed", "部门之间互相推", "Sent from one to the other"},
    {"again", "跑了多次还没办成", "Came many times, still not done"},
    {"system", "系统出错，办不了", "The system fails"},
    {"silence", "交了以后没有回音", "Handed in, then silence"},
    {"other", "其他", "Something else"},
});

}  // namespace

std::span<const Topic> TopicsOf(MatterKind kind) {
  if (kind == MatterKind::kComplaint) return kComplaintTopics;
  return kCannotTopics;
}

const Topic* FindTopic(MatterKind kind, std::string_view id) {
  const auto topics = TopicsOf(kind);
  const auto found = std::ranges::find(topics, id, &Topic::id);
  return found == topics.end() ? nullptr : &*found;
}

std::string InquiryWords(const std::string& entry) {
  return "咨询：" + (entry.empty() ? "其他" : entry);
}

}  // namespace yichuang::model
