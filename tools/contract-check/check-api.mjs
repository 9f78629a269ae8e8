// Validates the description of the hub's HTTP interface. Called by tools/check_api.
//
//   check_api                     the document, and that it has the addresses and roles of tests/hub/http/admission.txt
//   check_api --answers FILE      each line of FILE: an answer {method, target, status, content_type, body}, or an event
//                                 of a stream {target, event, data}; every operation must have been answered well once
//
// Exit status: 0 all good, 1 a fault (named on standard error), 2 wrong call.

import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Api, apiDocumentFaults } from './api.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const documentFile = join(root, 'hub', 'http', 'openapi.yaml');
const tableFile = join(root, 'tests', 'hub', 'http', 'admission.txt');

async function tableFaults(api) {
  const lines = (await readFile(tableFile, 'utf8')).split('\n').filter((line) => line && !line.startsWith('#'));
  const faults = [];
  const known = new Set(api.operations());
  for (const line of lines) {
    const [operation, who] = line.split(/: ?/);
    if (!/ \/(api\/|healthz|metrics)/.test(operation)) continue; // files
    if (!known.delete(operation)) {
      faults.push(`${operation} stands in admission.txt and not in openapi.yaml`);
      continue;
    }
    const roles = api.rolesOf(operation);
    const written = roles === undefined ? 'anybody' : [...roles].sort().join(' ');
    const wanted = who.endsWith('without_role') ? '' : who.split(' ').sort().join(' ');
    if (written !== wanted) faults.push(`${operation}: x-roles say "${written}", admission.txt "${wanted}"`);
  }
  return [...faults, ...[...known].map((operation) => `${operation} stands in openapi.yaml and not in admission.txt`)];
}

async function answersFaults(api, file) {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  const faults = [];
  const unanswered = new Set(api.operations());
  lines.forEach((line, index) => {
    const seen = JSON.parse(line);
    const fault = seen.event === undefined ? api.answerFault(seen) : api.eventFault(seen);
    if (fault) faults.push(`line ${index + 1}: ${fault}`);
    if ((seen.status ?? 200) < 400) unanswered.delete(api.operationOf(seen.method ?? 'GET', seen.target));
  });
  for (const operation of unanswered) faults.push(`${operation} was never answered well: ask it in a test`);
  return { count: lines.length, faults };
}

function report(count, what, faults) {
  faults.forEach((fault) => console.error(`check_api: ${fault}`));
  if (faults.length > 0) return 1;
  console.log(`check_api: ${count} ${what} agree with openapi.yaml`);
  return 0;
}

async function main(args) {
  const api = await Api.read(documentFile);
  if (args.length === 2 && args[0] === '--answers') {
    const { count, faults } = await answersFaults(api, args[1]);
    return report(count, 'answers', faults);
  }
  if (args.length !== 0) {
    console.error('usage: tools/check_api [--answers FILE.ndjson]');
    return 2;
  }
  const faults = [...(await apiDocumentFaults(documentFile)), ...(await tableFaults(api))];
  return report(api.operations().length, 'operations', faults);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(`check_api: ${error.message}`);
  process.exitCode = 1;
}
