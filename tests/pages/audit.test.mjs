// 审计 as the audit administrator sees it. Environment: YICHUANG_FIXTURE (desk_fixture), YICHUANG_WEB (built pages).
// YICHUANG_PICTURES: a folder.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test, { after, before } from 'node:test';

import { axeFaults } from './axe.mjs';
import { launch } from './browser.mjs';
import { text, withHall } from './visits.mjs';

const READY = 'main[data-audit="flags"]';
const pictures = process.env.YICHUANG_PICTURES;
let browser;

before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** A bad rating at window 1, after which nobody is asked any more, and one of the night at window 2. */
async function dayOfDoubt(hall) {
  for (const window of [1, 2]) hall.say(`shift ${window} 100${window}`);
  for (const level of [5, 4, 1, 0, 0, 0, 0, 0]) hall.say(`serve 1 ${level}`);
  hall.say(`advance ${12 * 3600}`);
  hall.say('serve 2 5');
}

/** The month of the hall, with everything that was told to it. */
async function lookAt(page, month) {
  await page.locator('input[name="month"]').fill(month);
  do {
    await Promise.all([page.waitForResponse(/audit.*flags/), page.locator('form button[type="submit"]').click()]);
  } while ((await page.locator('[data-rule="out_of_hours"]').count()) === 0);
}

async function shoot(page, name) {
  if (pictures) await page.screenshot({ path: `${pictures}/audit-${name}.png`, fullPage: true });
}

test('flags say rule, place, time and evidence, are filtered, and make a file', () =>
  withHall(browser, async ({ at, hall }) => {
    await dayOfDoubt(hall);
    const page = await at('8001', READY);
    await lookAt(page, '2026-05');
    const silence = await text(page, '[data-rule="silence"]');
    assert.match(silence, /差评后沉默.*5.*1 号窗口、李敏.*2026-05-09/);
    await page.locator('[data-rule="silence"] summary').click();
    assert.match(await text(page, '[data-rule="silence"] ol'), /账本行 \d+ .*服务 3（无号）、非常不满意.*未邀请评价/);
    await page.locator('[data-rule="silence"] [data-service="3"]').click();
    await page.waitForSelector('[data-service-file="3"]');
    assert.match(await text(page, '[data-service-file]'), /服务 3.*1 号窗口.*李敏.*评价 1 条.*非常不满意.*计入统计/);
    await shoot(page, 'service');
    assert.deepEqual(await axeFaults(page), []);
    await page.getByRole('button', { name: '关闭' }).click();
    await page.waitForSelector('[data-service-file]', { state: 'detached' });
    await page.locator('select[name="rule"]').selectOption('out_of_hours');
    assert.equal(await page.locator('[data-rule]').count(), 1);
    assert.match(await text(page, '[data-rule="out_of_hours"]'), /2 号窗口、王建国/);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出 CSV' }).click()]);
    assert.equal(download.suggestedFilename(), '异常评价线索_2026-05.csv');
    const csv = (await readFile(await download.path())).toString('utf8');
    assert.match(csv, /时间外评价,2,王建国,/);
    assert.doesNotMatch(csv, /差评后沉默/);

    // Little room on the hub's disk is said on every page of staff.
    assert.equal(await page.locator('[data-storage-low]').count(), 0);
    hall.say('storage low');
    do {
      await page.reload();
      await page.waitForSelector(READY);
    } while ((await page.locator('[data-storage-low]').count()) === 0);
    assert.deepEqual(await axeFaults(page), []);
    await shoot(page, 'storage');
  }, { bypassCSP: true }));

test('the books of any moment and the heads of days are those of the ledger', () =>
  withHall(browser, async ({ at, hall }) => {
    await dayOfDoubt(hall);
    hall.say(`advance ${24 * 3600}`);
    hall.say('issue qykb 0');
    const page = await at('8001', READY);
    await lookAt(page, '2026-05');
    await page.locator('[data-tab="books"]').click();
    await page.waitForSelector('[data-books][data-balanced="true"]');
    assert.match(await text(page, '[data-table="books"]'), /ev-0001 1 3 3 0 0 是/);
    await page.locator('input[name="seq"]').fill('4');
    await page.getByRole('button', { name: '查看' }).click();
    await page.waitForSelector('[data-books="4"]');
    await page.locator('input[name="at"]').fill('2026-05-09T08:00');
    await page.getByRole('button', { name: '查看' }).click();
    await page.waitForSelector('[data-books="0"]');
    await page.locator('input[name="heads-month"]').fill('2026-05');
    await page.waitForSelector('[data-day="2026-05-09"]');
    assert.match(await text(page, '[data-day="2026-05-10"]'), /当天未结束/);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出链首' }).click()]);
    const lines = (await readFile(await download.path())).toString('utf8').trim().split('\n').map((line) => JSON.parse(line));
    assert.equal(lines.length, 2);
    assert.match(lines[0].hash, /^[0-9a-f]{64}$/);
  }));

test('axe finds nothing, and nothing is cut', () =>
  withHall(browser, async ({ at, hall }) => {
    await dayOfDoubt(hall);
    const page = await at('8001', READY);
    for (const language of ['zh', 'en']) {
      for (const width of [1366, 390]) {
        await page.setViewportSize({ width, height: 900 });
        await page.locator('[data-tab="flags"]').click();
        await lookAt(page, '2026-05');
        await page.locator('[data-rule="silence"] summary').click();
        assert.deepEqual(await axeFaults(page), []);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the page is not scrolled sideways');
        await shoot(page, `flags-${language}-${width}`);
        await page.locator('[data-tab="books"]').click();
        await page.locator('input[name="heads-month"]').fill('2026-05');
        await page.waitForSelector('[data-day="2026-05-09"]');
        assert.deepEqual(await axeFaults(page), []);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the page is not scrolled sideways');
        await shoot(page, `books-${language}-${width}`);
      }
      if (language === 'zh') await page.getByRole('button', { name: 'English' }).click();
    }
  }, { bypassCSP: true }));
