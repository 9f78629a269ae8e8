// Reports as values: pure functions over the hub's JSON (GET /api/v1/reports).

/** Which report an address names: 12 of 'reports/12', 0 of 'reports', else null. */
export function reportOf(page) {
  if (page === 'reports') return 0;
  return Number(/^reports\/(\d{1,15})$/.exec(page)?.[1]) || null;
}

/** The last step that was taken: {what, by, name, at_ms}. */
export function lastStep(report) {
  const what = ['withdrawn', 'published', 'approved', 'drafted'].find((each) => report[each]);
  return { what, ...report[what] };
}

/** "李敏" | "1001" | the hub itself. */
export const personOf = (step, text) => step.name || step.by || text.reports.system;

/** A word of one report: a letter about somebody has some of its own. list: 'states' | 'steps' | 'by' | 'sure'. */
export const wordOf = (report, list, name, text) => (report.person && text.reports.letter[list][name]) || text.reports[list][name];

/** Whom or what a report is about. */
export const scopeOf = (report, text) => (report.person ? text.reports.person(report.person.name, report.person.number) : report.unit || text.reports.hall);

/** The name of a thing that has one in each language. */
export const inWords = (both, text) => (text.htmlLang === 'en' ? both.en : both.zh);

/** Whether a column has rates, so that files give it two. */
const isRate = (table, column) => table.lines.some((line) => line.cells[column] !== null && typeof line.cells[column] === 'object');

/** The tables of a report as files hold them: numerator and denominator in columns of their own, numbers as numbers. */
export function fileTables(report, text) {
  const words = text.reports;
  const about = [
    [words.span, words.spanOf(report.from, report.to)],
    [report.person ? words.about : words.columns.scope, scopeOf(report, text)],
    [words.columns.number, report.number ? inWords(report.number, text) : words.states[report.state]],
    [words.hash, report.sm3],
  ];
  const tables = report.tables.map((table) => {
    const rates = table.columns.map((_, column) => isRate(table, column));
    const heads = table.columns.flatMap((name, column) => (rates[column] ? [words.numerator(name), words.denominator(name)] : [name]));
    const rows = table.lines.map((line) => [line.name, ...line.cells.flatMap((cell, column) => cellsOf(cell, rates[column]))]);
    return { name: table.heading, rows: [[words.name, ...heads], ...rows] };
  });
  return [{ name: inWords(report.title, text), rows: about }, ...tables];
}

function cellsOf(cell, rate) {
  if (!rate) return [numberOf(cell)];
  return cell !== null && typeof cell === 'object' ? [cell.n, cell.of] : [numberOf(cell), null];
}

/** "9.50" is a number in a file, "9.50 (9.10-9.80)" is not. */
const numberOf = (cell) => (typeof cell === 'string' && /^\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell);
