// Service items before a hub's own ledger, hall thread and files. Environment: YICHUANG_FIXTURE (items_fixture),
// YICHUANG_WEB (built pages), and YICHUANG_PICTURES, a folder, for whoever wants to look.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';

import { launch, openPage } from './browser.mjs';
import { startHall } from './halls.mjs';
import { counted } from './visits.mjs';
import { axeFaults } from './axe.mjs';

const PASSWORD = 'correct horse battery';
const DOOR = 'main[data-door]';
const LIST = 'main[data-items] tr[data-row]';
const ITEMS = fileURLToPath(new URL('../../hub/catalogue/data', import.meta.url));
let browser;
let hall;

before(async () => {
  browser = await launch();
  hall = await startHall(process.env.YICHUANG_FIXTURE, ['--web', process.env.YICHUANG_WEB, '--items', ITEMS, '--staff', '60']);
});
after(async () => {
  await browser?.close();
  await hall?.end();
});

async function signedIn(number, hash, ready, { expected = /^$/, ...settings } = {}) {
  const opened = await openPage(browser, hall.url, { ready: DOOR, ...settings });
  const { page } = opened;
  await page.locator('#door-number').fill(number);
  await page.locator('#door-password').fill(PASSWORD);
  await page.locator('form button[type="submit"]').click();
  await page.waitForFunction(() => !document.querySelector('main[data-door]'));
  if (hash) await page.evaluate((to) => (location.hash = to), hash);
  await page.waitForSelector(ready);
  const end = async () => {
    assert.deepEqual(opened.faults().filter((fault) => !expected.test(fault)), []);
    await opened.context.close();
  };
  return { page, end };
}

const manager = (settings) => signedIn('3101', '#/items', LIST, settings);

const text = (page, selector) => page.$eval(selector, (element) => element.innerText.replace(/\s+/g, ' ').trim());

async function picture(page, what) {
  if (process.env.YICHUANG_PICTURES) await page.screenshot({ path: `${process.env.YICHUANG_PICTURES}/items-${what}.png` });
}

async function open(page, id) {
  await page.locator(`[data-row="${id}"] button`).click();
  await page.waitForSelector(`[data-item="${id}"]`);
}

async function confirm(page) {
  await page.waitForSelector('[data-preview]');
  const known = page.locator('dialog .known input');
  if (await known.count()) await known.check();
  await page.locator('dialog button.main:enabled').click();
  await page.waitForFunction(() => !document.querySelector('dialog[open]'));
}

/** The catalogue that kiosks are to show now. */
const shown = (page) =>
  page.evaluate(async () => {
    const { catalogue } = await (await fetch('/api/v1/board')).json();
    return { version: catalogue.version, items: (await (await fetch(`/catalogue/${catalogue.sm3}`)).json()).items };
  });

/** Waits until kiosks are to show this fee of an item; '' for none. */
const untilFee = (page, id, amount) =>
  page.waitForFunction(
    async ([wanted, fee]) => {
      const { catalogue } = await (await fetch('/api/v1/board')).json();
      const { items } = await (await fetch(`/catalogue/${catalogue.sm3}`)).json();
      const held = items.find((each) => each.id === wanted).fee?.amount ?? '';
      return (held.zh ?? held) === fee;
    },
    [id, amount],
  );

test('a fee is changed in six clicks, previewed, taken by kiosks and undone', async () => {
  const { page, end } = await manager();
  await page.getByLabel('查找事项').fill('gtgsh');
  await page.waitForFunction(() => document.querySelectorAll('tr[data-row]').length < 20);
  const clicks = await counted(page);
  await open(page, 'sole-trader');
  await page.locator('[data-field="fee.charged"] input').click();
  await page.locator('[data-field="fee.amount"] textarea').first().click();
  await page.keyboard.type('每证 25 元');
  await page.locator('.bar button.main').click();
  await page.waitForSelector('[data-preview="1"]');
  assert.match(await text(page, '[data-preview]'), /收费 否 是 .*收费标准 每证 25 元/);
  assert.equal((await shown(page)).version, 1); // looked at only
  await picture(page, 'review-zh');
  await confirm(page);
  assert.ok((await clicks()) <= 6, `${await clicks()} clicks`);
  await page.waitForSelector('[data-version="1"][data-state="in_force"]');
  assert.match(await text(page, '[data-version="1"]'), /现行.*3101/);
  await untilFee(page, 'sole-trader', '每证 25 元');
  await page.locator('[data-version="1"] button', { hasText: '撤销' }).click();
  await page.waitForSelector('[data-version="2"]');
  await untilFee(page, 'sole-trader', '');
  // The version that was undone can be brought back.
  await page.locator('[data-version="1"] button', { hasText: '恢复此版本' }).click();
  await confirm(page);
  await page.waitForSelector('[data-version="3"]');
  await untilFee(page, 'sole-trader', '每证 25 元');
  await end();
});

test('an item is discontinued in six clicks, marked in the list, and handled again when that is undone', async () => {
  const { page, end } = await manager();
  await page.getByLabel('查找事项').fill('优待证');
  await page.waitForFunction(() => document.querySelectorAll('tr[data-row]').length < 20);
  const clicks = await counted(page);
  await open(page, 'elder-card');
  await page.locator('[data-field="discontinued"] textarea').first().click();
  await page.keyboard.type('自2026年6月1日起由街道便民服务中心办理。');
  await page.locator('.bar button.main').click();
  await page.waitForSelector('[data-preview="1"]');
  assert.match(await text(page, '[data-preview]'), /停办告示/);
  await confirm(page);
  assert.ok((await clicks()) <= 6, `${await clicks()} clicks`);
  await page.waitForSelector('[data-version][data-state="in_force"]');
  await picture(page, 'discontinued-form-zh');
  await page.locator('button', { hasText: '返回清单' }).click();
  await page.waitForSelector('tr[data-row="elder-card"] [data-discontinued]');
  await picture(page, 'discontinued-list-zh');
  await page.waitForFunction(async () => {
    const { catalogue } = await (await fetch('/api/v1/board')).json();
    const { items } = await (await fetch(`/catalogue/${catalogue.sm3}`)).json();
    return items.find((each) => each.id === 'elder-card').discontinued;
  });
  await open(page, 'elder-card');
  await page.locator('[data-version][data-state="in_force"] button', { hasText: '撤销' }).click();
  await page.waitForFunction(() => document.querySelectorAll('[data-version]').length === 2);
  await page.locator('button', { hasText: '返回清单' }).click();
  await page.waitForFunction(() => document.querySelector('tr[data-row="elder-card"]') && !document.querySelector('[data-discontinued]'));
  await end();
});

test('a material is changed in six clicks, and waits for its time', async () => {
  const { page, end } = await manager();
  const clicks = await counted(page);
  await open(page, 'road-transport');
  await page.locator('[data-row="materials-0"] [data-field="name"] textarea').first().click();
  await page.keyboard.press('End');
  await page.keyboard.type('（新版）');
  await page.locator('.bar button.main').click();
  await page.waitForSelector('[data-preview="1"]');
  assert.match(await text(page, '[data-preview]'), /道路货物运输经营申请表（新版）/);
  await page.getByLabel('指定时间').check();
  await page.getByLabel('生效的日期和时间（大厅时间）').fill(`${new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)}T09:00`);
  await page.waitForSelector('dialog button.main');
  await confirm(page);
  assert.ok((await clicks()) <= 6, `${await clicks()} clicks`);
  await page.waitForSelector('[data-state="pending"]');
  assert.match(await text(page, '[data-state="pending"]'), /待生效 .* 09:00 起生效/);
  await page.locator('[data-state="pending"] button', { hasText: '撤销' }).click();
  await page.waitForSelector('[data-version][data-state="withdrawn"]');
  await end();
});

test('what is wrong is named, and a version with gaps takes effect only when somebody says so', async () => {
  const { page, end } = await manager();
  await open(page, 'road-transport');
  await page.locator('[data-field="code"] input').fill('1234');
  await page.locator('[data-row="materials-1"] [data-field="name"] textarea').first().fill('');
  await page.locator('.bar button.main').click();
  await page.waitForSelector('[data-faults="2"]');
  assert.match(await text(page, '[data-faults]'), /实施编码.*31 位.*申请材料 2 · 名称/);
  await page.locator('dialog button', { hasText: '取消' }).click();
  await page.locator('[data-field="code"] input').fill('');
  await page.locator('[data-row="materials-1"] [data-field="name"] textarea').first().fill('营业执照（副本）');
  await page.locator('[data-field="promised"] select').selectOption('');
  await page.locator('.bar button.main').click();
  await page.waitForSelector('[data-preview] [data-gap="no_promised"]');
  assert.match(await text(page, '[data-gap="no_promised"]'), /请填写时限/);
  assert.ok(await page.locator('dialog button.main').isDisabled());
  await confirm(page);
  await page.waitForSelector('[data-gaps] .serious[data-gap="no_promised"]');
  await picture(page, 'gaps-zh');
  await page.locator('button', { hasText: '返回清单' }).click();
  await page.getByLabel('状态').selectOption('serious');
  await page.waitForSelector('[data-row="road-transport"]:not([data-serious="0"])');
  await end();
});

test('items leave as Excel and CSV and come back without a change; a bad cell is named and nothing is taken', async () => {
  const { page, end } = await manager();
  await page.getByRole('tab', { name: '导入导出' }).click();
  const count = (await shown(page)).items.length;
  const folder = await (await import('node:fs/promises')).mkdtemp(path.join(os.tmpdir(), 'yichuang-items-files-'));
  const saved = async (form) => {
    const download = page.waitForEvent('download');
    await page.locator(`[data-export="${form}"]`).click();
    const file = path.join(folder, `items.${form}`);
    await (await download).saveAs(file);
    return file;
  };
  const take = (file) => page.locator('input[type="file"]').setInputFiles(file);
  const close = async () => {
    await page.locator('dialog button', { hasText: '取消' }).click();
    await page.waitForFunction(() => !document.querySelector('dialog[open]'));
  };
  for (const form of ['xlsx', 'csv', 'json']) {
    await take(await saved(form));
    await page.waitForSelector('[data-preview="0"]');
    assert.match(await text(page, '[data-preview]'), new RegExp(`^${count} 项与现行内容一致`), form);
    await close();
  }
  const csv = await readFile(path.join(folder, 'items.csv'), 'utf8');
  const bad = path.join(folder, 'bad.csv');
  await writeFile(bad, csv.replace(/^(事项,sole-trader,)[^,]*/m, '$1nowhere').replace(/^(材料,sole-trader,)([^,]*),[^,]*/m, '$1$2,'));
  await take(bad);
  await page.waitForSelector('[data-faults="2"]');
  const faults = await text(page, '[data-faults]');
  assert.match(faults, /“事项”表第 \d+ 行 department 列“nowhere”：/);
  assert.match(faults, /“材料”表第 \d+ 行 name\.zh 列：/);
  await picture(page, 'import-faults-zh');
  await close();
  const good = path.join(folder, 'good.csv');
  await writeFile(good, csv.replace('道路货物运输经营许可,', '道路货物运输经营许可（新）,'));
  await take(good);
  await page.waitForSelector('[data-preview="1"]');
  await confirm(page);
  await page.getByRole('tab', { name: '事项清单' }).click();
  await page.waitForFunction(() => /（新）/.test(document.querySelector('[data-row="road-transport"]')?.innerText ?? ''));
  await end();
});

test('who may accept what is set in a table of sixty, and the desk says it before', async () => {
  const { page, end } = await manager();
  await page.getByRole('tab', { name: '受理权限' }).click();
  await page.waitForSelector('[data-skills="1060"]');
  await page.locator('[data-skills="1001"] td input').first().click(); // not everything any more
  await page.locator('[data-skills="1001"] [data-department="transport"]').click();
  await page.locator('[data-review]').click();
  await page.waitForSelector('[data-preview]');
  assert.match(await text(page, '[data-preview]'), /李敏（1001） 只可受理 1 个部门的事项/);
  await picture(page, 'skills-zh');
  await confirm(page);
  const desk = await signedIn('1001', '', 'main[data-desk="work"][data-phase="live"]');
  await desk.page.keyboard.press('8'); // 直接服务
  await desk.page.waitForSelector('main[data-doing="serving"]');
  await desk.page.keyboard.press('b');
  await desk.page.waitForSelector('dialog[data-step="item"] .options button');
  await desk.page.keyboard.type('个体工商户设立');
  await desk.page.waitForFunction(() => document.querySelectorAll('dialog .options button').length === 1);
  await desk.page.waitForSelector('[data-item="sole-trader"][aria-disabled="true"]');
  await desk.page.keyboard.press('Enter');
  await desk.page.waitForSelector('dialog [role="alert"]');
  assert.match(await text(desk.page, 'dialog [role="alert"]'), /未获授权受理此事项。请转给/);
  await picture(desk.page, 'desk-zh');
  await desk.end();
  await end();
});

for (const [language, theme] of [['zh', 'light'], ['en', 'dark']]) {
  test(`the page is well made: ${language}, ${theme}`, async () => {
    const { page, end } = await manager({ bypassCSP: true });
    if (language === 'en') await page.locator('header button', { hasText: 'English' }).click();
    if (theme === 'dark') await page.locator('header .buttons button').nth(1).click();
    for (const tab of ['skills', 'files', 'list']) {
      await page.locator(`#tab-${tab}`).click();
      await page.waitForSelector(`#panel[aria-labelledby="tab-${tab}"][data-ready="true"]`);
      assert.deepEqual(await axeFaults(page), [], `${tab} ${language}`);
      await picture(page, `${tab}-${language}-1366`);
    }
    await open(page, 'road-transport');
    await page.waitForSelector('[data-gaps]');
    assert.deepEqual(await axeFaults(page), [], `form ${language}`);
    await picture(page, `form-${language}-1366`);
    await end();
  });
}
