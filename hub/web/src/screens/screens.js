// Screens of the hall as values: addresses, and what a board says of a call or of a window.

/** The screen that an address names: {kind: 'zone' | 'window', id} of 'zone/A'; null when it names none. */
export function screenOf(page) {
  const found = /^(zone|window)\/(.+)$/.exec(page);
  if (!found) return null;
  try {
    return { kind: found[1], id: decodeURIComponent(found[2]) };
  } catch {
    return null; // a broken escape
  }
}

/** Where the hub tells it, without "/live". */
export function pathOf({ kind, id }) {
  return `/api/v1/screens/${kind}s/${encodeURIComponent(id)}`;
}

/** Where a browser shows it. */
export function hrefOf(kind, id) {
  return `#/${kind}/${encodeURIComponent(id)}`;
}

/** Whether the hall has it, by what GET /api/v1/screens told. */
export function isThere(screens, { kind, id }) {
  if (kind === 'zone') return screens.zones.some((zone) => zone.id === id);
  return screens.windows.includes(Number(id));
}

/** The call that stands large on the board, and those below it. */
export function callsOf(board) {
  const [newest = null, ...earlier] = board.calls;
  return { newest, earlier };
}

/** Which text of a window's board counts: 'away' | 'free' | 'calling' | 'serving'. Nobody there looks like a break. */
export function sayingOf(state) {
  return state === 'closed' || state === 'paused' ? 'away' : state;
}

/** A screen without a person before it, signed in as nothing else: it need not prove that somebody is there. */
export function isSharedScreen(roles) {
  return roles.length > 0 && roles.every((role) => role === 'wall');
}
