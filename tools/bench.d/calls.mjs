// From the hub's decision of a call until a browser has painted it, and until a display has drawn it and begins to speak:
// a simulated hall with its clerks, one screen of each kind over zone A. One line of JSON.
//   node calls.mjs BIN WEB ITEMS FOLDER CALLS
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import process from 'node:process';
import { createInterface } from 'node:readline';

import { launch } from '../../tests/pages/browser.mjs';

const [bin, web, items, folder, wanted] = process.argv.slice(2);
const SPOKEN_MS = 7_000; // a call read twice with its gong takes up to 6 s; only what comes after silence is timed
const LONGEST_MS = 240_000;
const children = [];

/** Starts a program; `hear(line)` gets what it prints. */
function start(program, args, env, hear) {
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  children.push(child);
  createInterface({ input: child.stdout }).on('line', hear);
  return new Promise((_, fail) => child.once('exit', (status) => fail(new Error(`${program} ended with status ${status}`))));
}

function end() {
  for (const child of children) {
    if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGTERM');
  }
}

/** Notes each call of the stream when it has come and when the page has been painted with it. */
function watchBoard() {
  globalThis.painted = {};
  const known = EventSource.prototype.addEventListener;
  EventSource.prototype.addEventListener = function listen(name, handle, ...more) {
    const wrapped = (event) => {
      handle.call(this, event);
      if (name !== 'state') return;
      const [newest] = JSON.parse(event.data).calls ?? [];
      if (!newest || newest.voice in globalThis.painted) return;
      globalThis.painted[newest.voice] = { at: newest.at_ms, shown: null };
      // What is posted while a frame is drawn comes when it has been painted.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => (globalThis.painted[newest.voice].shown = Date.now());
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

async function measure() {
  const spoken = [];
  let found;
  const address = new Promise((resolve) => (found = resolve));
  const hall = start(`${bin}/yichuang-simulator`,
    ['--bin', bin, '--web', web, '--items', items, '--dir', folder, '--windows', '12', '--visitors', '300', '--speed', '20'], {},
    (line) => /http:\/\/\S+#demo=\S+/.test(line) && found(/http:\/\/\S+/.exec(line)[0]));
  const url = await Promise.race([address, hall]);
  const display = start('xvfb-run', ['-a', '-s', '-screen 0 1920x1080x24', `${bin}/yichuang-kiosk`, '--display', 'A', '--config', `${folder}/display-a.toml`],
    { SDL_AUDIODRIVER: 'dummy', LIBGL_ALWAYS_SOFTWARE: '1' },
    (line) => {
      const voice = /call (\d+) is spoken/.exec(line)?.[1];
      if (voice) spoken.push({ voice, at: Date.now() });
    });
  const browser = await launch();
  const watch = async () => {
    const page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
    await page.addInitScript(watchBoard);
    await page.goto(url);
    await page.waitForSelector('main[data-phase="live"]');
    await page.evaluate(() => (location.hash = '#/zone/A'));
    await page.waitForSelector('main[data-screen="zone"]');
    const opened = Date.now();
    for (const until = opened + LONGEST_MS; Date.now() < until; ) {
      await page.waitForTimeout(1000);
      const calls = await page.evaluate(() => globalThis.painted);
      const shown = Object.values(calls).filter((call) => call.shown && call.at > opened);
      const heard = spoken.filter(({ voice, at }, i) => calls[voice]?.at > opened && (i === 0 || at - spoken[i - 1].at > SPOKEN_MS));
      process.stderr.write(`\rbench: calls ${shown.length} shown, ${heard.length} spoken after silence of ${wanted} `);
      if (heard.length < Number(wanted)) continue;
      process.stderr.write('\n');
      return { ...figures('screen', shown.map((call) => call.shown - call.at)), ...figures('voice', heard.map((call) => call.at - calls[call.voice].at)) };
    }
    throw new Error(`fewer than ${wanted} calls were spoken within ${LONGEST_MS / 1000} s`);
  };
  try {
    return await Promise.race([watch(), hall, display]);
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
process.exit(process.exitCode ?? 0);
