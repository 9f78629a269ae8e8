// What the pages of matters ask of the hub, and what they remember while they are open.
import { ask } from '../access/api.js';

export const kept = { view: '', kind: '', search: '' };

/** Units and deputies by work number; [] for whoever may not know them. */
export async function loadDuties() {
  const answer = await ask('GET', '/api/v1/duties');
  return answer.ok ? answer.value.duties : [];
}
