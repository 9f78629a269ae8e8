#include "hub/catalogue/json_tree.h"

#include <charconv>
#include <cstddef>
#include <iterator>
#include <nlohmann/json.hpp>

namespace yichuang::catalogue {
namespace {

using Parsed = nlohmann::json;

struct Position {
  std::size_t line = 1;
  bool after_line_feed = false;  ///< the last character read ended a line
};

/// Gives the parser its characters and counts the lines it has read.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, Position& position) : at_(at), position_(&position) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    position_->after_line_feed = *at_ == '\n';
    if (position_->after_line_feed) ++position_->line;
    ++at_;
    return *this;
  }
  CountingIterator operator++(int) {
    const CountingIterator before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const CountingIterator& a, const CountingIterator& b) {
    return a.at_ == b.at_;
  }
  friend bool operator!=(const CountingIterator& a, const CountingIterator& b) { return !(a == b); }

 private:
  const char* at_;
  Position* position_;
};

/// Builds the tree from the parser's events; an event's line is the reader's at that moment.
class TreeBuilder : public nlohmann::json_sax<Parsed> {
 public:
  explicit TreeBuilder(const Position& position) : position_(position) {}

  JsonNode Take() { return std::move(root_); }

  bool null() override { return Put({}); }
  bool boolean(bool value) override {
    JsonNode node;
    node.kind = JsonNode::Kind::kFlag;
    node.flag = value;
    return Put(std::move(node));
  }
  bool number_integer(std::int64_t) override { return PutNumber(JsonNode::Kind::kOtherNumber, 0); }
  bool number_unsigned(std::uint64_t value) override {
    return PutNumber(JsonNode::Kind::kNumber, value);
  }
  bool number_float(double, const std::string&) override {
    return PutNumber(JsonNode::Kind::kOtherNumber, 0);
  }
  bool string(std::string& value) override {
    JsonNode node;
    node.kind = JsonNode::Kind::kText;
    node.text = std::move(value);
    return Put(std::move(node));
  }
  bool binary(Parsed::binary_t&) override { return false; }
  bool start_object(std::size_t) override { return Open(JsonNode::Kind::kObject); }
  bool start_array(std::size_t) override { return Open(JsonNode::Kind::kArray); }
  bool key(std::string& name) override {
    open_.back()->names.push_back({std::move(name), position_.line});
    return true;
  }
  bool end_object() override { return Close(); }
  bool end_array() override { return Close(); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
    return false;
  }

 private:
  bool PutNumber(JsonNode::Kind kind, std::uint64_t value) {
    JsonNode node;
    node.kind = kind;
    node.number = value;
    // A number ends at the character behind it, which may have been the end of the line.
    return Put(std::move(node), position_.line - (position_.after_line_feed ? 1 : 0));
  }
  bool Put(JsonNode node) { return Put(std::move(node), position_.line); }
  bool Put(JsonNode node, std::size_t line) {
    node.line = line;
    if (open_.empty()) {
      root_ = std::move(node);
    } else {
      open_.back()->elements.push_back(std::move(node));
    }
    return true;
  }
  bool Open(JsonNode::Kind kind) {
    if (open_.size() == kMaxJsonDepth) return false;
    JsonNode node;
    node.kind = kind;
    Put(std::move(node));
    // Elements of an open node grow only while it is the innermost one: the pointers stay good.
    open_.push_back(open_.empty() ? &root_ : &open_.back()->elements.back());
    return true;
  }
  bool Close() {
    open_.pop_back();
    return true;
  }

  const Position& position_;
  JsonNode root_;
  std::vector<JsonNode*> open_;
};

}  // namespace

const JsonNode* JsonNode::Field(std::string_view name) const {
  for (std::size_t i = 0; i < names.size() && i < elements.size(); ++i) {
    if (names[i].text == name) return &elements[i];
  }
  return nullptr;
}

std::variant<JsonNode, JsonFault> ParseJson(std::string_view text) {
  Position position;
  TreeBuilder builder(position);
  const CountingIterator begin(text.data(), position);
  const CountingIterator end(text.data() + text.size(), position);
  if (Parsed::sax_parse(begin, end, &builder)) return builder.Take();
  return JsonFault{position.line};
}

std::size_t LineOfPath(const JsonNode& node, std::string_view path) {
  const JsonNode* at = &node;
  while (!path.empty()) {
    if (path.front() == '.') path.remove_prefix(1);
    const JsonNode* next = nullptr;
    if (path.starts_with('[')) {
      std::size_t place = 0;
      const auto end = std::from_chars(path.data() + 1, path.data() + path.size(), place).ptr;
      path.remove_prefix(static_cast<std::size_t>(end - path.data()));
      if (path.starts_with(']')) path.remove_prefix(1);
      if (at->kind == JsonNode::Kind::kArray && place < at->elements.size()) {
        next = &at->elements[place];
      }
    } else {
      const std::string_view name = path.substr(0, path.find_first_of(".["));
      path.remove_prefix(name.size());
      next = at->Field(name);
    }
    if (next == nullptr) break;
    at = next;
  }
  return at->line;
}

}  // namespace yichuang::catalogue
