// A hall of the real programs that plays a day while it is attacked, and whose own books are the last judge.
import { execFile, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const PATIENCE_MS = 60_000;

export const later = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function once(what, look) {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await later(50)) {
    const found = await look();
    if (found) return found;
  }
  throw new Error(`${what}: not within ${PATIENCE_MS / 1000} s`);
}

/** {http, broker, folder, identity(device), hub(words), ended}; `ended` resolves to {status, told}. */
export async function startHall({ bin, items, folder, seconds, small }) {
  const child = spawn(
    `${bin}/yichuang-simulator`,
    ['--bin', bin, '--items', items, '--dir', folder, '--headless', '--seconds', String(seconds), ...(small ? ['--windows', '4', '--visitors', '120'] : []), '--record', `${folder}-record.ndjson`],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let told = '';
  createInterface({ input: child.stdout }).on('line', (line) => (told = line));
  const ended = new Promise((resolve) => child.once('close', (status) => resolve({ status, told })));
  const gone = ended.then(({ status }) => {
    throw new Error(`the simulator ended with status ${status}`);
  });
  gone.catch(() => {}); // whoever waits hears of it
  const identity = (device) => ({
    pem: join(folder, device === 'display-a' ? 'display-a' : join('data', device), 'identity', 'terminal.pem'),
    authority: join(folder, 'data', 'broker', 'server', 'authority.pem'),
  });
  await Promise.race([once('the first certificates', () => existsSync(identity('display-a').pem)), gone]);
  const config = readFileSync(join(folder, 'hub.toml'), 'utf8');
  const hub = (words) =>
    new Promise((resolve, reject) => {
      const command = [words[0], '--config', join(folder, 'hub.toml'), ...words.slice(1)];
      execFile(`${bin}/yichuang-hub`, command, { maxBuffer: 1 << 28 }, (error, out, said) =>
        error ? reject(new Error(`yichuang-hub ${words.join(' ')}: ${said}`)) : resolve(out),
      );
    });
  return {
    folder,
    /** Every message that the broker let through: {topic, payload}, as somebody sees who may hear everything. */
    heard: () => readFileSync(`${folder}-record.ndjson`, 'utf8').split('\n').filter((line) => line).map((line) => JSON.parse(line)),
    http: `http://127.0.0.1:${/\[http\][^[]*port = (\d+)/.exec(config)[1]}`,
    broker: Number(/uri = "ssl:\/\/127\.0\.0\.1:(\d+)"/.exec(config)[1]),
    identity,
    hub,
    ended,
    end: () => child.kill('SIGINT'),
  };
}
