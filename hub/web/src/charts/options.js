// What ECharts is told to draw: pure functions of figures, words and colours. Nothing is told by colour alone: every level
// has its own pattern, every bar its number.
import { LEVELS, rate, ratesOf } from './figures.js';

const PATTERNS = {
  5: null,
  4: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: Math.PI / 4 },
  3: { symbol: 'circle', dashArrayX: [[6, 6], [0, 6, 6, 0]], dashArrayY: [5, 0], symbolSize: 0.6 },
  2: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4 },
  1: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 3], rotation: 0 },
};

function fillOf(level, look) {
  const pattern = PATTERNS[level];
  return {
    color: look.levels[level],
    borderColor: look.surface,
    borderWidth: 1,
    decal: pattern ? { ...pattern, color: look.pattern } : { symbol: 'none' },
  };
}

const short = (percent) => (percent === null ? '' : `${percent.toFixed(0)}%`);

function frame(look) {
  return {
    animation: false,
    aria: { enabled: false }, // the page describes its charts itself, in its own language
    textStyle: { fontFamily: look.font, fontSize: look.size, color: look.ink },
    legend: { top: 0, left: 0, itemWidth: 26, itemHeight: 14, textStyle: { color: look.ink, fontSize: look.size } },
    grid: { top: 64, left: 12, right: 12, bottom: 8, containLabel: true },
  };
}

const axis = (look, more) => ({
  axisLine: { lineStyle: { color: look.border } },
  axisTick: { show: false },
  axisLabel: { color: look.soft, fontSize: look.size, ...more.axisLabel },
  nameTextStyle: { color: look.soft, fontSize: look.size, ...more.nameTextStyle },
  splitLine: { lineStyle: { color: look.outline }, ...more.splitLine },
  ...Object.fromEntries(
    Object.entries(more).filter(([name]) => !['axisLabel', 'nameTextStyle', 'splitLine'].includes(name)),
  ),
});

/** Ratings by hour, or by what `label` names, stacked by level; the response rate as a line on an axis of its own. */
export function hoursOption(rows, text, look, label = (row) => `${text.charts.hour(row.key)}\n${row.rated}/${row.ended}`, interval = 0) {
  return {
    ...frame(look),
    xAxis: axis(look, {
      type: 'category',
      data: rows.map(label),
      axisLabel: { interval, lineHeight: look.size * 1.4 },
    }),
    yAxis: [
      axis(look, { type: 'value', name: text.charts.ratings, minInterval: 1, nameTextStyle: { align: 'left' } }),
      axis(look, {
        type: 'value',
        name: text.windows.response,
        min: 0,
        max: 100,
        interval: 25,
        axisLabel: { formatter: '{value}%' },
        splitLine: { show: false },
        nameTextStyle: { align: 'right' },
      }),
    ],
    series: [
      ...LEVELS.map((level) => ({
        type: 'bar',
        name: text.levels.names[level],
        stack: 'levels',
        barMaxWidth: 56,
        itemStyle: fillOf(level, look),
        data: rows.map((row) => row.levels[level - 1] || null), // a bar of no height would still have an edge
      })),
      {
        type: 'line',
        name: text.windows.response,
        yAxisIndex: 1,
        symbol: 'diamond',
        symbolSize: 11,
        lineStyle: { color: look.ink, width: 2, type: 'dashed' },
        itemStyle: { color: look.ink, borderColor: look.surface, borderWidth: 1 },
        label: {
          show: true,
          position: 'top',
          formatter: ({ value }) => short(value),
          color: look.ink,
          fontSize: look.size,
          backgroundColor: look.surface,
          borderRadius: 3,
          padding: [1, 3],
        },
        data: rows.map((row) => ratesOf(row).response),
      },
    ],
  };
}

// Where nothing was measured there is no bar, and a dash says so.
function bar(value, none, look) {
  const label = { show: true, position: 'top', color: look.ink, fontSize: look.size };
  return value === null
    ? { value: 0, itemStyle: { borderWidth: 0 }, label: { ...label, formatter: none } }
    : { value, itemStyle: { borderWidth: value > 0 ? 1 : 0 }, label: { ...label, formatter: short(value) } };
}

/** Windows side by side: response rate and satisfaction; below each, ratings of services. */
export function windowsOption(rows, text, look) {
  const series = (name, of, itemStyle) => ({
    type: 'bar',
    name,
    barMaxWidth: 34,
    barGap: '12%',
    itemStyle,
    data: rows.map((row) => bar(of(row), text.none, look)),
  });
  return {
    ...frame(look),
    xAxis: axis(look, {
      type: 'category',
      data: rows.map((row) => `${text.charts.windowShort(row.key)}\n${row.rated}/${row.ended}`),
      axisLabel: { interval: 0, lineHeight: look.size * 1.4 },
    }),
    yAxis: axis(look, { type: 'value', min: 0, max: 100, interval: 25, axisLabel: { formatter: '{value}%' } }),
    series: [
      series(text.windows.response, (row) => ratesOf(row).response, fillOf(5, look)),
      series(text.totals.satisfied, (row) => ratesOf(row).satisfied, fillOf(4, look)),
    ],
  };
}

/** How the ratings are spread over the levels. */
export function levelsOption(total, text, look) {
  const of = total.levels.reduce((sum, n) => sum + n, 0);
  const upwards = [...LEVELS].reverse();
  return {
    ...frame(look),
    legend: { show: false },
    grid: { top: 8, left: 12, right: 96, bottom: 8, containLabel: true },
    xAxis: axis(look, { type: 'value', minInterval: 1 }),
    yAxis: axis(look, {
      type: 'category',
      data: upwards.map((level) => text.levels.names[level]),
      axisLabel: { color: look.ink },
    }),
    series: [
      {
        type: 'bar',
        barMaxWidth: 26,
        data: upwards.map((level) => {
          const n = total.levels[level - 1];
          const share = rate({ n, of });
          return {
            value: n,
            itemStyle: { ...fillOf(level, look), borderWidth: n > 0 ? 1 : 0 },
            label: {
              show: true,
              position: 'right',
              color: look.ink,
              fontSize: look.size,
              formatter: share === null ? text.none : `${n} · ${short(share)}`,
            },
          };
        }),
      },
    ],
  };
}

/** Groups side by side: bars of several values, each a function of a row; `series`: [{name, of}]. */
export function groupedOption(rows, { nameOf, series, axisName, none }, look) {
  const fills = [5, 4, 2];
  return {
    ...frame(look),
    xAxis: axis(look, { type: 'category', data: rows.map(nameOf), axisLabel: { interval: 0 } }),
    yAxis: axis(look, { type: 'value', name: axisName, nameTextStyle: { align: 'left' } }),
    series: series.map(({ name, of }, i) => ({
      type: 'bar',
      name,
      barMaxWidth: 30,
      itemStyle: fillOf(fills[i], look),
      data: rows.map((row) => ({
        value: of(row) ?? 0,
        label: {
          show: true,
          position: 'top',
          color: look.ink,
          fontSize: look.size,
          formatter: of(row) === null ? none : String(of(row)),
        },
      })),
    })),
  };
}

/** One bar a row, the longest first, its number behind it. */
export function rankedOption(rows, { nameOf, of }, look) {
  const upwards = [...rows].reverse();
  return {
    ...frame(look),
    legend: { show: false },
    grid: { top: 8, left: 12, right: 56, bottom: 8, containLabel: true },
    xAxis: axis(look, { type: 'value', minInterval: 1 }),
    yAxis: axis(look, { type: 'category', data: upwards.map(nameOf), axisLabel: { color: look.ink } }),
    series: [
      {
        type: 'bar',
        barMaxWidth: 22,
        itemStyle: fillOf(2, look),
        label: { show: true, position: 'right', color: look.ink, fontSize: look.size },
        data: upwards.map(of),
      },
    ],
  };
}
