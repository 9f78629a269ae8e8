// Reads the figures of a run (one JSON object a line: {"name": …, …}) and prints the table, the gates, one line of JSON.
//   node report.cjs FIGURES.ndjson
'use strict';
const fs = require('node:fs');

const runs = {};
for (const line of fs.readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean)) {
  const run = JSON.parse(line);
  runs[run.name] = run;
}
const rate = (name) => runs[name]?.per_second;
const ratio = (one, other) => (one > 0 && other > 0 ? one / other : null);
const round = (value, digits = 1) => (value === undefined || value === null ? '-' : Number(value).toFixed(digits));

// Pages, search, kiosk, queue, calls, cases, matters, stats, startup and firmware have figures of their own; the others are all ratings sent.
const flows = Object.values(runs).filter((run) => !/^(pages|search|kiosk|queue|calls|cases|matters|stats|startup|firmware)/.test(run.name));
const showFlows = () => {
  console.log(`${'run'.padEnd(26)}${'ratings/s'.padStart(11)}${'p50 ms'.padStart(10)}${'p99 ms'.padStart(10)}` +
    `${'sent'.padStart(10)}${'stored'.padStart(10)}${'lost'.padStart(6)}${'MiB'.padStart(7)}`);
  for (const run of flows) {
    console.log(`${run.name.padEnd(26)}${round(run.per_second, 0).padStart(11)}${round(run.p50_ms).padStart(10)}` +
      `${round(run.p99_ms).padStart(10)}${String(run.sent ?? '-').padStart(10)}${String(run.stored ?? '-').padStart(10)}` +
      `${String(run.lost ?? '-').padStart(6)}${round(run.rss_mib, 0).padStart(7)}`);
  }
};
const showSearch = () => {
  const keys = runs['search keys'];
  console.log(`search: ${keys.keys} key presses over ${keys.items} items (index made in ${round(keys.build_ms, 0)} ms)`);
  console.log(`${'ms'.padEnd(26)}${'p50'.padStart(10)}${'p99'.padStart(10)}${'worst'.padStart(10)}`);
  console.log(`${'  key press'.padEnd(26)}${round(keys.p50_ms, 2).padStart(10)}${round(keys.p99_ms, 2).padStart(10)}` +
    `${round(keys.worst_ms, 2).padStart(10)}   worst: ${keys.worst_key}`);
  for (const part of ['find', 'candidates']) {
    console.log(`${`  ${part}`.padEnd(26)}${round(keys[`${part}_p50_ms`], 2).padStart(10)}${round(keys[`${part}_p99_ms`], 2).padStart(10)}`);
  }
  for (const name of ['search questions', 'search questions in all']) {
    const {items, questions, first, first_three, missed} = runs[name];
    console.log(`  ${questions} questions, ${items} items: right item first ${round(first * 100)} %, ` +
      `in the first three ${round(first_three * 100)} %${missed.length ? `; missed: ${missed.join(' / ')}` : ''}`);
  }
};
const showKiosk = () => {
  const {first_frame_ms, new_screen, interaction, idle_share, idle_seconds, rss_mib} = runs.kiosk;
  console.log(`kiosk: first frame ${round(first_frame_ms, 0)} ms, idle ${round(idle_share * 100, 2)} % of a core over ${idle_seconds} s, ` +
    `${round(rss_mib, 0)} MiB at most`);
  console.log(`${'ms'.padEnd(26)}${'p50'.padStart(10)}${'p95'.padStart(10)}${'worst'.padStart(10)}`);
  for (const [name, figures] of [['new screen', new_screen], ['frame of a tap', interaction]]) {
    console.log(`${`  ${name}`.padEnd(26)}${['p50_ms', 'p95_ms', 'worst_ms'].map((part) => round(figures[part]).padStart(10)).join('')}   of ${figures.count}`);
  }
};
const PAGE_RUNS = ['pages 100', 'pages 1000', 'pages silent'];
const showPages = () => {
  console.log(`${'open boards'.padEnd(26)}${'presses/s'.padStart(11)}${'p50 ms'.padStart(10)}${'p99 ms'.padStart(10)}${'worst'.padStart(10)}` +
    `${'arrivals'.padStart(10)}${'missing'.padStart(8)}${'whole'.padStart(7)}${'MiB'.padStart(7)}`);
  for (const run of PAGE_RUNS.map((name) => runs[name]).filter(Boolean)) {
    console.log(`${run.name.padEnd(26)}${round(run.presses_per_second, 0).padStart(11)}${round(run.p50_ms).padStart(10)}` +
      `${round(run.p99_ms).padStart(10)}${round(run.worst_ms).padStart(10)}${String(run.arrivals).padStart(10)}` +
      `${String(run.missing).padStart(8)}${String(run.whole_again).padStart(7)}${round(run.rss_mib, 0).padStart(7)}`);
  }
  const {silent, dropped} = runs['pages silent'] ?? {};
  console.log(`  ${dropped} of ${silent} boards that never read were disconnected`);
  const seen = runs['pages visible'];
  if (!seen) return;
  console.log(`  first load ${round(seen.first_load_kb)} kB gzipped; board of ${seen.windows} windows painted after ` +
    `${round(seen.visible_p50_ms, 0)} ms (p50 of ${seen.visits}), at worst ${round(seen.visible_worst_ms, 0)} ms`);
};
const POLICIES = {'queue day': 'policy of the hall', 'queue day first come': 'first come, first served', 'queue day strict': 'others always first'};
const showQueue = () => {
  console.log(`${'20 windows, 4 kiosks'.padEnd(26)}${'calls'.padStart(8)}${'double'.padStart(8)}${'p50 ms'.padStart(10)}${'p99 ms'.padStart(10)}` +
    `${'numbers'.padStart(9)}${'double'.padStart(8)}${'p99 ms'.padStart(10)}`);
  for (const [name, label] of [['queue hub', 'hub'], ['queue table', 'SELECT and UPDATE']]) {
    const run = runs[name];
    console.log(`${`  ${label}`.padEnd(26)}${String(run.calls).padStart(8)}${String(run.double_calls).padStart(8)}` +
      `${round(run.call_p50_ms).padStart(10)}${round(run.call_p99_ms).padStart(10)}${String(run.numbers).padStart(9)}` +
      `${String(run.double_numbers).padStart(8)}${round(run.number_p99_ms).padStart(10)}`);
  }
  const day = runs['queue day'];
  console.log(`a day of ${day.issued} tickets: ${round(day.machine_seconds, 2)} s of processor time, ${day.records} records, ` +
    `${day.missed} missed; the wait told came true for ${round(day.hit * 100)} % of ${round(day.estimated * 100)} %`);
  console.log(`${'minutes to the first call'.padEnd(26)}${['walk-in', 'appointment', 'priority'].map((name) => name.padStart(24)).join('')}`);
  for (const [name, label] of Object.entries(POLICIES)) {
    const waits = Object.values(runs[name].wait_minutes)
      .map(({mean, p95, most}) => `${round(mean)} / ${round(p95)} / ${round(most)}`.padStart(24));
    console.log(`${`  ${label}`.padEnd(26)}${waits.join('')}   mean / p95 / most`);
  }
};
const showCalls = () => {
  const {screens, screen_p50_ms, screen_worst_ms, voices, voice_p50_ms, voice_worst_ms} = runs.calls;
  console.log(`${"a call, ms from the clerk's request".padEnd(38)}${'p50'.padStart(8)}${'worst'.padStart(8)}`);
  console.log(`${'  painted in a browser'.padEnd(38)}${round(screen_p50_ms, 0).padStart(8)}${round(screen_worst_ms, 0).padStart(8)}   of ${screens}`);
  console.log(`${'  drawn and being spoken'.padEnd(38)}${round(voice_p50_ms, 0).padStart(8)}${round(voice_worst_ms, 0).padStart(8)}   of ${voices}`);
};
const showCases = () => {
  console.log(`${`lists of ${runs['cases hub'].cases} cases`.padEnd(26)}${'lists'.padStart(10)}${'p50 ms'.padStart(10)}${'p99 ms'.padStart(10)}${'worst'.padStart(10)}`);
  for (const [name, label] of [['cases hub', 'hub'], ['cases scan', 'without indexes']]) {
    const run = runs[name];
    console.log(`${`  ${label}`.padEnd(26)}${String(run.lists).padStart(10)}${round(run.p50_ms, 2).padStart(10)}${round(run.p99_ms, 2).padStart(10)}` +
      `${round(run.worst_ms, 2).padStart(10)}   worst: ${run.worst_list}`);
  }
};
const showStats = () => {
  const {services, staff, p50_ms, p99_ms, scan_p50_ms, equal} = runs.stats;
  console.log(`figures of ${staff} staff over a month, ${services} services: p50 ${round(p50_ms, 2)} ms, p99 ${round(p99_ms, 2)} ms; ` +
    `scan ${round(scan_p50_ms, 0)} ms; ${equal ? 'equal to the last unit' : 'THEY DIFFER'}`);
};
const showMatters = () => {
  const {matters, idle, pass, draw_ms, sample_ms, report_ms} = runs.matters;
  console.log(`${matters} matters: a tick with nothing due ${round(idle.ms, 2)} ms; all late at once: ${pass.cards} cards in ${round(pass.ms, 0)} ms, ` +
    `${pass.ticks} ticks, the longest ${round(pass.longest_ms)} ms`);
  console.log(`  a month of them: report ${round(report_ms, 0)} ms, sample drawn in ${round(draw_ms, 0)} ms, listed in ${round(sample_ms, 0)} ms`);
};
if (flows.length) showFlows();
if (runs['pages 100']) showPages();
if (runs['search keys']) showSearch();
if (runs.kiosk) showKiosk();
if (runs['queue hub']) showQueue();
if (runs.calls) showCalls();
if (runs['cases hub']) showCases();
if (runs.matters) showMatters();
if (runs.stats) showStats();
if (runs.startup) console.log(`startup: first receipt after ${runs.startup.after_stop_ms} ms (stopped before) and ${runs.startup.after_kill_ms} ms (killed before), ${runs.startup.services} services`);
if (runs.firmware) console.log(`firmware: ${runs.firmware.flash_bytes} bytes of flash, ${runs.firmware.ram_bytes} bytes of RAM with the stack`);

// quality.md §4: gate is what must hold, goal what we are after. `value` null: the other side was not measured.
const gates = [];
const gate = (name, value, holds, wanted, goal) => gates.push({name, value, ok: value !== null && holds(value), wanted, goal});
const atLeast = (least) => (value) => value >= least;
const atMost = (most) => (value) => value <= most;
const ran = (name) => name in runs;

if (ran('ingest hub')) {
  gate('ingest / stock flow', ratio(rate('ingest hub'), rate('ingest stock flow')), atLeast(5), '>= 5', 7);
  gate('ingest / tuned flow', ratio(rate('ingest hub'), rate('ingest tuned flow')), atLeast(0.9), '>= 0.9', 1.3);
  gate('ingest / broker alone', ratio(rate('ingest hub'), rate('ingest broker alone')), atLeast(0.5), '>= 0.5', 0.7);
  gate('slow disk / stock flow', ratio(rate('ingest hub slow'), rate('ingest stock slow')), atLeast(20), '>= 20', 30);
}
if (ran('drain backlog')) {
  gate('drain ratings/s', rate('drain backlog') ?? null, atLeast(10000), '>= 10000', 25000);
  gate('drain live p99 ms', runs['drain live']?.p99_ms ?? null, atMost(500), '<= 500', 500);
}
for (const name of ['alone, one host', 'alone, 200 hosts'].filter(ran)) {
  gate(`${name}: live p99 ms`, runs[`${name}, live`]?.p99_ms ?? null, atMost(500), '<= 500', 500);
  gate(`${name}: doubled, left`, runs[name].doubled + runs[name].left, atMost(0), '0', 0);
}
if (ran('alone, 200 hosts')) gate('alone, 200 hosts: ratings/s', rate('alone, 200 hosts'), atLeast(10000), '>= 10000', 25000);
if (ran('latency hub')) {
  for (const part of ['p50', 'p99']) {
    gate(`latency ${part} / stock`, ratio(runs['latency hub']?.[`${part}_ms`], runs['latency stock flow']?.[`${part}_ms`]),
      atMost(1), '<= 1', part === 'p50' ? '2 ms' : '10 ms');
  }
}
if (ran('cases hub')) {
  gate('cases worst list ms', runs['cases hub'].worst_ms, atMost(100), '<= 100', 20);
  gate('cases scan / index p50', ratio(runs['cases scan']?.p50_ms, runs['cases hub'].p50_ms), atLeast(5), '>= 5', 20);
}
if (ran('matters')) {
  const {matters, pass, report_ms, draw_ms} = runs.matters;
  gate('matters pass of all clocks ms', pass.ms, atMost(1000), '<= 1000', 500);
  gate('matters without a card', matters - pass.cards, atMost(0), '0', 0);
  gate('matters month report ms', report_ms, atMost(2000), '<= 2000', 500);
  gate('matters sample drawn ms', draw_ms, atMost(1000), '<= 1000', 500);
}
if (ran('stats')) {
  gate('stats month of all staff ms', runs.stats.p50_ms, atMost(5), '<= 5', '10 with 10 M rows');
  gate('stats equal to the scan', runs.stats.equal ? 1 : 0, atLeast(1), 'yes', 'yes');
  gate('stats scan / counters', ratio(runs.stats.scan_p50_ms, runs.stats.p50_ms), atLeast(10), '>= 10', '300 with 10 M rows');
}
if (ran('search keys')) {
  gate('search typical ms', runs['search keys'].p50_ms, atMost(1), '<= 1', 1);
  gate('search worst ms', runs['search keys'].worst_ms, atMost(5), '<= 5', 5);
  gate('search in first three', runs['search questions']?.first_three ?? null, atLeast(0.9), '>= 0.9', 0.98);
}
if (ran('kiosk')) {
  gate('kiosk first frame ms', runs.kiosk.first_frame_ms, atMost(1500), '<= 1500', 1000);
  gate('kiosk tap frame p95 ms', runs.kiosk.interaction.p95_ms, atMost(20), '<= 20', 12);
  gate('kiosk new screen p95 ms', runs.kiosk.new_screen.p95_ms, atMost(120), '<= 120', 80);
  gate('kiosk idle % of a core', runs.kiosk.idle_share * 100, atMost(1), '<= 1', 0.3);
  gate('kiosk MiB', runs.kiosk.rss_mib, atMost(340), '<= 340', 300);
}
if (ran('pages 100')) {
  const [gated, many, silent, seen] = [...PAGE_RUNS, 'pages visible'].map((name) => runs[name]);
  gate('100 pages p99 ms', gated.p99_ms, atMost(1000), '<= 1000', '1000 with 1,000 pages');
  gate('pages missing a press', gated.missing + gated.ended + gated.lost, atMost(0), '0', 0);
  gate('1000 pages hub MiB', many?.rss_mib ?? null, atMost(256), '<= 256', 256);
  gate('1000 pages p99 ms', many?.p99_ms ?? null, atMost(1000), '<= 1000', 1000);
  gate('silent pages kept', silent ? silent.silent - silent.dropped : null, atMost(0), '0', 0);
  gate('first load kB', seen?.first_load_kb ?? null, atMost(300), '<= 300', 300);
  gate('board visible ms', seen?.visible_p50_ms ?? null, atMost(1000), '<= 1000', 1000);
}
if (ran('queue hub')) {
  const {double_calls, double_numbers, call_p99_ms} = runs['queue hub'];
  gate('queue double calls', double_calls, atMost(0), '0', 0);
  gate('queue double numbers', double_numbers, atMost(0), '0', 0);
  gate('queue call p99 ms', call_p99_ms, atMost(20), '<= 20', 5);
  gate('queue day of 5,000 s', runs['queue day'].machine_seconds, atMost(2), '<= 2', 2);
}
if (ran('calls')) {
  gate('call to screen worst ms', runs.calls.screen_worst_ms, atMost(500), '<= 500', 500);
  gate('call to voice worst ms', runs.calls.voice_worst_ms, atMost(500), '<= 500', 500);
}
if (ran('startup')) {
  gate('startup to a receipt ms', Math.max(runs.startup.after_stop_ms, runs.startup.after_kill_ms), atMost(5000), '<= 5000', '5000 with 10 M rows');
}
if (ran('firmware')) {
  gate('firmware flash KiB', runs.firmware.flash_bytes / 1024, atMost(32), '<= 32', 24);
  gate('firmware RAM KiB', runs.firmware.ram_bytes / 1024, atMost(8), '<= 8', 8);
}
const ours = flows.filter((run) => run.ours);
const lost = ours.reduce((sum, run) => sum + run.lost, 0);
if (flows.length) gate('lost', ours.length > 0 ? lost : null, atMost(0), '0', 0);

console.log('');
for (const {name, value, ok, wanted, goal} of gates) {
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name.padEnd(32)} ${round(value, 2).padStart(10)}   gate ${wanted}, goal ${goal}` +
    (value === null ? '   not measured: tools/bench --install' : ''));
}
const ok = gates.length > 0 && gates.every((one) => one.ok);
console.log(JSON.stringify({
  figures: runs,
  ratios: Object.fromEntries(gates.map((one) => [one.name, one.value])),
  ok,
}));
process.exitCode = ok ? 0 : 1;
