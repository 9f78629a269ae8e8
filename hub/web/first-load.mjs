// What a browser fetches before it shows a page, as it would travel gzipped: index.html, and what that names. Charts and
// whatever else is imported later are not in it. Usage: node first-load.mjs [--bytes] DIST; exit status 1 beyond the
// limit. --bytes: prints the number alone.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { gzipSync } from 'node:zlib';

const MOST_BYTES = 300_000;

const bare = process.argv[2] === '--bytes';
const dist = process.argv[bare ? 3 : 2];
const page = readFileSync(path.join(dist, 'index.html'), 'utf8');
const named = [...page.matchAll(/(?:src|href)="\/([^"]+)"/g)].map((found) => found[1]);
const files = ['index.html', ...new Set(named)];
const bytes = files.map((file) => gzipSync(readFileSync(path.join(dist, file))).length);
const total = bytes.reduce((sum, each) => sum + each, 0);

if (bare) console.log(total);
else console.log(`first load: ${(total / 1000).toFixed(1)} kB gzipped in ${files.length} files (at most ${MOST_BYTES / 1000} kB)`);
process.exit(total <= MOST_BYTES ? 0 : 1);
