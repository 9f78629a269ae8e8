// tools/attack: see there. node main.mjs ROOT BIN FOLDER SECONDS REPLAYS SHORT ONLY
import process from 'node:process';

import { startHall } from './hall.mjs';
import { attackObjects } from './objects.mjs';
import { attackPages } from './pages.mjs';
import { Tally } from './tally.mjs';
import { attackBroker } from './wire.mjs';

const [root, bin, folder, seconds, replays, short, only] = process.argv.slice(2);
const say = (line) => console.error(`attack: ${line}`);

/** What the hall's ledger says in the end: nothing in it that nobody of the hall did. */
async function judge(hall, tally) {
  if (short === 'true') {
    hall.end(); // the day is not waited for
    await hall.ended;
  } else {
    const { status, told } = await hall.ended;
    tally.note('the day beside it', status === 0, `the simulator ended with ${status}: ${told}`);
  }
  const rows = (await hall.hub(['export'])).split('\n').filter((line) => line).map((line) => JSON.parse(line));
  const of = (kind) => rows.filter((row) => row.kind?.startsWith(`${kind}(`));
  const kiosk = of('ticket_issued').filter((row) => row.actor === 'kiosk-01');
  tally.note('the ledger: replays', kiosk.length === 1, `${kiosk.length} numbers for one wish`);
  const foreign = rows.filter((row) => row.actor?.startsWith('kiosk-') && /^(rating|shift|service|invitation|evaluator|account|setting)/.test(row.kind));
  tally.note('the ledger: deeds of a kiosk', foreign.length === 0, foreign.map((row) => `${row.seq} ${row.kind}`).join(', '));
  const dead = of('terminal_died').filter((row) => /"device":"win-/.test(row.body));
  tally.note('the ledger: wills of others', dead.length <= 3, `${dead.length} deaths of window hosts`);
  const verified = await hall.hub(['verify']).then(() => true, () => false);
  tally.note('the ledger: verify', verified, 'the chain does not hold');
  const balanced = await hall.hub(['books']).then(() => true, () => false);
  tally.note('the ledger: books', balanced, 'announced is not accepted, refused and pending');
}

async function main() {
  const tally = new Tally();
  const hall = await startHall({ bin, items: `${root}/hub/catalogue/data`, folder, seconds: Number(seconds), small: short === 'true' });
  const people = []; // who signed in, of whatever group
  try {
    for (const [group, what, attack] of [
      ['objects', 'what is others\'', () => attackObjects(hall, tally, people)],
      ['broker', 'the broker', () => attackBroker(hall, tally, people, { replays: Number(replays) })],
      ['pages', 'the pages', () => attackPages(hall, tally, people, { root, short: short === 'true' })],
      ['day', 'the day\'s end', () => judge(hall, tally)],
    ]) {
      if (only !== '' && only !== group) continue;
      say(`${what} (${tally.attacks} attacks so far, ${Math.round(process.uptime())} s)`);
      await attack();
    }
  } finally {
    hall.end();
    await hall.ended;
  }
  for (const [group, { attacks, accepted }] of tally.groups) console.log(`${group.padEnd(32)} ${String(attacks).padStart(7)} attacks ${String(accepted).padStart(4)} accepted`);
  for (const what of tally.accepted.slice(0, 40)) console.log(`ACCEPTED ${what}`);
  console.log(`attacks=${tally.attacks} accepted=${tally.accepted.length}`);
  return tally.accepted.length === 0 ? 0 : 1;
}

main().then(
  (status) => process.exit(status),
  (error) => {
    console.error(`attack: ${error.stack ?? error.message}`);
    process.exit(2);
  },
);
