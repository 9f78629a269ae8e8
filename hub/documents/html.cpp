#include "hub/documents/html.h"

namespace yichuang::documents {

std::string Escape(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

std::string Tag(std::string_view name, std::string_view inner, Attributes attributes) {
  std::string html = "<";
  html += name;
  for (const auto& [attribute, value] : attributes) {
    html += ' ';
    html += attribute;
    html += "=\"" + Escape(value) + '"';
  }
  html += '>';
  html += inner;
  html += "</";
  html += name;
  html += ">\n";
  return html;
}

std::string TextTag(std::string_view name, std::string_view text, Attributes attributes) {
  return Tag(name, Escape(text), attributes);
}

std::string LinkTo(std::string_view address, std::string_view text) {
  return TextTag("a", text, {{"href", address}});
}

}  // namespace yichuang::documents
