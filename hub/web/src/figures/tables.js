// The tables of a sheet, as the page shows them and as files hold them: lists of texts and numbers. Pure functions.
import { percent } from '../live/figures.js';
import { matterTables } from './matters.js';
import { averageText, fiveOf, isHidden, meanBusy, minutesText, RATES, ranking, twoOf } from './sums.js';

const LEVELS = [5, 4, 3, 2, 1];
const hundredths = ({ n, of }) => (of === 0 ? null : Math.floor((n * 20000 + of) / (2 * of)) / 100);

/** How rows are called: by staff id, window, group, item, day or month. */
export function namesOf(sheet, colleagues, text) {
  const people = new Map(colleagues.map((each) => [String(each.staff), each]));
  const english = text.htmlLang === 'en';
  return {
    staff: (key) => (people.has(key) ? `${people.get(key).name || people.get(key).number}` : text.figures.unknownStaff(key)),
    number: (key) => people.get(key)?.number ?? key,
    windows: (key) => text.figures.windowNumber(key),
    groups: (key) => {
      const name = sheet.group_names[key];
      return key === '' ? text.figures.noGroup : (english ? name?.en : name?.zh) || key;
    },
    items: (key) => text.figures.unknownItem(key),
    series: (key) => key,
    units: (key) => key || text.figures.noUnit,
    sites: (key) => (key === '*' ? text.figures.severalSites : siteName(sheet.site_names, key, text)),
  };
}

/** A zone of the hall by its name, or its letter; '' is none there is now. */
export function siteName(names, key, text) {
  const name = text.htmlLang === 'en' ? names[key]?.en || names[key]?.zh : names[key]?.zh;
  return key === '' ? text.figures.noSite : text.figures.siteOf(key, name ?? '');
}

/** Headings of the columns that every table of counts has. */
export function countHeadings(text) {
  const { tiles } = text.figures;
  return [
    tiles.ended,
    tiles.rated,
    tiles.response,
    tiles.unrated,
    tiles.satisfied,
    ...LEVELS.map((level) => text.levels.names[level]),
    text.figures.two,
    tiles.excluded,
    tiles.late,
    tiles.busy,
  ];
}

/** The cells of a row as texts. */
export function countCells(row, text) {
  return [
    row.ended,
    row.rated,
    percent(RATES.response(row), text.none),
    row.unrated,
    percent(RATES.satisfied(row), text.none),
    ...LEVELS.map((level) => row.levels[level - 1]),
    twoOf(row),
    row.excluded,
    row.late,
    minutesText(meanBusy(row), text.none),
  ].map(String);
}

/** The same for files: numbers stay numbers, what was not measured is an empty cell. */
function fileHeadings(text) {
  const { tiles, percentOf } = text.figures;
  return [
    tiles.ended, tiles.uninvited, tiles.rated, percentOf(tiles.response), tiles.unrated, percentOf(tiles.satisfied), percentOf(tiles.very),
    percentOf(tiles.bad), tiles.average, ...LEVELS.map((level) => text.levels.names[level]),
    ...LEVELS.map((level) => `${text.figures.two} ${text.levels.names[level]}`), tiles.excluded, tiles.late, text.figures.secondsColumn,
  ];
}

function fileCells(row) {
  const mean = meanBusy(row);
  return [
    row.ended, row.uninvited, row.rated, hundredths(RATES.response(row)), row.unrated, hundredths(RATES.satisfied(row)), hundredths(RATES.very(row)),
    hundredths(RATES.bad(row)), fiveOf(row) === 0 ? null : Number(averageText({ n: row.points, of: fiveOf(row) }, '')),
    ...LEVELS.map((level) => row.levels[level - 1]), ...LEVELS.map((level) => row.two_button[level - 1]), row.excluded, row.late,
    mean === null ? null : Math.round(mean / 1000),
  ];
}

const rounded = (value) => (value === null ? null : Math.round(value * 100) / 100);

/** Every table of a sheet, for a file: [{name, rows}]. */
export function tablesOf(sheet, names, text) {
  const t = text.figures;
  const counts = (name, rows, nameOf) => ({
    name,
    rows: [[t.key, ...fileHeadings(text)], ...rows.map((row) => [nameOf(row.key), ...fileCells(row)])],
  });
  const people = {
    name: t.people,
    rows: [
      [t.place, t.key, text.access.fields.number, t.score, `${t.interval} −`, `${t.interval} +`, ...fileHeadings(text)],
      ...ranking(sheet.staff).map(({ row, place }) => [
        place, names.staff(row.key), names.number(row.key),
        ...[row.score, row.score_low, row.score_high].map((value) => (fiveOf(row) === 0 ? null : rounded(value))),
        ...fileCells(row).map((cell) => (isHidden(row) ? null : cell)),
      ]),
    ],
  };
  const waits = {
    name: t.waits,
    rows: [
      [t.key, ...Object.values(t.waitColumns)],
      ...sheet.waits.map((row) => [
        names.groups(row.group), row.issued, row.called, row.served, row.missed, row.cancelled, row.expired,
        ...[row.p50_ms, row.p90_ms, row.p95_ms, row.most_ms].map((ms) => Math.round(ms / 1000)),
      ]),
    ],
  };
  const tags = { name: t.tags, rows: [[t.key, t.times], ...sheet.tags.list.map(({ tag, n }) => [`${tag || ''} ${t.tagNames[tag]}`.trim(), n])] };
  return [
    counts(t.shown(sheet.from, sheet.to), [{ ...sheet.total, key: '' }], () => t.shown(sheet.from, sheet.to)),
    people,
    counts(t.sites, sheet.sites, names.sites),
    counts(t.units, sheet.units, names.units),
    counts(t.windows, sheet.windows, names.windows),
    counts(t.groups, sheet.groups, names.groups),
    counts(t.items, sheet.items, names.items),
    counts(t.trend, sheet.series, names.series),
    counts(t.heat, sheet.week_hours, (key) => `${t.weekdays[key[0]]} ${t.hourOf(Number(key.slice(2)))}`),
    waits,
    tags,
    ...matterTables(sheet.matters, text),
  ].filter(({ rows }) => rows.length > 1);
}

/** What a tile shows and how it came about: [{id, value, how: [sentences]}]. */
export function tilesOf(total, rules, text) {
  const { how } = text.figures;
  const rate = (name) => {
    const value = RATES[name](total);
    return { id: name, value: percent(value, text.none), how: [how[name](value.n, value.of)] };
  };
  const satisfied = rate('satisfied');
  if (total.satisfied_low !== null) {
    const bound = (share) => `${(share * 100).toFixed(2)}%`;
    satisfied.how.push(how.interval(bound(total.satisfied_low), bound(total.satisfied_high)));
  }
  const five = fiveOf(total);
  const tiles = [
    { id: 'ended', value: String(total.ended), how: [how.ended(total.ended)] },
    { id: 'rated', value: String(total.rated), how: [how.rated(five, twoOf(total), total.excluded)] },
    rate('response'),
    { id: 'unrated', value: String(total.unrated), how: [how.unrated(total.unrated, rules.open_days, total.open)] },
    satisfied,
    rate('very'),
    rate('bad'),
    {
      id: 'average',
      value: averageText({ n: total.points, of: five }, text.none),
      how: [how.average(total.points, five, rules.weights.join('/'))],
    },
    ...(twoOf(total) > 0 ? [rate('two_button')] : []),
    { id: 'excluded', value: String(total.excluded), how: [how.excluded(total.excluded)] },
    { id: 'late', value: String(total.late + total.excluded_late), how: [how.late(total.late, total.excluded_late)] },
    rate('uninvited'),
    { id: 'busy', value: minutesText(meanBusy(total), text.none), how: [how.busy(Math.round(total.busy_ms / 1000), total.ended)] },
  ];
  return tiles;
}
