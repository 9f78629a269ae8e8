// Walks the tree and reads sources for the checks (check_layers, check_style). No git: it works in an unpacked archive.
'use strict';

const fs = require('node:fs');
const path = require('node:path');

const LEFT_OUT = new Set(['.git', 'build', 'node_modules', 'dist', '.cache', '.svelte-kit']);

/// Paths of all files below `root`, relative to it, sorted; without built and fetched ones.
function listFiles(root, under = '') {
  const found = [];
  for (const entry of fs.readdirSync(path.join(root, under), {withFileTypes: true})) {
    const name = under ? `${under}/${entry.name}` : entry.name;
    if (entry.isDirectory()) {
      if (!LEFT_OUT.has(entry.name)) found.push(...listFiles(root, name));
    } else if (entry.isFile()) {
      found.push(name);
    }
  }
  return found.sort();
}

// Order matters: whichever begins first in the text wins, so that "//" in a string is no comment and a quote in a
// comment no string. The character literal holds one character, or 60'000 would open one.
const TOKENS = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|R"\(([\s\S]*?)\)"|"(?:\\.|[^"\\\n])*"|'(?:\\'|\\[^'\n]+|[^'\\\n])'/g;

/// `text` of a C++, JavaScript or TypeScript source with every comment blanked; lines keep their numbers.
function withoutComments(text) {
  return text.replace(TOKENS, token =>
    token.startsWith('//') || token.startsWith('/*') ? token.replace(/[^\n]/g, ' ') : token);
}

/// As withoutComments, and string and character literals emptied too.
function codeOnly(text) {
  return text.replace(TOKENS, token => token.replace(/[^\n]/g, ' '));
}

module.exports = {listFiles, withoutComments, codeOnly};
