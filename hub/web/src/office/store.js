// What the pages of cases ask of the hub, and what they remember while they are open.
import { ask } from '../access/api.js';
import { current } from '../access/session.svelte.js';
import { withJointMatters } from '../desk/joint.js';

let catalogue; // {sm3, items}
export const kept = { view: 'mine', no: '' };

/** Items and joint matters of the catalogue in force; [] without one. */
export async function loadItems() {
  const board = await ask('GET', '/api/v1/board');
  const sm3 = board.ok ? board.value.catalogue?.sm3 : undefined;
  if (!sm3) return catalogue?.items ?? [];
  if (catalogue?.sm3 === sm3) return catalogue.items;
  const bundle = await ask('GET', `/catalogue/${sm3}`);
  if (bundle.ok) catalogue = { sm3, items: withJointMatters(bundle.value) };
  return catalogue?.items ?? [];
}

export async function loadColleagues() {
  const answer = await ask('GET', '/api/v1/colleagues');
  return answer.ok ? answer.value.colleagues : [];
}

/** {ok, value | problem} of a change. */
export function change(path, body) {
  return ask('POST', path, { body, csrf: current().info?.csrf });
}
