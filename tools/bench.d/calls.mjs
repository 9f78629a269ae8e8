// From a clerk's request for the next number until a browser has painted the call, and until a display has drawn it and
// begins to speak: the programs of a hall at real time, one screen of each kind over zone A. One line of JSON.
//   node calls.mjs BIN WEB ITEMS FOLDER CALLS
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import process from 'node:process';
import { createInterface } from 'node:readline';

import { launch } from '../../tests/pages/browser.mjs';

const [bin, web, items, folder, wanted] = process.argv.slice(2);
const SPOKEN_MS = 6_500; // a call read twice with its gong; the next one must not wait for it
const PATIENCE_MS = 20_000;
const WINDOW = '1';
const children = [];

/** Starts a program; `hear(line)` gets what it prints and logs. The promise is refused when it ends. */
function start(program, args, env, hear) {
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  children.push(child);
  let last = '';
  for (const input of [child.stdout, child.stderr]) createInterface({ input }).on('line', (line) => hear((last = line)));
  const ended = new Promise((_, fail) => child.once('exit', (status) => fail(new Error(`${program} ended with status ${status}: ${last}`))));
  ended.catch(() => {}); // whoever waits for it hears of it
  return ended;
}

function end() {
  for (const child of children) {
    if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGTERM');
  }
}

/** Notes when the page has been painted with each new first call of the board. */
function watchBoard() {
  globalThis.painted = new Map();
  const known = EventSource.prototype.addEventListener;
  EventSource.prototype.addEventListener = function listen(name, handle, ...more) {
    const wrapped = (event) => {
      handle.call(this, event);
      if (name !== 'state') return;
      const [newest] = JSON.parse(event.data).calls ?? [];
      if (!newest || globalThis.painted.has(newest.no)) return;
      globalThis.painted.set(newest.no, null);
      // What is posted while a frame is drawn comes when it has been painted.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => globalThis.painted.set(newest.no, Date.now());
      requestAnimationFrame(() => port2.postMessage(null));
    };
    return known.call(this, name, wrapped, ...more);
  };
}

function figures(name, all) {
  const sorted = [...all].sort((one, other) => one - other);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { [`${name}s`]: sorted.length, [`${name}_p50_ms`]: at(0.5), [`${name}_worst_ms`]: sorted.at(-1) };
}

const later = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** What `look()` resolves to as soon as it is something. */
async function once(what, look) {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await later(20)) {
    const found = await look();
    if (found) return found;
  }
  throw new Error(`${what}: nothing within ${PATIENCE_MS / 1000} s`);
}

/** The clerk of WINDOW, who shows the demonstration's token. */
function clerk(url, token) {
  return async (path, body) => {
    const answer = await fetch(new URL(`/api/v1/${path}`, url), {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
}

async function measure() {
  const spoken = [];
  let found;
  const address = new Promise((resolve) => (found = resolve));
  const hall = start(`${bin}/yichuang-simulator`,
    ['--bin', bin, '--web', web, '--items', items, '--dir', folder, '--visitors', '1', '--speed', '1'], {},
    (line) => /http:\/\/\S+#demo=\S+/.test(line) && found(/http:\/\/\S+/.exec(line)[0]));
  const url = await Promise.race([address, hall]);
  await once(`${folder}/display-a.toml`, () => existsSync(`${folder}/display-a.toml`));
  const display = start('xvfb-run',
    ['-a', '-s', '-screen 0 1920x1080x24', `${bin}/yichuang-kiosk`, '--display', 'A', '--config', `${folder}/display-a.toml`],
    { SDL_AUDIODRIVER: 'dummy', LIBGL_ALWAYS_SOFTWARE: '1' },
    (line) => / is spoken/.test(line) && spoken.push(Date.now()));
  const [, staff] = /number = 1\n[^[]*[^]*?\[\[staff\]\]\nnumber = "(\d+)"/.exec(readFileSync(`${folder}/hall.toml`, 'utf8'));
  const [, group] = /\[\[window\]\]\nnumber = 1\n[^[]*groups = "(\w+)/.exec(readFileSync(`${folder}/hall.toml`, 'utf8'));
  const ask = clerk(url, /#demo=(\w+)/.exec(url)[1]);
  const browser = await launch();
  const run = async () => {
    const page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
    await page.addInitScript(watchBoard);
    await page.goto(url);
    await page.waitForSelector('main[data-phase="live"]');
    await page.evaluate(() => (location.hash = '#/zone/A'));
    await page.waitForSelector('main[data-screen="zone"]');
    await ask(`desk/${WINDOW}/shift`, { staff });
    const shown_ms = [];
    const heard_ms = [];
    for (let call = 0; call <= Number(wanted); ++call) {
      const { id, no } = (await ask('tickets', { group })).ticket;
      await later(SPOKEN_MS);
      const before = spoken.length;
      const asked = Date.now();
      const called = await ask(`desk/${WINDOW}/call`, {});
      if (called.ticket.id !== id) throw new Error(`ticket ${called.ticket.id} was called for ${no}`);
      const shown = await once(`${no} on the page`, () => page.evaluate((wanted_no) => globalThis.painted.get(wanted_no), no));
      await once(`the voice of ${no}`, () => spoken.length > before);
      if (call > 0) { // the first one opens what is opened once
        shown_ms.push(shown - asked);
        heard_ms.push(spoken[before] - asked);
      }
      process.stderr.write(`\rbench: call ${call} of ${wanted} `);
      await ask(`desk/${WINDOW}/service`, { visit: no });
      await ask(`desk/${WINDOW}/service/end`, { invite: false });
    }
    process.stderr.write('\n');
    return { ...figures('screen', shown_ms), ...figures('voice', heard_ms) };
  };
  try {
    return await Promise.race([run(), hall, display]);
  } finally {
    await browser.close();
  }
}

rmSync(folder, { recursive: true, force: true });
try {
  console.log(JSON.stringify({ name: 'calls', ...(await measure()) }));
} finally {
  end();
}
process.exit(0);
