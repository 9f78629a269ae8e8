// verify_export [--heads FILE…] [--signatures PUBKEY] [EXPORT]: see tools/verify_export.
import { createReadStream, readFileSync } from 'node:fs';
import process from 'node:process';
import { createInterface } from 'node:readline';

import { ChainReader } from './chain.mjs';
import { publicKeyOf, signatureFaults } from './signature.mjs';

const MOST_SHOWN = 50;

function headsOf(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, i) => {
      const said = JSON.parse(line);
      const head = said.head ?? said;
      if (!Number.isSafeInteger(head.seq) || !/^[0-9a-f]{64}$/.test(head.hash))
        throw new Error(`${file}:${i + 1}: expected {"seq", "hash"}`);
      return { era: 1, at_ms: 0, ...head, source: `${file}:${i + 1}` };
    });
}

async function main(words) {
  const kept = [];
  let file = null;
  let key = null;
  for (let i = 0; i < words.length; i += 1) {
    if (words[i] === '--heads' && i + 1 < words.length) kept.push(...headsOf(words[(i += 1)]));
    else if (words[i] === '--signatures' && i + 1 < words.length) key = publicKeyOf(readFileSync(words[(i += 1)], 'utf8'));
    else if (words[i].startsWith('-') || file !== null) throw new Error(`what is '${words[i]}'? see tools/verify_export --help`);
    else file = words[i];
  }
  const reader = new ChainReader(kept);
  const input = file === null ? process.stdin : createReadStream(file);
  await new Promise((resolve, reject) => {
    input.once('error', reject);
    const lines = createInterface({ input, crlfDelay: Infinity });
    lines.on('line', (line) => reader.add(line));
    lines.once('close', resolve);
  });
  const { faults, rows, head } = reader.end();
  if (key !== null) faults.push(...signatureFaults(kept, key));
  for (const fault of faults.slice(0, MOST_SHOWN)) console.log(fault);
  if (faults.length > MOST_SHOWN) console.log(`and ${faults.length - MOST_SHOWN} more`);
  if (key !== null && kept.length === 0) throw new Error('--signatures needs --heads with signed heads');
  console.log(`${faults.length === 0 ? 'ok' : 'NOT OK'}: ${rows} rows, ${kept.length} kept heads, head ${rows} ${head}`);
  return faults.length === 0 ? 0 : 1;
}

main(process.argv.slice(2)).then(
  (status) => process.exit(status),
  (error) => {
    console.error(`verify_export: ${error.message}`);
    process.exit(2);
  },
);
