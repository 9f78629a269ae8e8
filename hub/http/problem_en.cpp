#include <array>

#include "hub/http/problem.h"

namespace yichuang::http {
namespace {

constexpr std::array<std::string_view, kProblemCount> kTextsEn = {{
    "there is nothing at this address; check the link",
    "this address does not take that method; see Allow",
    "the request must carry exactly one Host header",
    "this hub answers only as 127.0.0.1, localhost or [::1]; open it under one of these names",
    "a page of another site sent this request; it was not carried out",
    "send changes with Content-Type: application/json",
    "the request's header is too long; shorten it",
    "too many connections are open; close some pages and try again",
    "the hub is still reading its ledger; try again in a few seconds",
    "too many queries are waiting; try again in a few seconds",
    "the hall did not answer in time; look at its state before asking again",
    "reading the database failed; the operator's log says why",
    "please sign in first",
    "nothing was done here for a while, so the page was locked; enter your password to go on",
    "your roles do not include this; ask an administrator if they should",
    "the page is out of date; reload it and try again",
    "work number or password is wrong; check both and try again",
    "too many wrong passwords; wait until the time named, then try again",
    "the code is wrong, used up or too old; ask an administrator for a new one",
    "choose a password of at least 10 characters, not made of your work number or of few "
    "characters",
    "the demonstration can be used on this machine only",
    "many people are signing in; try again in a few seconds",
    "the photo cannot be read; choose a JPEG or PNG picture",
    "the photo has the wrong size; send an upright one of 90 by 120 to 480 by 640 pixels and at "
    "most 40 kB",
    "Number or PIN is wrong, or no PIN was set on this computer; check them, or use the password",
    "A PIN has six digits: not one digit, not a run, not the work number",
}};

}  // namespace

std::string_view TextEn(Problem problem) { return kTextsEn[static_cast<std::size_t>(problem)]; }

}  // namespace yichuang::http
