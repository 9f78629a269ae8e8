#include "kiosk/app/tree_json.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

namespace yichuang::app {
namespace {

using Json = nlohmann::ordered_json;

Json RectJson(const canvas::Rect& rect) {
  return {std::lround(rect.left), std::lround(rect.top), std::lround(rect.right),
          std::lround(rect.bottom)};
}

}  // namespace

std::string TreeJson(const canvas::Tree& tree, int touches, std::chrono::milliseconds passed) {
  Json nodes = Json::array();
  for (const canvas::Node& node : tree.nodes) {
    Json texts = Json::array();
    for (const canvas::TextRun& run : node.texts)
      texts.push_back({{"text", run.text}, {"rect", RectJson(run.rect)}, {"px", run.px}});
    Json state = Json::array();
    if (!node.state.enabled) state.push_back("disabled");
    if (node.state.checked) state.push_back("checked");
    if (node.state.selected) state.push_back("selected");
    if (node.state.focused) state.push_back("focused");
    nodes.push_back({{"id", node.id},
                     {"role", canvas::Name(node.role)},
                     {"rect", RectJson(node.visible())},
                     {"target", node.target},
                     {"layer", node.layer},
                     {"state", state},
                     {"label", node.label},
                     {"texts", texts}});
  }
  const Json screen{{"touches", touches},
                    {"seconds", std::chrono::duration<double>(passed).count()},
                    {"nodes", std::move(nodes)}};
  return screen.dump(1);
}

}  // namespace yichuang::app
