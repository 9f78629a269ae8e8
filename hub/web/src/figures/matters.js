// Figures of matters and of bad ratings as the page shows them: pure functions over `matters` of GET /api/v1/figures.
import { percent } from '../live/figures.js';
import { meanOf, rateOf } from '../matters/report.js';

/** Rates by name, {n, of}; which counts they are made from is said in text.figures.how. */
const rates = ({ sum, bad }) => {
  const counted = bad.opened - bad.excluded;
  return {
    closed_on_time: { n: sum.on_time, of: sum.closed },
    closed_satisfied: { n: sum.satisfied, of: sum.called },
    closed_solved: { n: sum.solved, of: sum.closed },
    bad_called: { n: bad.called, of: counted },
    bad_satisfied: { n: bad.satisfied, of: bad.verified },
    bad_solved: { n: bad.solved, of: counted },
    bad_in_time: { n: bad.solved_in_time, of: counted },
  };
};

/** Tiles as FigureTile takes them: [{id, value, how: [sentences]}]. */
export function matterTiles(matters, text) {
  const { how } = text.figures;
  const { sum, bad } = matters;
  return [
    { id: 'matters_opened', value: String(sum.opened), how: [how.matters_opened(sum.opened)] },
    { id: 'matters_open', value: String(sum.open), how: [how.matters_open(sum.open)] },
    { id: 'bad_opened', value: bad.opened === 0 && matters.hidden_months > 0 ? text.none : String(bad.opened), how: [how.bad_opened(bad.opened, bad.excluded, bad.open, bad.open_late)] },
    ...Object.entries(rates(matters)).map(([id, rate]) => ({ id, value: percent(rate, text.none), how: [how[id](rate.n, rate.of)] })),
  ];
}

export function matterHeadings(text) {
  const { columns } = text.matters.report;
  return ['opened', 'closed', 'on_time', 'satisfied', 'solved', 'mean', 'reopened', 'open'].map((name) => columns[name]);
}

export const matterCells = (line) => [
  line.opened, line.closed, rateOf(line.on_time, line.closed), rateOf(line.satisfied, line.called), rateOf(line.solved, line.closed), meanOf(line),
  rateOf(line.reopened, line.closed), line.open,
];

const COUNTS = ['opened', 'closed', 'on_time', 'called', 'satisfied', 'solved', 'reopened', 'open', 'working_days'];
const BAD = ['opened', 'excluded', 'called', 'verified', 'satisfied', 'solved', 'solved_in_time', 'explained', 'open', 'open_late'];

/** Numerators and denominators alone, for files: [{name, rows}]. */
export function matterTables(matters, text) {
  const t = text.figures;
  const lines = [
    ...matters.kinds.map((line) => [text.matters.kinds[line.name] ?? line.name, line]),
    ...matters.channels.map((line) => [`${t.channel} ${text.matters.channels[line.name] ?? line.name}`, line]),
    [text.matters.report.sum, matters.sum],
  ];
  return [
    { name: t.mattersTable, rows: [[t.key, ...COUNTS.map((name) => t.matterCounts[name])], ...lines.map(([name, line]) => [name, ...COUNTS.map((count) => line[count])])] },
    { name: t.badTable, rows: [[t.key, t.times], ...BAD.map((name) => [t.badCounts[name], matters.bad[name]])] },
  ];
}
