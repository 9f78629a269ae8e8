import { ask } from '../access/api.js';
import { current } from '../access/session.svelte.js';

// value: what GET /api/v1/settings said, or of its devices alone; null until then.
const settings = $state({ value: null, problem: null });

export function settingsNow() {
  return settings;
}

/** Whether somebody keeps the certificates of devices and sets nothing else. */
export function keepsDevicesAlone(roles) {
  return roles.includes('security_admin') && !roles.includes('system_admin') && !roles.includes('hall_manager');
}

export async function load() {
  const alone = keepsDevicesAlone(current().info?.roles ?? []);
  const answer = await ask('GET', alone ? '/api/v1/terminals' : '/api/v1/settings');
  settings.problem = answer.ok ? null : answer.problem;
  if (answer.ok) settings.value = answer.value;
}

function send(path, body) {
  return ask('POST', path, { body, csrf: current().info?.csrf });
}

const bodyOf = (changes, effectiveMs) => ({
  version: settings.value.version,
  ...(effectiveMs ? { effective_ms: effectiveMs } : {}),
  changes,
});

export function preview(changes, effectiveMs) {
  return send('/api/v1/settings/preview', bodyOf(changes, effectiveMs));
}

export async function apply(changes, effectiveMs) {
  const answer = await send('/api/v1/settings/changes', bodyOf(changes, effectiveMs));
  await load();
  return answer;
}

export async function undo(id) {
  const answer = await send(`/api/v1/settings/changes/${id}/undo`, {});
  await load();
  return answer;
}

/**
 * A list of staff, looked at by the hub, which knows the character sets of Chinese Excel. An .xlsx becomes CSV first.
 * Throws when it is no spreadsheet though its name says so.
 */
export async function readStaffFile(file) {
  const bytes = /\.xlsx$/i.test(file.name)
    ? await (await import('./spreadsheet.js')).csvOfSpreadsheet(file)
    : new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return send('/api/v1/settings/staff-file', { base64: btoa(binary) });
}
