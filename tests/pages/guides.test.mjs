// The exported guides, from the disk: read by a browser that has no network, measured with axe.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { axeFaults } from './axe.mjs';
import { launch } from './browser.mjs';

const DESK = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

let folder;
let site;
let browser;

before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'yichuang-guides-'));
  site = path.join(folder, 'site');
  execFileSync(process.env.YICHUANG_HUB, ['export-guides', '--data', process.env.YICHUANG_CATALOGUE, '--out', site]);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Every page of the site, relative to it. */
function pages() {
  return ['', 'en/'].flatMap((language) => [
    `${language}index.html`,
    ...readdirSync(path.join(site, language, 'items')).map((file) => `${language}items/${file}`),
  ]);
}

const address = (file) => pathToFileURL(path.join(site, file)).href;

/** Visits each file at one size; collects what `look` finds wrong, and every request that leaves the site. */
async function visit(files, viewport, look) {
  const context = await browser.newContext({ viewport, offline: true });
  const page = await context.newPage();
  const faults = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(address(''))) faults.push(`asks for ${request.url()}`);
  });
  for (const file of files) {
    await page.goto(address(file));
    await page.evaluate(() => document.querySelectorAll('details').forEach((part) => (part.open = true)));
    for (const fault of await look(page)) faults.push(`${file} (${viewport.width}): ${fault}`);
  }
  await context.close();
  return faults;
}

const overflow = (page) =>
  page.evaluate(() => (document.documentElement.scrollWidth > innerWidth ? ['runs out of the screen'] : []));

test('every page is accessible and takes nothing from elsewhere', async () => {
  assert.ok(pages().length > 60);
  assert.deepEqual(await visit(pages(), DESK, axeFaults), []);
});

test('a telephone shows every page without running out of it', async () => {
  assert.deepEqual(await visit(pages(), PHONE, overflow), []);
  assert.deepEqual(await visit(['index.html', 'items/business-setup.html'], PHONE, axeFaults), []);
});

test('one finds an item, opens a situation by keyboard and changes the language', async () => {
  const page = await browser.newPage({ viewport: DESK });
  await page.goto(address('index.html'));
  await page.locator('#events a', { hasText: '企业开办' }).first().click();
  assert.equal(await page.locator('h1').innerText(), '企业开办');
  const situation = page.locator('details').first();
  assert.equal(await situation.locator('li').first().isVisible(), false);
  await situation.locator('summary').press('Enter');
  assert.equal(await situation.locator('li').first().isVisible(), true);
  await page.locator('a.language').click();
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  assert.match(page.url(), /en\/items\/business-setup\.html$/);
  await page.close();
});

test('every page says that the data are samples', async () => {
  const unmarked = await visit(pages(), DESK, async (page) =>
    (await page.locator('.sample').isVisible()) ? [] : ['does not say it'],
  );
  assert.deepEqual(unmarked, []);
});
