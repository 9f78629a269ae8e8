// Validates the contract of the terminals. Called by tools/check_contract.
//
//   check_contract                     the document, then every golden file
//   check_contract --payloads FILE     each line {"topic": …, "payload": …} of FILE ("-" = stdin)
//
// Exit status: 0 all good, 1 a fault (named on standard error), 2 wrong call.

import { readFile, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Contract, documentFaults } from './contract.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const documentFile = join(root, 'hub', 'contract', 'asyncapi.yaml');
const goldenDirectory = join(root, 'tests', 'golden', 'contract');

// The part of a golden file's name before the first '_' says what it holds.
const goldenTopics = {
  up: 'yc/v1/demo/win-01/up',
  down: 'yc/v1/demo/win-01/down',
  state: 'yc/v1/demo/win-01/state',
  hub: 'yc/v1/demo/hub/state',
};

function parse(text) {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { fault: `not JSON: ${error.message}` };
  }
}

async function checkGolden(contract) {
  const names = (await readdir(goldenDirectory)).filter((name) => name.endsWith('.json')).sort();
  const faults = [];
  const seen = new Set();
  for (const name of names) {
    const { value, fault } = parse(await readFile(join(goldenDirectory, name), 'utf8'));
    const kind = basename(name, '.json').split('_')[0];
    const found = fault ?? (kind === 'entry' ? contract.entryFault(value) : contract.messageFault(goldenTopics[kind], value));
    if (found) faults.push(`${name}: ${found}`);
    else for (const schema of contract.schemasOf(kind, value)) seen.add(schema);
  }
  for (const schema of contract.schemasToCover()) {
    if (!seen.has(schema)) faults.push(`no golden file holds ${schema}: add one to tests/golden/contract`);
  }
  return { count: names.length, what: 'golden files', faults };
}

async function checkPayloads(contract, file) {
  const text = await readFile(file === '-' ? 0 : file, 'utf8');
  const lines = text.split('\n');
  const faults = [];
  let count = 0;
  lines.forEach((line, index) => {
    if (line.trim() === '') return;
    count += 1;
    const fault = lineFault(contract, line);
    if (fault) faults.push(`${file}: line ${index + 1}: ${fault}`);
  });
  if (count === 0) faults.push(`${file}: no payload in it: was anything recorded?`);
  return { count, what: 'payloads', faults };
}

function lineFault(contract, line) {
  const { value, fault } = parse(line);
  if (fault) return fault;
  if (typeof value?.topic !== 'string' || value.payload === undefined) {
    return 'a line is {"topic": "…", "payload": {…}}';
  }
  const payload = typeof value.payload === 'string' ? parse(value.payload) : { value: value.payload };
  const found = payload.fault ?? contract.messageFault(value.topic, payload.value);
  return found && `${value.topic}: ${found}`;
}

async function main(args) {
  const payloads = args.length === 2 && args[0] === '--payloads' ? args[1] : undefined;
  if (args.length !== 0 && payloads === undefined) {
    console.error('usage: tools/check_contract [--payloads FILE.ndjson]');
    return 2;
  }
  if (payloads !== undefined) return report(await checkPayloads(await Contract.read(documentFile), payloads));
  const faults = await documentFaults(documentFile);
  if (faults.length > 0) return report({ count: 1, what: 'document', faults: faults.map((one) => `asyncapi.yaml: ${one}`) });
  return report(await checkGolden(await Contract.read(documentFile)));
}

function report({ count, what, faults }) {
  faults.forEach((fault) => console.error(`check_contract: ${fault}`));
  if (faults.length > 0) {
    console.error(`check_contract: ${faults.length} fault(s) in ${count} ${what}`);
    return 1;
  }
  console.log(`check_contract: ${count} ${what} agree with asyncapi.yaml`);
  return 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(`check_contract: ${error.message}`);
  process.exitCode = 1;
}
