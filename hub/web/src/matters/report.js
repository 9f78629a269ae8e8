// Samples of call-backs and the month's report as values, texts of rates and CSV files: pure functions over the hub's JSON.
import { csvOf } from '../items/files.js';

const NONE = '—';

/** '12/15 80.00%', half up; '—' without a denominator, never 0 % or 100 %. */
export function rateOf(numerator, denominator) {
  if (!denominator) return NONE;
  const hundredths = Math.floor((numerator * 20_000 + denominator) / (2 * denominator));
  return `${numerator}/${denominator} ${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}%`;
}

/** Mean working days with one digit; '—' when nothing was closed. */
export const meanOf = (line) => (line.closed ? (line.working_days / line.closed).toFixed(1) : NONE);

/** The month before the one of a moment, on the hall's clock: '2026-10'. */
export function monthBefore(nowMs, utcOffsetMinutes = 480) {
  const at = new Date(nowMs + utcOffsetMinutes * 60_000);
  const month = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - 1, 1));
  return month.toISOString().slice(0, 7);
}

/** The last month of the quarter before the one of a moment, on the hall's clock: '2026-09'. */
export function quarterBefore(nowMs, utcOffsetMinutes = 480) {
  const at = new Date(nowMs + utcOffsetMinutes * 60_000);
  const month = new Date(Date.UTC(at.getUTCFullYear(), Math.floor(at.getUTCMonth() / 3) * 3 - 1, 1));
  return month.toISOString().slice(0, 7);
}

/** The last attempt tells the result; null before the first. */
export const resultOf = (row) => row.calls.at(-1) ?? null;

/** {reached, satisfied, rate, reach}: satisfied of those who were reached, those of all who were drawn. */
export function ratesOf(rows) {
  const results = rows.map(resultOf).filter((call) => call?.result === 'reached');
  const satisfied = results.filter((call) => call.satisfied).length;
  return { reached: results.length, satisfied, rate: rateOf(satisfied, results.length), reach: rateOf(results.length, rows.length) };
}

/** Whether there is nothing to call about any more. */
export const isSettled = (row) => ['reached', 'refused'].includes(resultOf(row)?.result);

const COUNTS = ['opened', 'closed', 'on_time', 'called', 'satisfied', 'solved', 'reopened', 'open', 'working_days', 'excluded'];

/** The report as a CSV file: numerators and denominators alone, so that every rate can be worked out again. */
export function reportCsv(report, own) {
  const word = { kinds: (name) => own.kinds[name] ?? name, channels: (name) => own.channels[name] ?? name, units: (name) => name || own.noUnit };
  const rows = [['by', 'name', ...COUNTS]];
  for (const part of ['kinds', 'channels', 'units']) {
    for (const line of report[part]) rows.push([own.report.by[part], word[part](line.name), ...COUNTS.map((count) => String(line[count]))]);
  }
  rows.push([own.report.sum, '', ...COUNTS.map((count) => String(report.sum[count]))]);
  for (const row of report.open) rows.push([own.report.columns.open, row.no, own.kinds[row.kind] ?? row.kind, own.channels[row.channel] ?? row.channel, row.unit, row.charged]);
  return csvOf([{ name: `${report.year}-${String(report.month).padStart(2, '0')}`, rows }]);
}

/** The callers' list as a CSV file. */
export function sampleCsv(sample, own) {
  const { columns, result, satisfied, unsatisfied } = own.calls;
  const rows = [[columns.no, columns.kind, columns.unit, columns.holder, columns.outcome, columns.calls, satisfied, own.calls.seed]];
  for (const row of sample.rows) {
    const last = resultOf(row);
    const told = last?.result === 'reached' ? (last.satisfied ? satisfied : unsatisfied) : '';
    rows.push([row.no, own.kinds[row.kind] ?? row.kind, row.unit, row.holder, own.outcomes[row.outcome] ?? '', row.calls.map((call) => `${result[call.result]} ${call.by}`).join('; '), told, sample.seed]);
  }
  return csvOf([{ name: sample.month, rows }]);
}

/** Gives the browser a CSV file to keep. */
export function keepCsv(text, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  link.download = `${name}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
