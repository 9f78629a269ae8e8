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
let seat;

/** What storage holds under SEAT, taken out of it; null when there is nothing. */
function takeSeat() {
  try {
    const kept = sessionStorage.getItem(SEAT);
    sessionStorage.removeItem(SEAT);
    return kept;
  } catch {
    return null; // storage may be forbidden
  }
}

function keepSeat() {
  try {
    sessionStorage.setItem(SEAT, seat);
  } catch {
    // another name then
  }
}

/**
 * The name of this page among the pages of its clerk: a reload keeps it, another tab has another. It is stored only while
 * the page is away, for a tab that is duplicated gets a copy of what is stored.
 */
export function seatName() {
  if (seat) return seat;
  seat = takeSeat() ?? [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  addEventListener('pagehide', keepSeat);
  addEventListener('pageshow', ({ persisted }) => persisted && takeSeat());
  return seat;
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

const DRAFT = 'yichuang.desk.draft';

/** The draft somebody chose in the list of cases to go on with here, or null; in this tab alone. */
export function chosenDraft() {
  try {
    return Number(sessionStorage.getItem(DRAFT)) || null;
  } catch {
    return null; // storage may be forbidden
  }
}

export function rememberDraft(id) {
  try {
    if (id) sessionStorage.setItem(DRAFT, String(id));
    else sessionStorage.removeItem(DRAFT);
  } catch {
    // not remembered then
  }
}
