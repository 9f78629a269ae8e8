// Light or dark: the board begins light, a screen on the wall dark. What somebody chose for one of them is remembered.
const BEGINS = { board: 'light', wall: 'dark' };
const keyOf = (kind) => `yichuang.theme.${kind}`;

function remembered(kind) {
  try {
    const stored = localStorage.getItem(keyOf(kind));
    return stored === 'light' || stored === 'dark' ? stored : BEGINS[kind];
  } catch {
    return BEGINS[kind]; // storage may be forbidden
  }
}

const look = $state({ kind: 'board', theme: remembered('board') });

/** 'light' | 'dark'; read it inside $derived or a template. */
export function theme() {
  return look.theme;
}

/** Shows the theme of a kind of page: 'board' or 'wall'. */
export function showThemeOf(kind) {
  look.kind = kind;
  look.theme = remembered(kind);
  document.documentElement.dataset.theme = look.theme;
}

export function switchTheme() {
  look.theme = look.theme === 'light' ? 'dark' : 'light';
  document.documentElement.dataset.theme = look.theme;
  try {
    localStorage.setItem(keyOf(look.kind), look.theme);
  } catch {
    // not remembered then
  }
}
