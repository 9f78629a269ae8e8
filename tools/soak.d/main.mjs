// tools/soak: see there. node main.mjs ROOT BIN FOLDER DAYS SPEED
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { get, request } from 'node:http';
import { basename, join } from 'node:path';
import process from 'node:process';

import { descriptorsAreFlat, endsOf, memoryIsFlat } from './flat.mjs';

const [root, bin, folder, days, speed] = process.argv.slice(2);
const DAY_S = 86_400;
const SAMPLES = 240;
const PATIENCE_MS = 120_000;
const PAGE_BYTES_KIB = 4;
const later = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Programs below a process: {pid, name}. Names are those of the files, "mosquitto", "yichuang-hub". */
function programsBelow(parent) {
  const below = new Map();
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      below.set(Number(pid), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch { /* it ended meanwhile */ }
  }
  const isBelow = (pid) => pid === parent || (below.has(pid) && below.get(pid) > 1 && isBelow(below.get(pid)));
  const found = [];
  for (const pid of below.keys()) {
    if (pid === parent || !isBelow(pid)) continue;
    try {
      found.push({ pid, name: basename(readlinkSync(`/proc/${pid}/exe`)) });
    } catch { /* the same */ }
  }
  return found;
}

/** Those that are watched, once all kinds of them run. A rating device is unplugged in the day that is played, and is none of them. */
async function programsOf(parent) {
  const kinds = ['yichuang-hub', 'yichuang-window', 'mosquitto'];
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await later(200)) {
    const found = programsBelow(parent).filter(({ name }) => kinds.includes(name));
    if (new Set(found.map(({ name }) => name)).size === kinds.length) return found;
  }
  throw new Error(`not all of ${kinds.join(', ')} run`);
}

function figuresOf(pid) {
  return {
    kib: Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE_BYTES_KIB,
    fds: readdirSync(`/proc/${pid}/fd`).length,
  };
}

/** Somebody opens a page, follows its stream for a moment and leaves; the number of pages that came. */
async function comeAndGo(hub) {
  const told = await new Promise((resolve) => {
    const asked = request(`${hub.http}/api/v1/session/demo`, { method: 'POST', headers: { 'Content-Type': 'application/json', Origin: hub.http }, agent: false }, (answer) => {
      let body = '';
      answer.on('data', (piece) => (body += piece));
      answer.on('end', () => resolve({ status: answer.statusCode, body, cookies: answer.headers['set-cookie'] ?? [] }));
    });
    asked.on('error', () => resolve({ status: 0 }));
    asked.end(JSON.stringify({ token: hub.token }));
  });
  if (told.status !== 200) return 0;
  const cookie = told.cookies.map((each) => each.split(';')[0]).join('; ');
  await new Promise((resolve) => {
    const asked = get(`${hub.http}/api/v1/live`, { headers: { Cookie: cookie }, agent: false }, (answer) => {
      answer.on('data', () => {});
      answer.on('close', resolve);
      setTimeout(() => answer.destroy(), 700);
    });
    asked.on('error', resolve);
  });
  await new Promise((resolve) => {
    const headers = { Cookie: cookie, 'X-CSRF-Token': JSON.parse(told.body).csrf, 'Content-Type': 'application/json', 'Content-Length': 2, Origin: hub.http };
    const asked = request(`${hub.http}/api/v1/session`, { method: 'DELETE', headers, agent: false }, (answer) => answer.resume().on('end', resolve));
    asked.on('error', resolve);
    asked.end('{}');
  });
  return 1;
}

async function main() {
  const words = ['--bin', bin, '--items', `${root}/hub/catalogue/data`, '--dir', join(folder, 'hall'), '--speed', speed, '--nights'];
  const hall = spawn(`${bin}/yichuang-simulator`, words, { stdio: ['ignore', 'ignore', 'inherit'] });
  let ended = false;
  hall.once('close', () => (ended = true));
  try {
    const file = join(folder, 'hall', 'hub.toml');
    const until = Date.now() + PATIENCE_MS;
    let hub = null;
    while (hub === null) {
      if (ended || Date.now() > until) throw new Error('the hall did not start');
      await later(200);
      if (!existsSync(file)) continue;
      const config = readFileSync(file, 'utf8');
      hub = { http: `http://127.0.0.1:${/\[http\][^[]*port = (\d+)/.exec(config)[1]}`, token: /token = "(\w+)"/.exec(config)[1] };
      if ((await fetch(`${hub.http}/healthz`).catch(() => null))?.status !== 200) hub = null;
    }
    const programs = await programsOf(hall.pid);
    const samples = new Map(programs.map(({ pid }) => [pid, []]));
    const pause = Math.max(250, (Number(days) * DAY_S * 1000) / Number(speed) / SAMPLES);
    let pages = 0;
    let open = true;
    const visitors = [1, 2, 3].map(async () => {
      while (open) {
        pages += await comeAndGo(hub);
        await later(200);
      }
    });
    for (let i = 0; i < SAMPLES; i += 1) {
      for (const [pid, list] of samples) list.push(figuresOf(pid)); // throws when one ended: none of these may
      await later(pause);
    }
    open = false;
    await Promise.all(visitors);
    const health = await fetch(`${hub.http}/metrics`).then((answer) => answer.text());
    const rows = Number(/^yichuang_ledger_rows_total (\S+)/m.exec(health)?.[1] ?? 0);
    let ok = rows > 0 && pages > 0;
    let line = '';
    for (const { pid, name } of programs) {
      const list = samples.get(pid);
      const memory = endsOf(list.map(({ kib }) => kib));
      const descriptors = endsOf(list.map(({ fds }) => fds));
      const flat = memoryIsFlat(memory) && descriptorsAreFlat(descriptors);
      ok &&= flat;
      const mib = (kib) => (kib / 1024).toFixed(1);
      const figures = `${mib(memory.before)}..${mib(memory.after)} MiB, ${descriptors.before}..${descriptors.after} descriptors`;
      console.log(`${name.padEnd(20)} ${figures} ${flat ? '' : 'GREW'}`);
      if (name === 'yichuang-hub') line = `hub_mib=${mib(memory.before)}..${mib(memory.after)} hub_fds=${descriptors.before}..${descriptors.after}`;
    }
    console.log(`days=${days} rows=${rows} pages=${pages} ${line} ok=${ok}`);
    return ok ? 0 : 1;
  } finally {
    hall.kill('SIGINT');
    for (let i = 0; i < 300 && !ended; i += 1) await later(100);
    if (!ended) hall.kill('SIGKILL');
  }
}

main().then(
  (status) => process.exit(status),
  (error) => {
    console.error(`soak: ${error.stack ?? error.message}`);
    process.exit(2);
  },
);
