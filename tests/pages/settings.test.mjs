// The settings page before a hall in memory. Environment: YICHUANG_FIXTURE (settings_fixture), YICHUANG_WEB (built pages).
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';

import { launch, openPage } from './browser.mjs';
import { startHall } from './halls.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const PASSWORD = 'correct horse battery';
const DOOR = 'main[data-door]';
const PAGE = 'main[data-settings] [role="tabpanel"]';
const HOLIDAYS = fileURLToPath(new URL('../../hub/core/data/holidays-2026.json', import.meta.url));

let browser;

before(async () => {
  browser = await launch();
});
after(() => browser?.close());

async function withPage(deed, { number = '4001', ...settings } = {}) {
  const hall = await startHall(process.env.YICHUANG_FIXTURE, ['--web', process.env.YICHUANG_WEB]);
  try {
    const { page, context, faults } = await openPage(browser, hall.url, { ready: DOOR, ...settings });
    await page.getByLabel('工号', { exact: true }).fill(number);
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    if (number === '3101') {
      await page.waitForFunction(() => !document.querySelector('main[data-door]'));
      await page.evaluate(() => (location.hash = '#/settings'));
    }
    await page.waitForSelector(PAGE);
    await deed({ hall, page, clicks: await counted(page) });
    assert.deepEqual(faults().filter((fault) => fault.startsWith('openapi.yaml')), []);
    await context.close();
  } finally {
    await hall.end();
  }
}

/** Counts a person's clicks from now on; () => their number. */
async function counted(page) {
  await page.evaluate(() => {
    globalThis.clicks = 0;
    addEventListener('click', (event) => event.isTrusted && event.detail > 0 && ++globalThis.clicks, true);
  });
  return () => page.evaluate(() => globalThis.clicks);
}

const text = (page, selector) => page.$eval(selector, (element) => element.innerText.replace(/\s+/g, ' ').trim());
const button = (page, name) => page.getByRole('button', { name, exact: true });

/** For somebody to look at: only when a folder for it is named. */
async function picture(page, what) {
  if (!process.env.YICHUANG_PICTURES) return;
  await page.screenshot({ path: `${process.env.YICHUANG_PICTURES}/settings-${what}.png` });
}

async function confirm(page) {
  await page.waitForSelector('[data-preview]');
  await page.locator('dialog button.main:enabled').click();
  await page.waitForFunction(() => !document.querySelector('dialog[open]'));
}

test('a new device replaces that of window 3 in two clicks, and can be undone', () =>
  withPage(async ({ hall, page, clicks }) => {
    hall.say('plug ev-0042 win-01');
    await page.waitForSelector('[data-new="ev-0042"]', { timeout: 8_000 });
    // Window 3 has lost its device: it stands first.
    assert.equal(await page.$eval('[data-new] button', (first) => first.textContent), '替换3号窗口');
    await button(page, '替换3号窗口').click();
    await page.waitForSelector('[data-preview]');
    assert.equal(await text(page, '[data-preview]'), '3号窗口评价器：ev-0003 → ev-0042');
    assert.match(await text(page, '[data-window="3"]'), /ev-0003/); // looked at only
    await confirm(page);
    assert.equal(await clicks(), 2);
    await page.waitForFunction(() => /ev-0042 在线/.test(document.querySelector('[data-window="3"]').innerText.replace(/\s+/g, ' ')));
    assert.equal(await page.$('[data-new="ev-0042"]'), null);
    await page.locator('[data-change="1"] button').click();
    await page.waitForFunction(() => /ev-0003/.test(document.querySelector('[data-window="3"]').innerText));
    assert.match(await text(page, '[data-change="1"]'), /已撤销/);
  }));

test('a window is added in three clicks and taken away again', () =>
  withPage(async ({ page, clicks }) => {
    await button(page, '增加窗口').click();
    await page.getByLabel('评价器', { exact: true }).fill('ev-0007');
    await button(page, '查看修改内容').click();
    await confirm(page);
    assert.equal(await clicks(), 3);
    await page.waitForSelector('[data-window="7"]');
    assert.match(await text(page, '[role="status"]'), /无需重启/);
    await button(page, '撤除7号窗口').click();
    await confirm(page);
    await page.waitForFunction(() => !document.querySelector('[data-window="7"]'));
  }));

test('what is wrong is named before anything happens', () =>
  withPage(async ({ page }) => {
    await button(page, '修改2号窗口').click();
    await page.getByLabel('评价器', { exact: true }).fill('ev-0001');
    await button(page, '查看修改内容').click();
    await page.waitForSelector('[data-faults]');
    assert.match(await text(page, '[data-faults]'), /评价器 .*占用/);
    assert.equal(await page.locator('dialog button.main').isDisabled(), true);
    await button(page, '取消').last().click();
    assert.match(await text(page, '[data-window="2"]'), /ev-0002/);
  }));

test('a change waits for its time and can be taken back', () =>
  withPage(async ({ page }) => {
    await button(page, '撤除6号窗口').click();
    await page.waitForSelector('[data-preview]');
    await page.getByLabel('指定时间').check();
    await page.getByLabel('生效的日期和时间（大厅时间）').fill('2026-11-25T08:00');
    await confirm(page);
    await page.waitForSelector('[data-change="1"][data-state="pending"]');
    assert.match(await text(page, '[data-change="1"]'), /2026-11-25 08:00 生效/);
    assert.notEqual(await page.$('[data-window="6"]'), null);
    await page.locator('[data-change="1"] button').click();
    await page.waitForSelector('[data-change="1"][data-state="withdrawn"]');
  }));

test('what is chosen in the dialog stays while the page reads its settings anew', () =>
  withPage(async ({ hall, page }) => {
    await button(page, '撤除6号窗口').click();
    await page.waitForSelector('[data-preview]');
    await page.getByLabel('指定时间').check();
    await page.getByLabel('生效的日期和时间（大厅时间）').fill('2026-11-25T08:00');
    hall.say('plug ev-0042 win-01');
    await page.waitForSelector('[data-new="ev-0042"]', { timeout: 8_000 });
    assert.equal(await page.getByLabel('指定时间').isChecked(), true);
    assert.equal(await page.getByLabel('生效的日期和时间（大厅时间）').inputValue(), '2026-11-25T08:00');
  }));

test("the year's holidays are imported in three clicks, and missed when they are not there", () =>
  withPage(async ({ hall, page, clicks }) => {
    assert.match(await text(page, '[data-missing]'), /缺少 2026 年/);
    await page.getByRole('tab', { name: '时间与节假日' }).click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByLabel('导入节假日文件').click();
    await (await chooser).setFiles(HOLIDAYS);
    await confirm(page);
    assert.equal(await clicks(), 3);
    await page.waitForSelector('[data-year="2026"]');
    assert.match(await text(page, '[data-year="2026"]'), /放假 33 天，调休上班 6 天/);
    assert.match(await text(page, '[data-year="2026"]'), /2\/15–2\/23/);
    await page.waitForFunction(() => !document.querySelector('[data-missing]'));
    hall.say('clock 2026-12-01');
    await page.waitForSelector('[data-missing]', { timeout: 8_000 });
    assert.match(await text(page, '[data-missing]'), /缺少 2027 年/);
  }));

test('a list of staff with one bad row imports nobody and names it; the right one imports all', () =>
  withPage(async ({ page }) => {
    await page.getByRole('tab', { name: '人员' }).click();
    const choose = async (name, buffer) =>
      page.getByLabel('导入名单（Excel、CSV）').setInputFiles({ name, mimeType: 'text/csv', buffer });
    await choose('bad.csv', Buffer.from('﻿工号,姓名\n2001,周宁\n20-02,吴双\n2003,\n'));
    await page.waitForSelector('[data-import-faults]');
    const faults = await text(page, '[data-import-faults]');
    assert.match(faults, /第 3 行“工号”列“20-02”/);
    assert.match(faults, /第 4 行“姓名”列/);
    // 工号,姓名 / 2001,周宁 as Excel in China writes it.
    const gbk = [...Buffer.from([0xb9, 0xa4, 0xba, 0xc5, 0x2c, 0xd0, 0xd5, 0xc3, 0xfb]), 0x0d, 0x0a];
    await choose('good.csv', Buffer.from([...gbk, ...Buffer.from('2001,'), 0xd6, 0xdc, 0xc4, 0xfe, 0x0d, 0x0a]));
    await confirm(page);
    await page.waitForSelector('[data-staff="2001"]');
    assert.match(await text(page, '[data-staff="2001"]'), /周宁/);
  }));

const BOOK = (name) => fileURLToPath(new URL(name, import.meta.url));

test('a workbook of Excel is imported in three clicks, and a bad row is named as Excel counts', () =>
  withPage(async ({ page, clicks }) => {
    const fetched = [];
    page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
    await page.getByRole('tab', { name: '人员' }).click();
    assert.deepEqual(fetched.filter((path) => /spreadsheet/.test(path)), []); // nothing of it is loaded before
    const choose = async (file) => {
      const chooser = page.waitForEvent('filechooser');
      await page.getByLabel('导入名单（Excel、CSV）').click();
      await (await chooser).setFiles(file);
    };
    await choose(BOOK('staff-faults.xlsx'));
    await page.waitForSelector('[data-import-faults]');
    const faults = await text(page, '[data-import-faults]');
    assert.match(faults, /第 4 行“工号”列“20-02”/);
    assert.match(faults, /第 5 行“姓名”列/);
    assert.equal(new Set(fetched.filter((path) => /spreadsheet/.test(path))).size, 1);
    const before = await clicks();
    await choose(BOOK('staff.xlsx'));
    await confirm(page);
    assert.equal((await clicks()) - before + 1, 3); // and the tab
    await page.waitForSelector('[data-staff="2001"]');
    assert.match(await text(page, '[data-staff="2001"]'), /周宁/);
    assert.match(await text(page, '[data-staff="2002"]'), /吴双/);
    await choose({ name: '名单.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('no workbook') });
    await page.getByText('文件读不出来').waitFor();
  }));

test('an account is made in three clicks, and its code is shown this once', () =>
  withPage(async ({ hall, page, clicks }) => {
    await page.getByRole('tab', { name: '账号' }).click();
    await page.waitForSelector('[data-account="4001"]');
    await page.getByLabel('工号', { exact: true }).fill('5001');
    await page.getByLabel('姓名', { exact: true }).fill('周宁');
    await page.locator('form').getByLabel('值班长', { exact: true }).check();
    await button(page, '建立账号').click();
    await page.waitForSelector('[data-code]');
    assert.equal(await clicks(), 3);
    const code = await page.$eval('[data-code] strong', (element) => element.textContent);
    assert.match(await text(page, '[data-code]'), /只显示这一次/);
    await picture(page, 'code-zh');
    assert.match(await text(page, '[data-account="5001"]'), /周宁 值班长 待设密码/);
    await page.reload();
    await page.waitForSelector(PAGE);
    await page.getByRole('tab', { name: '账号' }).click();
    await page.waitForSelector('[data-account="5001"]');
    assert.equal((await page.content()).includes(code), false);
    // Its owner chooses a password with it and is let in.
    const answer = await fetch(`${hall.url}api/v1/password`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ number: '5001', code, password: 'four new words' }),
    });
    assert.equal(answer.status, 200);
  }));

test('roles change in four clicks, an account closes in two and opens again, and nobody touches his own', () =>
  withPage(async ({ page, clicks }) => {
    await page.getByRole('tab', { name: '账号' }).click();
    await page.waitForSelector('[data-account="3101"]');
    assert.match(await text(page, '[data-account="4001"]'), /本人账号由他人修改/);
    assert.equal(await page.locator('[data-account="4001"] button').count(), 0);
    await button(page, '改角色：孙丽华（3101）').click();
    await page.locator('dialog').getByLabel('督查员', { exact: true }).check();
    await button(page, '保存角色').click();
    await page.waitForFunction(() => /督查员/.test(document.querySelector('[data-account="3101"]').innerText));
    assert.match(await text(page, '[role="status"].said'), /立即生效/);
    assert.equal(await clicks(), 4);
    await button(page, '停用孙丽华（3101）的账号').click();
    await button(page, '停用账号').click();
    await page.waitForFunction(() => /已停用/.test(document.querySelector('[data-account="3101"]').innerText));
    assert.equal(await clicks(), 6);
    await button(page, '启用孙丽华（3101）的账号').click();
    await button(page, '启用账号').click();
    await page.waitForFunction(() => /正常/.test(document.querySelector('[data-account="3101"]').innerText));
    await button(page, '发新码：孙丽华（3101）').click();
    await button(page, '发新码').last().click();
    await page.waitForSelector('[data-code]');
    assert.match(await text(page, '[data-account="3101"]'), /待设密码/);
    // The hub refuses it as well, whatever a page shows.
    const refused = await page.evaluate(async () => {
      const { csrf } = await (await fetch('/api/v1/session')).json();
      const headers = { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf };
      const answer = await fetch('/api/v1/accounts/4001/roles', { method: 'POST', headers, body: '{"roles":["hall_manager"]}' });
      return (await answer.json()).reason;
    });
    assert.equal(refused, 'own_record');
  }));

test('a hall manager has no tab of accounts, and gets none of them', () =>
  withPage(
    async ({ page }) => {
      assert.equal(await page.getByRole('tab', { name: '账号' }).count(), 0);
      assert.equal(await page.evaluate(async () => (await fetch('/api/v1/accounts')).status), 403);
    },
    { number: '3101' },
  ));

test('a hall manager sets windows and hours, and no staff', () =>
  withPage(
    async ({ page }) => {
      await page.getByRole('tab', { name: '人员' }).click();
      await page.getByText('人员由系统管理员修改').waitFor();
      assert.equal(await page.getByRole('button', { name: /离岗/ }).count(), 0);
      await page.getByRole('tab', { name: '时间与节假日' }).click();
      await page.getByLabel('周六').fill('09:00-12:00');
      await button(page, '查看修改内容').click();
      await page.waitForSelector('[data-preview]');
      assert.equal(await text(page, '[data-preview]'), '每周开放时间：周六 09:00-12:00');
      await confirm(page);
    },
    { number: '3101' },
  ));

test('keys alone lead through the tabs and a change', () =>
  withPage(async ({ page }) => {
    await page.getByRole('tab', { name: '窗口' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForSelector('#tab-staff[aria-selected="true"]:focus');
    await page.keyboard.press('ArrowLeft');
    await button(page, '撤除6号窗口').focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('dialog[open]');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('dialog[open]'));
    assert.notEqual(await page.$('[data-window="6"]'), null);
  }));

test('nothing stands in the way of a screen reader, and nothing is cut', { timeout: 120_000 }, () =>
  withPage(
    async ({ hall, page }) => {
      hall.say('plug ev-0042 win-01');
      await page.waitForSelector('[data-new="ev-0042"]', { timeout: 8_000 });
      const look = (what) => picture(page, what);
      await page.addScriptTag({ path: axe });
      const faults = () =>
        page.evaluate(async () => {
          const { violations } = await globalThis.axe.run(document);
          return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' ')}`);
        });
      for (const [code, other] of [['zh', 'English'], ['en', '中文']]) {
        for (const tab of ['windows', 'staff', 'hours', 'devices', 'accounts']) {
          await page.locator(`#tab-${tab}`).click();
          assert.deepEqual(await faults(), [], `${tab} ${code}`);
          await look(`${tab}-${code}`);
        }
        await page.locator('#tab-windows').click();
        await page.locator('[data-new] button').first().click();
        await page.waitForSelector('[data-preview]');
        assert.deepEqual(await faults(), [], `dialog ${code}`);
        await look(`dialog-${code}`);
        await page.keyboard.press('Escape');
        await page.setViewportSize({ width: 390, height: 844 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= 390, `${wide} pixels wide on a phone, ${code}`);
        await look(`phone-${code}`);
        await page.setViewportSize({ width: 1366, height: 768 });
        await page.getByRole('button', { name: other }).click();
      }
    },
    { bypassCSP: true },
  ));
