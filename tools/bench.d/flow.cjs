// Writes a Node-RED folder: an empty database, the settings, and one of two flows.
//   node flow.cjs stock|tuned FOLDER BROKER_PORT ADMIN_PORT   (run where node-red-node-sqlite is installed)
//
// stock: what the palette's own nodes give: MQTT in → parameters → sqlite INSERT → receipt, one message at a time.
// tuned: what somebody who knows both would write: ratings are gathered for 20 ms and stored by one INSERT of many rows.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const {createRequire} = require('node:module');

const [kind, folder, brokerPort, adminPort] = process.argv.slice(2);
const COLUMNS = ['id', 'at', 'received', 'hall', 'window', 'device', 'staff', 'item', 'score', 'tags', 'comment'];
const TUNED_GATHER_MS = 20;

const node = (id, type, rest) => ({id, type, z: 'tab', x: 0, y: 0, ...rest});
const shared = (database) => [
  {id: 'tab', type: 'tab', label: 'ingest', disabled: false},
  {id: 'the-broker', type: 'mqtt-broker', name: '', broker: '127.0.0.1', port: brokerPort, clientid: 'node-red',
    autoConnect: true, usetls: false, protocolVersion: '5', keepalive: '60', cleansession: true},
  {id: 'the-database', type: 'sqlitedb', db: database, mode: 'RWC'},
  node('receipt', 'mqtt out', {topic: 'bench/receipt', qos: '0', retain: 'false', broker: 'the-broker'}),
  node('in', 'mqtt in', {topic: 'bench/r/#', qos: '1', datatype: 'json', broker: 'the-broker', inputs: 0, wires: [['prepare']]}),
];

function stockFlow(database) {
  const fields = COLUMNS.map((name) => (name === 'received' ? '$received: Date.now()' : `$${name}: rating.${name}`));
  return [
    ...shared(database),
    node('prepare', 'function', {outputs: 1, wires: [['insert']],
      func: `const rating = msg.payload;\nreturn {id: rating.id, params: {${fields.join(', ')}}};`}),
    node('insert', 'sqlite', {mydb: 'the-database', sqlquery: 'prepared', wires: [['told']],
      sql: `INSERT INTO rating (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map((name) => '$' + name).join(', ')}) ` +
        'ON CONFLICT (id) DO NOTHING'}),
    node('told', 'function', {outputs: 1, wires: [['receipt']], func: 'return {payload: msg.id};'}),
  ];
}

function tunedFlow(database) {
  const text = `const text = (value) => "'" + String(value).replace(/'/g, "''") + "'";`;
  const values = COLUMNS.map((name) =>
    name === 'received' ? 'now' : ['at', 'window', 'score'].includes(name) ? `Number(rating.${name})` : `text(rating.${name})`);
  return [
    ...shared(database),
    node('prepare', 'function', {outputs: 1, wires: [['insert']],
      func: `context.get('waiting').push(msg.payload);`,
      initialize: `context.set('waiting', []);
${text}
context.set('timer', setInterval(() => {
  const ratings = context.get('waiting');
  if (!ratings.length) return;
  context.set('waiting', []);
  const now = Date.now();
  const rows = ratings.map((rating) => '(' + [${values.join(', ')}].join(',') + ')');
  node.send({ids: ratings.map((rating) => rating.id).join(','),
    topic: 'INSERT INTO rating (${COLUMNS.join(', ')}) VALUES ' + rows.join(',') + ' ON CONFLICT (id) DO NOTHING'});
}, ${TUNED_GATHER_MS}));`,
      finalize: `clearInterval(context.get('timer'));`}),
    node('insert', 'sqlite', {mydb: 'the-database', sqlquery: 'msg.topic', sql: '', wires: [['told']]}),
    node('told', 'function', {outputs: 1, wires: [['receipt']], func: 'return {payload: msg.ids};'}),
  ];
}

function settings() {
  return `module.exports = {
  flowFile: 'flows.json', userDir: ${JSON.stringify(folder)}, uiHost: '127.0.0.1', uiPort: ${adminPort},
  nodesDir: ${JSON.stringify(path.resolve('node_modules/node-red-node-sqlite'))},
  credentialSecret: false, diagnostics: {enabled: false, ui: false}, telemetry: {enabled: false},
  externalModules: {palette: {allowInstall: false}}, logging: {console: {level: 'info', metrics: false, audit: false}},
};\n`;
}

fs.mkdirSync(folder, {recursive: true});
const database = path.join(folder, 'ratings.db');
fs.writeFileSync(path.join(folder, 'settings.js'), settings());
fs.writeFileSync(path.join(folder, 'flows.json'), JSON.stringify(kind === 'tuned' ? tunedFlow(database) : stockFlow(database)));
const sqlite3 = createRequire(path.resolve('package.json'))('sqlite3');
new sqlite3.Database(database).exec(fs.readFileSync(path.join(__dirname, 'schema.sql'), 'utf8'), (error) => {
  if (!error) return;
  console.error(`flow: ${error.message}`);
  process.exitCode = 1;
});
