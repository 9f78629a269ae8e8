// See the file "run" beside this one.
import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { takePictures } from './pictures.mjs';
import { startHall } from './halls.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));

/** Runs a test file; resolves to its exit status. */
function runTests(file, env) {
  const args = ['--test', '--test-reporter=spec', path.join(here, file)];
  const child = spawn(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  return new Promise((resolve) => child.on('close', (status) => resolve(status ?? 1)));
}

async function main() {
  const text = { type: 'string' };
  const { values: options } = parseArgs({
    options: {
      simulator: text, fixture: text, web: text, url: text, pictures: text, guides: text, data: text, tests: text,
    },
  });
  if (options.url) return runTests('live_press.test.mjs', { YICHUANG_URL: options.url });
  if (options.guides) {
    return runTests('guides.test.mjs', { YICHUANG_HUB: options.guides, YICHUANG_CATALOGUE: options.data });
  }
  if (!options.web) throw new Error('--web must name the built pages');
  if (options.pictures) return takePictures(options.fixture, options.web, options.pictures);
  if (options.fixture) {
    const env = { YICHUANG_FIXTURE: options.fixture, YICHUANG_WEB: options.web };
    return runTests(options.tests ?? 'live_page.test.mjs', env);
  }
  if (!options.simulator) throw new Error('name a hall: --simulator, --fixture or --url; the file "run" explains them');
  const hall = await startHall(options.simulator, ['--windows', '4', '--speed', '60', '--web', options.web]);
  try {
    return await runTests('live_press.test.mjs', { YICHUANG_URL: hall.url });
  } finally {
    await hall.end();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`tests/pages/run: ${error.message}`);
  process.exitCode = 2;
}
