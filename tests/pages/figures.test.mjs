// 统计分析 as a duty manager and a leader see it. Environment: YICHUANG_FIXTURE (desk_fixture), YICHUANG_WEB (built pages).
// YICHUANG_PICTURES: a folder.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test, { after, before } from 'node:test';

import { axeFaults } from './axe.mjs';
import { launch } from './browser.mjs';
import { text, withHall } from './visits.mjs';

const ANY = 'header .menu';
const READY = 'main[data-figures="2026-05-01"]';
const pictures = process.env.YICHUANG_PICTURES;
let browser;

before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** Windows 1 to 3 serve; window 2 has few ratings, window 3 none. */
async function workday(hall) {
  for (const window of [1, 2, 3]) hall.say(`shift ${window} 100${window}`);
  for (const level of [5, 5, 4, 5, 1, 5, 3, 5, 4, 5, 2, 5]) hall.say(`serve 1 ${level}`);
  for (const level of [5, 0, 1]) hall.say(`serve 2 ${level}`);
  for (const level of [0, 0]) hall.say(`serve 3 ${level}`);
  hall.say('issue qykb 0');
}

const goTo = (page) => page.evaluate(() => (location.hash = '#/figures'));
const ask = (page) =>
  Promise.all([page.waitForResponse(/api.v1.figures/), page.locator('form button[type="submit"]').click()]);

/** The page of the workday; what the hall was told may still be on its way. */
async function openFigures(page) {
  await goTo(page);
  await page.waitForSelector(READY);
  const ended = () => page.$eval('[data-tile="ended"] .value', (value) => value.textContent);
  while ((await ended()) !== '17') await ask(page);
}

/** Figures of a tile: {value, how}. */
const tile = (page, id) =>
  page.$eval(`[data-tile="${id}"]`, (each) => ({
    value: each.querySelector('.value').textContent,
    how: each.querySelector('.how').textContent.trim(),
  }));

async function shoot(page, name) {
  if (pictures) await page.screenshot({ path: `${pictures}/figures-${name}.png`, fullPage: true });
}

test('every figure of a month opens how it is computed, with the counts it is made from', () =>
  withHall(browser, async ({ at, hall }) => {
    await workday(hall);
    const page = await at('2001', ANY);
    await openFigures(page);
    assert.deepEqual(await tile(page, 'response'), { value: '82.35%', how: '有效评价 ÷ 办结服务 = 14 ÷ 17' });
    const satisfied = await tile(page, 'satisfied');
    assert.equal(satisfied.value, '78.57%');
    assert.match(satisfied.how, /= 11 ÷ 14.*95% 置信区间/s);
    const how = page.locator('[data-tile="unrated"] .how');
    assert.equal(await how.isVisible(), false);
    await page.locator('[data-tile="unrated"] button').click();
    assert.ok(await how.isVisible());
    assert.match((await tile(page, 'unrated')).how, /评价期未过的 3 次不算/);
    assert.equal((await tile(page, 'unrated')).value, '0', 'today’s silence may still become a rating');
  }));

test('few ratings are not ranked, and nothing measured is a dash', () =>
  withHall(browser, async ({ at, hall }) => {
    await workday(hall);
    const page = await at('2001', ANY);
    await openFigures(page);
    await page.waitForSelector('[data-staff="3"]');
    const cells = (staff) => page.$$eval(`[data-staff="${staff}"] > *`, (all) => all.map((each) => each.textContent.trim()));
    assert.equal((await cells(1))[1], '1');
    assert.equal((await cells(2))[1], '不排名');
    assert.deepEqual((await cells(3)).slice(6, 9), ['0.00%', '0', '—']);
    assert.match((await cells(1))[3], /^\d\.\d\d–\d+\.\d\d$/, 'an interval stands beside the score');
  }));

test('filters combine, and a chart is drawn with its table behind it', () =>
  withHall(browser, async ({ at, hall }) => {
    await workday(hall);
    const page = await at('2001', ANY);
    await openFigures(page);
    await page.waitForFunction(() => document.querySelectorAll('[data-drawn="true"] svg').length >= 3);
    const heat = await page.$$eval('[data-cell] strong', (all) => all.reduce((sum, each) => sum + Number(each.textContent), 0));
    assert.equal(heat, 17);
    assert.deepEqual(await tile(page, 'bad_called'), { value: '0.00%', how: '办理人已回访（含未联系到）÷ 差评事项（不含排除）= 0 ÷ 3' });
    assert.match(await text(page, '[data-table="sites"] tbody'), /^A 区 17 14 82\.35%/);
    await page.locator('select[name="window"]').selectOption('2');
    await page.getByRole('button', { name: '查看' }).click();
    await page.waitForFunction(() => document.querySelector('[data-tile="ended"] .value').textContent === '3');
    assert.equal((await tile(page, 'satisfied')).value, '50.00%');
    await page.locator('[data-chart="trend"]').getByRole('button', { name: '显示表格' }).click();
    assert.match(await text(page, '[data-chart="trend"] tbody'), /2026-05-09/);
  }));

test('the files have the figures of the page', () =>
  withHall(browser, async ({ at, hall }) => {
    await workday(hall);
    const page = await at('2001', ANY);
    await openFigures(page);
    await page.waitForSelector('[data-staff="3"]');
    const saved = async (name) => {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
      assert.match(download.suggestedFilename(), /^统计分析_2026-05-01_2026-05-31\.(csv|xlsx)$/);
      return readFile(await download.path());
    };
    const csv = (await saved('导出 CSV')).toString('utf8');
    assert.match(csv, /1,[^,]+,1001,/, 'the ranked one with his place');
    const xlsx = (await saved('导出 XLSX')).toString('latin1');
    assert.ok(xlsx.startsWith('PK\u0003\u0004'));
  }));

test('a leader sees closed months alone, and filters by site and unit as far as nobody can be told', () =>
  withHall(browser, async ({ at, hall }) => {
    await workday(hall);
    hall.say('unit 1001 税务局');
    hall.say('unit 1003 公安局');
    const page = await at('7001', ANY);
    await goTo(page);
    await page.waitForSelector('main[data-figures="2026-01-01"]'); // the last quarter of the hall's own day
    await page.locator('select[name="span"]').selectOption('month');
    await page.waitForSelector('[data-empty]');
    assert.match(await text(page, '[data-empty]'), /没有已冻结的整月/);
    assert.equal(await page.locator('select[name="window"]').count(), 0);
    hall.say(`advance ${31 * 24 * 3600}`);
    hall.say('issue qykb 0');
    await page.locator('select[name="span"]').selectOption('custom');
    await page.locator('input[type="date"]').first().fill('2026-05-01');
    await page.locator('input[type="date"]').nth(1).fill('2026-05-31');
    while ((await page.locator(READY).count()) === 0) await ask(page);
    assert.match(await text(page, '[data-staff="2"]'), /评价太少未显示/);
    assert.match(await text(page, '[data-staff="1"]'), /评价太少未显示/, '2 could be had by subtraction');
    assert.equal((await tile(page, 'ended')).value, '17');
    assert.equal(await page.locator('[data-chart="windows"]').count(), 0);
    assert.match(await text(page, '[data-table="sites"] tbody'), /^A 区 2 0 /, 'of the staff who are shown');
    assert.match(await text(page, '[data-table="units"] tbody'), /公安局 2 0 .*税务局 0 0 /);
    await page.locator('select[name="unit"]').selectOption('公安局');
    await page.locator('select[name="site"]').selectOption('A');
    while ((await tile(page, 'ended')).value !== '2') await ask(page);
    assert.equal(await page.locator('[data-staff="1"]').count(), 0);
    assert.equal((await tile(page, 'bad_called')).value, '—', 'few bad ratings are told as nothing');
    assert.deepEqual(await axeFaults(page), []);
    await shoot(page, 'leader-zh');
  }, { bypassCSP: true }));

for (const [language, width] of [['zh', 1366], ['en', 1366], ['zh', 390], ['en', 390]]) {
  test(`axe finds nothing, and nothing is cut: ${language}, ${width}`, () =>
    withHall(browser, async ({ at, hall }) => {
      await workday(hall);
      const page = await at('2001', ANY);
      await page.setViewportSize({ width, height: 900 });
      if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
      if (width === 390) await page.locator('header [data-theme-switch]').click();
      await openFigures(page);
      await page.waitForFunction(() => document.querySelectorAll('[data-drawn="true"] svg').length >= 3);
      await page.locator('[data-tile="satisfied"] button').click();
      assert.deepEqual(await axeFaults(page), []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the page is not scrolled sideways');
      await shoot(page, `${language}-${width}`);
    }, { bypassCSP: true }));
}
