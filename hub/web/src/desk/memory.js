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

const SEAT = 'yichuang.desk.seat';

/** The name of this page among the pages of its clerk: a reload keeps it, another tab has another. */
export function seatName() {
  const made = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  try {
    const kept = sessionStorage.getItem(SEAT) ?? made();
    sessionStorage.setItem(SEAT, kept);
    return kept;
  } catch {
    return made(); // storage may be forbidden
  }
}

/** Whether single keys act; whoever speaks to his computer turns them off. */
export function keysWanted() {
  return read(KEYS) !== 'off';
}

export function rememberKeys(wanted) {
  write(KEYS, wanted ? 'on' : 'off');
}

const ITEMS = 'yichuang.desk.items';

/** Ids of the items this desk took last, the newest first. */
export function usedItems() {
  try {
    const kept = JSON.parse(read(ITEMS) ?? '[]');
    return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string') : [];
  } catch {
    return [];
  }
}

export function rememberItems(ids) {
  write(ITEMS, JSON.stringify(ids));
}
