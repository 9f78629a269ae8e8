// What the audit page makes of the answers: sentences of rules, rows of files, moments of the hall's clock.

const pad = (number) => String(number).padStart(2, '0');

/** "2026-05-09 17:30:05" on the hall's clock; '' for 0. */
export function momentOf(ms, offsetMinutes) {
  if (!ms) return '';
  const at = new Date(ms + offsetMinutes * 60_000);
  return `${at.toISOString().slice(0, 10)} ${pad(at.getUTCHours())}:${pad(at.getUTCMinutes())}:${pad(at.getUTCSeconds())}`;
}

/** Milliseconds of "2026-05-09T17:30" on the hall's clock; null when it is none. */
export function momentIn(text, offsetMinutes) {
  const parsed = Date.parse(`${text}${text.length === 16 ? ':00' : ''}Z`);
  return Number.isNaN(parsed) ? null : parsed - offsetMinutes * 60_000;
}

/** The month of an instant on a clock of +08:00, "2026-05". */
export function monthOf(ms) {
  return new Date(ms + 480 * 60_000).toISOString().slice(0, 7);
}

/** Flags that fit what was chosen; '' is everything. */
export function chosen(flags, { rule, window, staff }) {
  return flags.filter(
    (flag) => (rule === '' || flag.rule === rule) && (window === '' || flag.window === Number(window)) && (staff === '' || flag.staff === Number(staff)),
  );
}

/** The values of one kind that the flags have, each once, in order. */
export function valuesOf(flags, name) {
  return [...new Set(flags.map((flag) => flag[name]))].filter(Boolean).sort((one, other) => (one < other ? -1 : 1));
}

/** What one piece of evidence says besides its row and moment. */
export function evidenceText(each, text) {
  const own = text.audit;
  const parts = [];
  if (each.service) parts.push(own.service(each.service, each.visit));
  if (each.level !== null) parts.push(text.levels.names[each.level]);
  if (each.elapsed_ms) parts.push(own.elapsed((each.elapsed_ms / 1000).toFixed(1)));
  if (each.reason) parts.push(own.reasons[each.reason] ?? each.reason);
  return parts.join(text.listComma);
}

/** The table of a file: one line for each piece of evidence of each flag. */
export function flagRows(answer, flags, names, text) {
  const own = text.audit;
  const rows = [[own.rule, own.window, own.staff, own.device, own.from, own.until, own.found, own.of, own.row, own.moment, own.what]];
  for (const flag of flags) {
    const head = [
      own.rules[flag.rule].name, flag.window || null, flag.staff ? names(flag.staff) : null, flag.source || null,
      momentOf(flag.from_ms, answer.utc_offset_minutes), momentOf(flag.until_ms, answer.utc_offset_minutes), flag.n, flag.of || null,
    ];
    for (const each of flag.evidence)
      rows.push([...head, each.seq || null, momentOf(each.at_ms, answer.utc_offset_minutes), evidenceText(each, text)]);
  }
  return rows;
}

/** A line as `yichuang-hub verify --heads` and tools/verify_export take it. */
export function headLine({ era, seq, hash, at_ms }) {
  return JSON.stringify({ era, seq, hash, at_ms });
}
