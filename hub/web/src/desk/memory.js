// What this browser remembers of its desk; nothing of it is needed.
const WINDOW = 'yichuang.desk.window';
const KEYS = 'yichuang.desk.keys';

function read(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null; // storage may be forbidden
  }
}

function write(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // not remembered then
  }
}

/** The window where somebody sat last at this desk, or 0. */
export function lastWindow() {
  return Number(read(WINDOW)) || 0;
}

export function rememberWindow(number) {
  write(WINDOW, String(number));
}

/** Whether single keys act; whoever speaks to his computer turns them off. */
export function keysWanted() {
  return read(KEYS) !== 'off';
}

export function rememberKeys(wanted) {
  write(KEYS, wanted ? 'on' : 'off');
}
