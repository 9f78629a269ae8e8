// Counts the ratings of a ledger, one row of the export a line on standard input: one line of JSON.
//   yichuang-hub export --config hub.toml | node ledger.mjs
import {createInterface} from 'node:readline';

const keys = new Set();
const services = new Set();
let stored = 0;
let refused = 0;
let doubled = 0;
for await (const line of createInterface({input: process.stdin})) {
  const row = JSON.parse(line);
  if (row.kind?.startsWith('entry_refused(')) ++refused;
  if (!row.kind?.startsWith('rating_received(')) continue;
  const {key, service, class: counted} = JSON.parse(row.body);
  const name = `${key.source}/${key.epoch}/${key.counter}`;
  if (keys.has(name)) ++doubled;
  keys.add(name);
  ++stored;
  if (counted !== 'counted') continue;
  if (services.has(service)) ++doubled;
  services.add(service);
}
console.log(JSON.stringify({stored, refused, doubled}));
