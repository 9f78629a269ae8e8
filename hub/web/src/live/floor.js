// The hall map as a grid: pure functions over the hub's JSON. Every row of the hall takes two of the grid: one for the
// name of a zone that begins there, one for its windows. Rows and columns without a window stay as narrow aisles.

const AISLE = '1rem';

/** A track for each of 1…most: wide where something stands. */
function tracks(used, wide) {
  const most = Math.max(1, ...used);
  return Array.from({ length: most }, (_, i) => (used.includes(i + 1) ? wide : AISLE));
}

function cornersOf(windows) {
  const columns = windows.map((window) => window.column);
  const rows = windows.map((window) => window.row);
  return {
    left: Math.min(...columns),
    right: Math.max(...columns),
    top: Math.min(...rows),
    bottom: Math.max(...rows),
  };
}

/**
 * {columns, rows: grid templates; zones: [{id, name, area, label, windows: [{window, area}]}]}. Areas are CSS
 * grid-area values. Windows without a zone come last, as a zone without id.
 */
export function floorOf(board) {
  const known = board.zones.map((zone) => zone.id);
  const groups = [
    ...board.zones.map((zone) => ({ ...zone, windows: board.windows.filter((each) => each.zone === zone.id) })),
    { id: '', name: { zh: '', en: '' }, windows: board.windows.filter((each) => !known.includes(each.zone)) },
  ].filter((group) => group.windows.length > 0);
  const rows = tracks(board.windows.map((each) => each.row), 'minmax(min-content, 1fr)');
  const columns = tracks(board.windows.map((each) => each.column), 'minmax(0, 1fr)');
  const zones = groups.map((group) => {
    const { left, right, top, bottom } = cornersOf(group.windows);
    return {
      id: group.id,
      name: group.name,
      area: `${2 * top - 1} / ${left} / ${2 * bottom + 1} / ${right + 1}`,
      label: `${2 * top - 1} / ${left} / ${2 * top} / ${right + 1}`,
      windows: group.windows.map((window) => ({ window, area: `${2 * window.row} / ${window.column}` })),
    };
  });
  return {
    columns: columns.join(' '),
    rows: rows.map((height) => `auto ${height}`).join(' '),
    zones,
  };
}
