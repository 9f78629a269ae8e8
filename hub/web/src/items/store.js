import { ask } from '../access/api.js';
import { current } from '../access/session.svelte.js';

const post = (path, body) => ask('POST', path, { body, csrf: current().info?.csrf });

export function listItems({ typed = '', department = '', show = 'all' }) {
  return ask('GET', `/api/v1/items?${new URLSearchParams({ q: typed, department, show })}`);
}

export const oneItem = (id) => ask('GET', `/api/v1/items/${id}`);
export const allSheets = () => ask('GET', '/api/v1/item-sheets');
/** A version that was in force once. */
export const versionOf = (sm3) => ask('GET', `/catalogue/${sm3}`);

// `wish`: {items: [{item, base}]} or {sheets}.
const wanted = ({ sheets, items }) => (sheets ? { sheets: sheets.map(({ name, rows }) => ({ name, rows })) } : { items });

export const previewItems = (wish) => post('/api/v1/item-changes/preview', wanted(wish));

export function changeItems(wish, effectiveMs, incompleteOk) {
  return post('/api/v1/item-changes', {
    ...wanted(wish),
    ...(effectiveMs ? { effective_ms: effectiveMs } : {}),
    ...(incompleteOk ? { incomplete_ok: true } : {}),
  });
}
