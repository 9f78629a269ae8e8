// 待办: what waits for whoever is signed in, asked for every few seconds (GET /api/v1/me/todo). Pure but for what it is given.
import { ask } from './api.js';

const ROLES = ['guide', 'window_staff', 'back_office', 'unit_head', 'duty_manager', 'hall_manager', 'inspector', 'leader'];
export const SOONEST_MS = 3_000;
export const LATEST_MS = 8_000;
export const AWAY_MS = 60_000;

/** Whether somebody is told of anything. */
export const hasTodo = (info) => Boolean(info?.signed_in) && ROLES.some((role) => info.roles.includes(role));

/** When to ask again: slower while nothing changes, slower still while nobody answers. */
export function nextWait(wait, { answered, changed }) {
  if (changed) return SOONEST_MS;
  return answered ? Math.min(Math.max(wait * 1.25, SOONEST_MS), LATEST_MS) : Math.min(wait * 2, AWAY_MS);
}

const promisesOf = (todo) => Object.values(todo.promises ?? {}).reduce((sum, count) => sum + count, 0);

/** How many things wait, cases, reports, appeals, promised materials and what is nobody's yet or of a unit among them. */
export function sumOf(todo) {
  if (!todo) return 0;
  return [todo.matters, todo.cases].reduce((sum, each) => sum + each.handed + each.soon + each.late, (todo.reports ?? 0) + (todo.appeals?.waiting ?? 0) + (todo.unclaimed?.waiting ?? 0) + (todo.ratings?.waiting ?? 0) + promisesOf(todo));
}

/** What came since: {handed, late, unclaimed, ratings, promised, due}, as many as there are more of; null when there is nothing to say. */
export function newsOf(before, after) {
  if (!before || !after) return null;
  const more = (what) => Math.max(0, after.matters[what] + after.cases[what] - before.matters[what] - before.cases[what]);
  const reports = Math.max(0, (after.reports ?? 0) - (before.reports ?? 0));
  const others = (part, what) => Math.max(0, (after[part]?.[what] ?? 0) - (before[part]?.[what] ?? 0));
  const late = ['appeals', 'unclaimed', 'ratings'].reduce((sum, part) => sum + others(part, 'late'), more('late'));
  const news = { handed: more('handed') + reports + others('appeals', 'waiting'), late, unclaimed: others('unclaimed', 'waiting'), ratings: others('ratings', 'waiting') };
  // One that was nearly due and is due now is news, though there are no more of them.
  const promised = (when) => Math.max(0, (after.promises?.[when] ?? 0) - (before.promises?.[when] ?? 0));
  if (promised('soon') > 0) news.promised = promised('soon');
  if (promised('today') + promised('hall') > 0) news.due = promised('today') + promised('hall');
  return Object.values(news).some((count) => count > 0) ? news : null;
}

/** What is shown is the same. */
const same = (one, other) => JSON.stringify({ ...one, now_ms: 0 }) === JSON.stringify({ ...other, now_ms: 0 });

/**
 * Tells `told(todo, news)` what waits, whenever it changes, until the function it returns is called. A page that nobody sees
 * asks nothing, and asks at once when it is seen again.
 */
export function watchTodo(told, { fetcher = ask, page = document, later = setTimeout, never = clearTimeout } = {}) {
  let known = null;
  let wait = SOONEST_MS;
  let timer = 0;
  let over = false;
  let asking = false;

  async function look() {
    never(timer);
    if (over || asking || page.hidden) return;
    asking = true;
    const answer = await fetcher('GET', '/api/v1/me/todo');
    asking = false;
    if (over) return;
    const changed = answer.ok && !same(known, answer.value);
    if (changed) {
      const news = newsOf(known, answer.value);
      known = answer.value;
      told(known, news);
    }
    wait = nextWait(wait, { answered: answer.ok, changed });
    if (!page.hidden) timer = later(look, wait);
  }

  const turned = () => {
    never(timer);
    if (page.hidden) return;
    wait = SOONEST_MS;
    look();
  };
  page.addEventListener('visibilitychange', turned);
  look();
  return () => {
    over = true;
    never(timer);
    page.removeEventListener('visibilitychange', turned);
  };
}
