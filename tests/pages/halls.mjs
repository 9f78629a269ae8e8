import { spawn } from 'node:child_process';

// With the demonstration's token, when there is one; whole, for it may arrive in pieces.
const ADDRESS = /(http:\/\/127\.0\.0\.1:\d+\/(?:#demo=\w+)?)\s/;
const CODE = /code: (\S+)/;
const PATIENCE_MS = 60_000;

/** Addresses of hubs that a test told to stop; while one goes or comes it may answer 503. */
const told_to_stop = new Set();

/** Whether a test has told the hub of this address to stop. */
export const wasToldToStop = (url) => told_to_stop.has(new URL(url).origin);

/**
 * Starts a program that serves the pages and prints their address.
 * Resolves to {url, code, say(line), freeze(), thaw(), end()}; code is a set-up code, if one was printed; rejects with its last words when no address comes.
 */
export function startHall(program, args) {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => child.on('close', resolve));
  child.stdin.on('error', () => {}); // it may have ended before it heard everything
  const hall = {
    say: (line) => child.stdin.write(`${line}\n`),
    freeze: () => child.kill('SIGSTOP'),
    thaw: () => child.kill('SIGCONT'),
    end: async () => {
      child.kill('SIGCONT');
      child.kill('SIGINT');
      child.stdin.end();
      const impatience = setTimeout(() => child.kill('SIGKILL'), 20_000);
      await ended;
      clearTimeout(impatience);
    },
  };
  return new Promise((resolve, reject) => {
    let heard = '';
    const impatience = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`${program} printed no address within 60 s: ${heard.slice(-500)}`));
    }, PATIENCE_MS);
    const hear = (bytes) => {
      heard += bytes;
      const address = ADDRESS.exec(heard);
      if (!address) return;
      clearTimeout(impatience);
      const say = (line) => {
        if (line === 'stop') told_to_stop.add(new URL(address[1]).origin);
        hall.say(line);
      };
      resolve({ ...hall, say, url: address[1], code: CODE.exec(heard)?.[1] });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', reject);
    child.on('close', (status) => {
      clearTimeout(impatience);
      reject(new Error(`${program} ended with status ${status}: ${heard.slice(-500)}`));
    });
  });
}
