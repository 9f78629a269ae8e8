#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hub/catalogue/item.h"
#include "hub/http/problem.h"

/// The one form (一张表单) of a joint matter: what is filled in once, for every part that needs it.
/// The values are kept sealed beside the ledger, under a handle (core::JointReceived::form).
namespace yichuang::http {

class RequestBody;

/// What was filled in, by catalogue::JointMatter::Field::id. No value is "".
using FormValues = std::map<std::string, std::string>;

/// The field `form`: {"company-name": "…"}; texts that are "" are left out. The body keeps the
/// fault of what is no text of at most kMostFormText bytes without control characters.
FormValues FormIn(RequestBody& body);
inline constexpr std::size_t kMostFormText = 900;  // three hundred Chinese characters
inline constexpr std::size_t kMostFormFields = 100;

/// Why these values are not taken: Reason::kWrongType names a field that the form has not, or whose
/// value is none of its kind; with `whole` kFormIncomplete names every required field that is
/// empty, as ids with commas between.
std::optional<Trouble> FormTrouble(const catalogue::JointMatter& matter, const FormValues& values,
                                   bool whole);

/// One line of bytes that ReadForm takes back.
std::string WrittenForm(const FormValues& values);
/// Nothing for bytes that are none of WrittenForm's.
FormValues ReadForm(std::string_view written);

/// A field as a page or a paper shows it.
struct FormLine {
  const catalogue::JointMatter::Field* field = nullptr;
  std::string value;     ///< as it was filled in; masked where that was asked
  catalogue::Text text;  ///< of an option; empty else
};

/// In the order of the form; of a part only what it needs, with "" all. Empty fields are left out.
std::vector<FormLine> FormLines(const catalogue::JointMatter& matter, const FormValues& values,
                                std::string_view part, bool masked);

/// {"form": {"matter", "part", "masked", "fields": […]}}; null when nothing is kept.
std::string FormJson(const catalogue::JointMatter& matter, const FormValues& values,
                     std::string_view part, bool masked);

}  // namespace yichuang::http
