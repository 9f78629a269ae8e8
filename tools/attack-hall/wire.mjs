// Attacks on the broker, with MQTT.js: by somebody who has stolen a kiosk, and by somebody who has nothing.
import { readFileSync } from 'node:fs';
import { connect as tlsConnect } from 'node:tls';
import { connect as tcpConnect } from 'node:net';

import mqtt from 'mqtt';

import { ask, shown, signIn } from './ask.mjs';
import { later } from './hall.mjs';

const PATIENCE_MS = 20_000;
/** A broker that says nothing to a publish has not taken it. */
const SILENCE_MS = 1_000;
/** What others may wait while one terminal floods the hub, said of a flood of 100,000; a short one has no time to tell. */
const MOST_WAIT_MS = 2_000;
const FLOOD = 100_000;
const HALL = 'yc/v1/demo';
const FOREIGN = [
  `${HALL}/win-01/up`, `${HALL}/win-01/state`, `${HALL}/win-01/down`, `${HALL}/win-02/down`, `${HALL}/hub/state`, `${HALL}/hub/up`,
  `${HALL}/kiosk-01/down`, `${HALL}/kiosk-02/up`, `${HALL}/kiosk-02/state`, `${HALL}/board-a/down`, `${HALL}/display-a/down`,
  'yc/v1/other/kiosk-01/up', 'yc/v2/demo/kiosk-01/up', '$SYS/broker/uptime', '$share/x/y', 'a', '/', `${HALL}/kiosk-01/up/more`,
];
const FILTERS = ['#', '+/#', 'yc/#', `${HALL}/#`, `${HALL}/+/up`, `${HALL}/+/down`, `${HALL}/+/+`, `${HALL}/win-01/down`, '$SYS/#', `$share/g/${HALL}/+/up`];

/** Options of a client that shows `identity`; null: nothing. */
function optionsOf(hall, identity, more = {}) {
  const files = identity === null ? {} : { key: readFileSync(identity.pem), cert: readFileSync(identity.pem) };
  return {
    protocol: 'mqtts', host: '127.0.0.1', port: hall.broker, protocolVersion: 5, clean: true, reconnectPeriod: 0, connectTimeout: PATIENCE_MS,
    ca: [readFileSync(hall.identity('kiosk-01').authority)], ...files, ...more,
  };
}

/** The client once it is connected, or null. */
function connect(options) {
  return new Promise((resolve) => {
    const client = mqtt.connect(options);
    const give = (result) => {
      clearTimeout(impatience);
      resolve(result);
    };
    const impatience = setTimeout(() => { client.end(true); give(null); }, PATIENCE_MS);
    client.once('connect', () => give(client));
    client.once('error', () => { client.end(true); give(null); });
    client.once('close', () => give(null));
    client.on('error', () => {});
  });
}

const close = (client) => new Promise((resolve) => client.end(true, {}, resolve));

/** Whether the broker took it: QoS 1 is answered with a reason. */
function publish(client, topic, payload, options = {}, patience = SILENCE_MS) {
  return new Promise((resolve) => {
    const impatience = setTimeout(() => resolve(false), patience);
    client.publish(topic, payload, { qos: 1, ...options }, (error, packet) => {
      clearTimeout(impatience);
      resolve(!error && !(packet?.reasonCode >= 0x80));
    });
  });
}

/** Stands in whatever is said on a topic of others. */
export const MARK = 'said-by-somebody-else';

const forged = (device) => ({
  up: JSON.stringify({
    v: 1, device, mark: MARK,
    entries: [{ source: 'ev-0001', epoch: 1, counter: 1, type: 'press', at: Date.now(), frame: Buffer.alloc(69, 7).toString('base64') }],
  }),
  state: JSON.stringify({ v: 1, device, presence: 'offline', session: 7, software: MARK, shown_version: 0, sources: [] }),
});

async function strangers(hall, tally) {
  for (const [what, options] of [
    ['without a certificate', optionsOf(hall, null)],
    ['without TLS', { ...optionsOf(hall, null), protocol: 'mqtt' }],
    ['with a name and a password', optionsOf(hall, null, { username: 'hub', password: 'hub' })],
    ['with TLS 1.1', optionsOf(hall, hall.identity('kiosk-01'), { minVersion: 'TLSv1', maxVersion: 'TLSv1.1' })],
  ]) {
    const client = await connect(options).catch(() => null);
    tally.note('broker: who may come', client === null, what);
    if (client) await close(client);
  }
}

async function foreignTopics(hall, tally) {
  const kiosk = hall.identity('kiosk-01');
  // A client id of somebody else's does not make a name.
  for (const id of ['kiosk-01', 'win-01', 'hub']) {
    const client = await connect(optionsOf(hall, kiosk, { clientId: id }));
    if (!client) throw new Error('a kiosk with its certificate does not reach the broker');
    for (const topic of FOREIGN) {
      for (const retain of [false, true]) {
        const text = topic.endsWith('/state') ? forged('win-01').state : forged('win-01').up;
        tally.note('broker: topics of others', !(await publish(client, topic, text, { retain })), `${topic} as ${id}`);
        if (!client.connected) break; // some names end the connection
      }
      if (!client.connected) break;
    }
    await close(client);
  }
  const through = hall.heard().filter(({ topic, payload }) => !topic.startsWith(`${HALL}/kiosk-01/`) && payload?.includes(MARK));
  tally.note('broker: topics of others', through.length === 0, `heard on ${through.map(({ topic }) => topic).join(' ')}`);
}

async function wills(hall, tally) {
  for (const topic of FOREIGN.filter((name) => !name.startsWith('$') && !name.includes('#'))) {
    const client = await connect(
      optionsOf(hall, hall.identity('kiosk-01'), { clientId: 'kiosk-01', will: { topic, payload: forged('win-01').state, qos: 1, retain: true } }),
    );
    if (client) client.stream.destroy(); // the will is sent by the broker, if it is
  }
  await later(1_000);
  const through = hall.heard().filter(({ topic, payload }) => !topic.startsWith(`${HALL}/kiosk-01/`) && payload?.includes(MARK));
  tally.many('broker: wills', FOREIGN.length, through.length, through.map(({ topic }) => topic).join(' '));
}

async function listening(hall, tally) {
  const client = await connect(optionsOf(hall, hall.identity('kiosk-01'), { clientId: 'kiosk-01' }));
  if (!client) throw new Error('a kiosk with its certificate does not reach the broker');
  const heard = new Set();
  client.on('message', (topic) => heard.add(topic));
  for (const filter of FILTERS) await new Promise((resolve) => client.subscribe(filter, { qos: 1 }, resolve));
  await later(3_000);
  const own = (topic) => topic === `${HALL}/hub/state` || topic === `${HALL}/kiosk-01/down` || topic.startsWith(`${HALL}/board-`);
  const others = [...heard].filter((topic) => !own(topic));
  tally.many('broker: listening to others', FILTERS.length, others.length, `heard ${others.join(' ')}`);
  await close(client);
}

/** A clerk asks for help again and again, which goes through the same queue of the hub: {end()}, which resolves to {requests, p99} in ms. */
function askMeanwhile(hall, clerk) {
  const waits = [];
  let on = true;
  const asked = (async () => {
    while (on) {
      const begun = Date.now();
      const { status } = await ask(hall, 'POST', '/api/v1/desk/1/help', { body: {}, headers: { ...shown(clerk), 'X-Desk-Seat': 'c'.repeat(8) } });
      waits.push(status === 0 ? PATIENCE_MS : Date.now() - begun);
      await later(20);
    }
  })();
  return {
    end: async () => {
      on = false;
      await asked;
      return { requests: waits.length, p99: waits.sort((a, b) => a - b)[Math.floor(0.99 * (waits.length - 1))] };
    },
  };
}

/** What a stolen kiosk may say at all, said wrongly, too often, and too large. */
async function rubbish(hall, tally, replays, clerk) {
  const client = await connect(optionsOf(hall, hall.identity('kiosk-01'), { clientId: 'kiosk-01' }));
  if (!client) throw new Error('a kiosk with its certificate does not reach the broker');
  const up = `${HALL}/kiosk-01/up`;
  const now = Date.now();
  const entry = (counter, body, type = 'ticket_wanted', source = 'kiosk-01') => ({ source, epoch: now % 4_000_000_000, counter, type, at: now, body });
  const texts = [
    '', '{', '[]', 'null', '{"v":2}', '{"v":1,"device":"kiosk-01"}', '{"v":1,"device":"win-01","entries":[]}', '\u0000\u0001', '{"v":1e999}',
    '['.repeat(20_000), '{"a":'.repeat(5_000), JSON.stringify({ v: 1, device: 'kiosk-01', entries: Array(900).fill(entry(1, {})) }),
    forged('win-01').up, forged('kiosk-01').up,
    JSON.stringify({ v: 1, device: 'kiosk-01', entries: [entry(1, { group: "' OR 1=1 --" })] }),
    JSON.stringify({ v: 1, device: 'kiosk-01', entries: [entry(-1, { group: 'qykb' }), entry(2 ** 60, { group: 'qykb' })] }),
    JSON.stringify({ v: 1, device: 'kiosk-01', entries: [entry(1, { group: 'qykb' }, 'evaluator_attached'), entry(1, {}, '__proto__')] }),
    JSON.stringify({ v: 1, device: 'kiosk-01', entries: [entry(1, { group: 'qykb' }, 'ticket_wanted', 'kiosk-02')] }),
  ];
  for (const text of texts) await publish(client, up, text);
  if (!client.connected) throw new Error('the broker ended a connection that said nothing too large');
  await close(client);
  tally.many('broker: messages that are none', texts.length, 0, 'judged by the ledger in the end');

  const large = await connect(optionsOf(hall, hall.identity('kiosk-02'), { clientId: 'kiosk-02' }));
  const took = large !== null && (await publish(large, `${HALL}/kiosk-02/up`, 'x'.repeat(300_000)));
  tally.note('broker: too large', !took, '300,000 bytes');
  if (large) await close(large);

  // One number is wanted once, however often it is said.
  const wanted = JSON.stringify({ v: 1, device: 'kiosk-01', entries: [entry(1, { group: 'qykb', class: 'priority' })] });
  const again = await connect(optionsOf(hall, hall.identity('kiosk-01'), { clientId: 'kiosk-01' }));
  const others = askMeanwhile(hall, clerk);
  for (let i = 0; i < replays; i += 1) {
    again.publish(up, wanted, { qos: 0 });
    if (i % 200 === 199) await later(5);
  }
  if (!(await publish(again, up, '{}', {}, PATIENCE_MS))) throw new Error('the broker did not take what a kiosk may say');
  const { requests, p99 } = await others.end();
  tally.note('broker: others meanwhile', p99 < (replays < FLOOD ? PATIENCE_MS : MOST_WAIT_MS), `a clerk waited ${p99} ms at p99`);
  console.error(`attack: a clerk's requests meanwhile: ${requests}, ${p99} ms at p99`);
  tally.many('broker: replays', replays, 0, 'judged by the ledger in the end');
  await close(again);
}

async function halfOpen(hall, tally) {
  const sockets = [];
  for (let i = 0; i < 60; i += 1) {
    const socket = i % 2 ? tcpConnect(hall.broker, '127.0.0.1') : tlsConnect({ host: '127.0.0.1', port: hall.broker, rejectUnauthorized: false });
    socket.on('error', () => {});
    sockets.push(socket);
  }
  await later(300);
  const client = await connect(optionsOf(hall, hall.identity('kiosk-01'), { clientId: 'kiosk-01' }));
  tally.many('broker: half-open connections', sockets.length, client === null ? 1 : 0, 'nobody else came in beside them');
  if (client) await close(client);
  for (const socket of sockets) socket.destroy();
}

export async function attackBroker(hall, tally, people, { replays }) {
  await strangers(hall, tally);
  await foreignTopics(hall, tally);
  await wills(hall, tally);
  await listening(hall, tally);
  await halfOpen(hall, tally);
  const clerk = people.find(({ number }) => number === '1001') ?? (await signIn(hall, 'window_staff', '1001'));
  await rubbish(hall, tally, replays, clerk);
}
