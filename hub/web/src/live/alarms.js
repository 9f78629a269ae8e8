// Alarms as the page lists them: pure functions over the hub's JSON (hub/query/live.h).

const FIRST = ['help', 'bad_rating'];

/** Those nobody has acknowledged first, of them calls for help, then bad ratings (the visitor may leave); each part newest first. */
export function inOrder(alarms) {
  const place = (kind) => (FIRST.includes(kind) ? FIRST.indexOf(kind) : FIRST.length);
  const rank = (alarm) => (alarm.acknowledged !== null ? FIRST.length + 1 : place(alarm.kind));
  return [...alarms].sort((a, b) => rank(a) - rank(b) || b.id - a.id);
}

/** How many nobody has acknowledged. */
export function openCount(alarms) {
  return alarms.filter((alarm) => alarm.acknowledged === null).length;
}

/** What has happened, in the words of a language. */
export function whatOf(alarm, text) {
  switch (alarm.kind) {
    case 'bad_rating':
      return text.alarms.badRating(text.levels.names[alarm.level]);
    case 'device_away':
      return text.alarms.deviceAway;
    case 'key_stuck':
      return text.alarms.keyStuck(alarm.keys.join(text.listComma));
    case 'help':
      return text.alarms.help;
    case 'hold_overran':
      return text.alarms.holdOverran(alarm.source);
    case 'case_due_soon':
      return text.alarms.caseDueSoon(alarm.source);
    case 'case_late':
      return text.alarms.caseLate(alarm.source);
    case 'case_step_late':
      return text.alarms.caseStepLate(alarm.source);
    case 'identity_doubled':
      return text.alarms.identityDoubled(alarm.source);
    case 'report_late':
      return text.alarms.reportLate(alarm.source.split(' ')[1] ?? '');
    case 'canary_failed':
      return text.alarms.canaryFailed;
    case 'calendar_missing':
      return text.alarms.calendarMissing(alarm.year);
    default:
      return alarm.windows.length ? text.alarms.hostAway(alarm.source) : text.alarms.kioskAway(alarm.source);
  }
}

/** Where: "3、4号窗口"; "" for what stands at no window. */
export function whereOf(alarm, text) {
  return alarm.windows.length ? text.alarms.where(alarm.windows.join(text.listComma)) : '';
}
