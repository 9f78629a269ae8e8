#include "hub/documents/site_page.h"

namespace yichuang::documents {

std::string_view StyleSheet() {
  // Fonts of the reader's own machine: nothing is fetched from elsewhere.
  return R"(:root {
  --ink: #1b2430; --quiet: #4a5666; --line: #ccd4de; --ground: #f4f6f9; --blue: #10559c;
}
* { box-sizing: border-box; }
body {
  margin: 0; color: var(--ink); background: var(--ground);
  font: 1.0625rem/1.7 "Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif;
}
a { color: var(--blue); text-underline-offset: 0.2em; }
a:focus-visible, summary:focus-visible, .wide:focus-visible { outline: 3px solid #b35900; outline-offset: 2px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 0.5rem; padding: 0.25rem 1rem; background: #fff; }
header {
  display: flex; justify-content: space-between; align-items: center; gap: 1rem;
  padding: 0.75rem max(1rem, calc((100% - 60rem) / 2)); background: var(--blue);
}
header a { color: #fff; text-decoration: none; }
header a:focus-visible { outline-color: #fff; }
.hall { font-size: 1.25rem; font-weight: 700; }
.language { border: 1px solid #fff; border-radius: 0.25rem; padding: 0.1rem 0.9rem; white-space: nowrap; }
main { max-width: 62rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.9rem; line-height: 1.35; margin: 1rem 0 0.5rem; }
h2 { font-size: 1.3rem; margin: 0 0 0.75rem; padding-left: 0.75rem; border-left: 0.3rem solid var(--blue); line-height: 1.4; }
h3 { font-size: 1.0625rem; margin: 1rem 0 0.25rem; }
main > section { background: #fff; border: 1px solid var(--line); border-radius: 0.5rem; padding: 1.1rem 1.25rem; margin: 1rem 0; }
main > section > :last-child { margin-bottom: 0; }
.sample { margin: 0; padding: 0.4rem 1rem; background: #fff4d6; border: 1px solid #c9a227; border-radius: 0.4rem; }
.summary { font-size: 1.125rem; margin: 0.25rem 0 1rem; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.75rem; padding: 0; list-style: none; }
nav a { display: block; padding: 0.5rem 1.1rem; background: #fff; border: 1px solid var(--blue); border-radius: 2rem; text-decoration: none; }
.groups { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: 0.25rem 1.5rem; }
.group h3 { margin-top: 0.5rem; padding-bottom: 0.2rem; border-bottom: 1px solid var(--line); }
.group ul { margin: 0.25rem 0 0.75rem; padding: 0; list-style: none; }
.group li { padding: 0.15rem 0; }
dl { display: grid; grid-template-columns: minmax(6.5em, max-content) 1fr; gap: 0.3rem 1.5rem; margin: 0; }
dt { color: var(--quiet); }
dd { margin: 0; }
.wide { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; min-width: 34rem; }
th, td { text-align: left; vertical-align: top; padding: 0.5rem 0.75rem; border-bottom: 1px solid var(--line); }
th { background: var(--ground); white-space: nowrap; }
td:nth-child(3), td:nth-child(4) { white-space: nowrap; }
.note { display: block; color: var(--quiet); font-size: 0.9375rem; }
ul, ol { margin: 0; padding-left: 1.4rem; }
.steps { list-style: none; padding: 0; counter-reset: step; }
.steps li { position: relative; padding: 0 0 1rem 2.75rem; counter-increment: step; }
.steps li::before {
  content: counter(step); position: absolute; left: 0; top: 0; width: 1.8rem; height: 1.8rem; z-index: 1;
  line-height: 1.8rem; border-radius: 50%; background: var(--blue); color: #fff; text-align: center; font-weight: 700;
}
.steps li:not(:last-child)::after { content: ""; position: absolute; left: 0.8rem; top: 1.8rem; bottom: 0; width: 0.2rem; background: var(--line); }
.steps li:last-child { padding-bottom: 0; }
details { border: 1px solid var(--line); border-radius: 0.4rem; margin: 0.4rem 0; padding: 0 1rem; }
details > :last-child { margin-bottom: 0.75rem; }
details p { margin: 0; }
summary { padding: 0.5rem 0; cursor: pointer; }
footer { max-width: 62rem; margin: 0 auto; padding: 0 1rem 2rem; color: var(--quiet); font-size: 0.9375rem; }
@media print {
  body { background: #fff; }
  header, .skip, nav { display: none; }
  main > section { border: 0; padding: 0; break-inside: avoid; }
}
)";
}

}  // namespace yichuang::documents
