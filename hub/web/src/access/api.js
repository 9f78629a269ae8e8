// Requests to the hub. A refusal comes back as the problem it is: {reason, title (zh), detail (en), what}.

const AWAY = { reason: 'no_connection', title: '', detail: '' };

/** {ok: true, value} or {ok: false, problem}. Never throws. */
export async function ask(method, path, { body, csrf, seat } = {}, fetcher = fetch) {
  const headers = {};
  if (method !== 'GET') headers['Content-Type'] = 'application/json';
  if (csrf) headers['X-CSRF-Token'] = csrf;
  if (seat) headers['X-Desk-Seat'] = seat;
  try {
    const answer = await fetcher(path, { method, headers, body: body && JSON.stringify(body) });
    const value = await answer.json();
    return answer.ok ? { ok: true, value } : { ok: false, problem: value };
  } catch {
    return { ok: false, problem: AWAY };
  }
}

/** The sentence of a problem in a language; seconds to wait stand in its `what` when it is a lock-out. */
export function sentenceOf(problem, text) {
  if (problem.reason === 'no_connection') return text.access.noConnection;
  if (problem.reason === 'locked_out') return text.access.lockedOut(Math.ceil(Number(problem.what) / 60));
  return text.htmlLang === 'en' ? problem.detail : problem.title;
}

/** What stands behind #demo= of the address, or ''. */
export function demoToken(hash) {
  return /^#demo=([0-9a-f]{32,128})$/.exec(hash)?.[1] ?? '';
}

/** The page that an address names: 'live' of '#/live', 'zone/A' of '#/zone/A'. */
export function pageOf(hash) {
  return hash.replace(/^#\/?/, '');
}

/** The case that an address names: 12 of 'cases/12', else null. */
export function caseOf(page) {
  return Number(/^cases\/(\d{1,15})$/.exec(page)?.[1]) || null;
}

/** 'matters' | 'matters/list/late' | 'matters/12' | 'matters/board' of an address: {page: 'list' | 'file' | 'board' | 'calls' | 'report' | 'appeals', id, view} or null. */
export function matterOf(page) {
  if (page === 'matters') return { page: 'list', id: null };
  const view = /^matters\/list\/([a-z]+)$/.exec(page)?.[1];
  if (view) return { page: 'list', id: null, view };
  const part = /^matters\/(board|calls|report|appeals)$/.exec(page)?.[1];
  if (part) return { page: part, id: null };
  const id = Number(/^matters\/(\d{1,15})$/.exec(page)?.[1]);
  return id ? { page: 'file', id } : null;
}

/** The code of a paper that an address asks about: 'ABC' of 'check/ABC', '' of 'check', else null. */
export function paperOf(page) {
  return /^check(?:\/([A-Za-z0-9]{0,40}))?$/.exec(page)?.map((part) => part ?? '')[1] ?? null;
}

/** Which page somebody sees first: 'live' | 'desk' | 'cases' | 'guide' | 'wall' | 'charts' | 'settings' | 'figures' | 'audit' | 'none'. */
export function homeOf(roles) {
  if (roles.includes('duty_manager') || roles.includes('hall_manager')) return 'live';
  if (roles.includes('window_staff')) return 'desk';
  if (roles.includes('back_office') || roles.includes('unit_head')) return 'cases';
  if (roles.includes('guide')) return 'guide';
  if (['wall', 'leader'].some((role) => roles.includes(role))) return 'wall';
  if (roles.includes('inspector')) return 'charts';
  if (roles.includes('system_admin') || roles.includes('security_admin')) return 'settings';
  if (roles.includes('rating_admin')) return 'figures';
  if (roles.includes('audit_admin')) return 'audit';
  return 'none';
}

/** Pages an account may open, its home first. */
export function pagesOf(roles) {
  const pages = new Set([homeOf(roles)]);
  if (roles.includes('window_staff')) pages.add('desk');
  if (['window_staff', 'guide', 'back_office'].some((r) => roles.includes(r))) pages.add('own');
  if (['window_staff', 'duty_manager', 'back_office', 'unit_head'].some((r) => roles.includes(r))) pages.add('cases');
  if (['guide', 'window_staff', 'back_office', 'unit_head', 'duty_manager', 'hall_manager', 'inspector', 'leader'].some((r) => roles.includes(r))) {
    pages.add('matters');
  }
  if (roles.includes('guide') || roles.includes('duty_manager')) pages.add('guide');
  if (roles.includes('duty_manager') || roles.includes('hall_manager')) pages.add('groups');
  if (['wall', 'guide', 'window_staff', 'duty_manager', 'hall_manager', 'leader'].some((r) => roles.includes(r))) {
    pages.add('wall').add('screens');
  }
  if (['duty_manager', 'hall_manager', 'inspector'].some((r) => roles.includes(r))) pages.add('charts');
  if (['duty_manager', 'hall_manager', 'inspector', 'leader', 'rating_admin'].some((r) => roles.includes(r))) pages.add('figures');
  if (['audit_admin', 'inspector', 'rating_admin', 'hall_manager', 'system_admin'].some((r) => roles.includes(r))) pages.add('audit');
  if (['duty_manager', 'hall_manager', 'inspector', 'leader', 'rating_admin', 'unit_head', 'window_staff', 'guide', 'back_office'].some((r) => roles.includes(r))) pages.add('reports');
  if (roles.includes('hall_manager') || roles.includes('system_admin')) pages.add('settings').add('items');
  if (roles.includes('security_admin')) pages.add('settings');
  return [...pages];
}
