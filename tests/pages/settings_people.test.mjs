// The settings page: staff, their names and photos, accounts. See settings_visits.mjs for the environment.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';

import { launch } from './browser.mjs';
import { drawPortrait } from './portraits.mjs';
import { button, choosePhoto, confirm, PAGE, picture, text, withSettings } from './settings_visits.mjs';

const BOOK = (name) => fileURLToPath(new URL(name, import.meta.url));

let browser;

before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const withPage = (deed, settings) => withSettings(browser, deed, settings);

const photoOf = (page, number) => page.locator(`[data-staff="${number}"] img`);

test('a photo is put up in two clicks, made small before it is sent, replaced, taken away, and each undone', () =>
  withPage(async ({ page, clicks }) => {
    const sent = [];
    page.on('request', (request) => request.method() === 'POST' && sent.push(request.postData()));
    const large = await drawPortrait(page, 1);
    await page.getByRole('tab', { name: '人员' }).click();
    const before = await clicks();
    await choosePhoto(page, { name: 'li.jpg', mimeType: 'image/jpeg', buffer: large });
    await page.waitForSelector('[data-preview]');
    assert.equal(await text(page, '[data-preview]'), '李敏（1001） 放上照片');
    assert.ok(await page.locator('dialog canvas').isVisible(), 'the picture is looked at first');
    await picture(page, 'photo-zh');
    await confirm(page);
    assert.equal((await clicks()) - before, 2);
    const loaded = () => page.waitForFunction(() => document.querySelector('[data-staff="1001"] img')?.naturalWidth === 240);
    await loaded();
    assert.ok(Math.max(...sent.map((body) => body.length)) < 56_000, 'a photo is small');
    const first = await photoOf(page, 1001).getAttribute('src');
    assert.equal(await page.evaluate(async (url) => (await fetch(url)).headers.get('X-Content-Type-Options'), first), 'nosniff');
    const square = await drawPortrait(page, 2, { width: 900, height: 900, type: 'image/png' });
    await choosePhoto(page, { name: 'li.png', mimeType: 'image/png', buffer: square });
    await page.waitForSelector('[data-preview]');
    assert.equal(await text(page, '[data-preview]'), '李敏（1001） 换照片');
    await confirm(page);
    await page.waitForFunction((src) => document.querySelector('[data-staff="1001"] img').getAttribute('src') !== src, first);
    await loaded();
    await button(page, '李敏撤下照片').click();
    await page.waitForSelector('[data-preview]');
    assert.equal(await text(page, '[data-preview]'), '李敏（1001） 撤下照片');
    await confirm(page);
    await page.waitForFunction(() => !document.querySelector('[data-staff="1001"] img'));
    await page.locator('[data-change="3"] button').click();
    await page.waitForSelector('[data-staff="1001"] img');
    await page.locator('[data-change="2"] button').click();
    await page.waitForFunction((src) => document.querySelector('[data-staff="1001"] img')?.getAttribute('src') === src, first);
    await page.locator('[data-change="1"] button').click();
    await page.waitForFunction(() => !document.querySelector('[data-staff="1001"] img'));
  }));

test('a file that is no photo, or one too small, is answered in words, by the hub as well', () =>
  withPage(async ({ page }) => {
    await page.getByRole('tab', { name: '人员' }).click();
    const broken = { mimeType: 'image/jpeg', name: 'x.jpg', buffer: Buffer.from('no picture') };
    await choosePhoto(page, broken);
    await page.getByText('照片读不出来').waitFor();
    await choosePhoto(page, { ...broken, name: 'x.gif', mimeType: 'image/gif' });
    await page.getByText('照片读不出来').waitFor();
    const small = await drawPortrait(page, 1, { width: 60, height: 80 });
    await choosePhoto(page, { ...broken, buffer: small });
    await page.getByText('照片太小').waitFor();
    assert.equal(await page.$('dialog[open]'), null);
    const reasonOf = (photo) =>
      page.evaluate(async (photo) => {
        const { csrf } = await (await fetch('/api/v1/session')).json();
        const headers = { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf };
        const body = JSON.stringify({ version: 0, changes: [{ kind: 'staff_photo', number: '1001', photo }] });
        const answer = await fetch('/api/v1/settings/changes', { method: 'POST', headers, body });
        return `${answer.status} ${(await answer.json()).reason}`;
      }, photo);
    assert.equal(await reasonOf(Buffer.from('<svg onload="alert(1)"/>').toString('base64')), '422 no_picture');
    assert.equal(await reasonOf(small.toString('base64')), '422 picture_size');
  }));

test('a name is changed in three clicks, and the old one comes back', () =>
  withPage(async ({ page, clicks }) => {
    await page.getByRole('tab', { name: '人员' }).click();
    const before = await clicks();
    await button(page, '李敏改名').click();
    await page.locator('form').last().getByLabel('姓名', { exact: true }).fill('李敏敏');
    await button(page, '查看修改内容').click();
    await page.waitForSelector('[data-preview]');
    assert.equal(await text(page, '[data-preview]'), '工号 1001 姓名：李敏 → 李敏敏');
    await confirm(page);
    assert.equal((await clicks()) - before, 3);
    await page.waitForFunction(() => /李敏敏/.test(document.querySelector('[data-staff="1001"]').innerText));
    assert.match(await text(page, 'section[aria-labelledby="history-title"]'), /最近 60 项修改可以在这里撤销/);
    await page.locator('[data-change="1"] button').click();
    await page.waitForFunction(() => !/李敏敏/.test(document.querySelector('[data-staff="1001"]').innerText));
    assert.match(await text(page, '[data-staff="1001"]'), /李敏/);
    assert.match(await text(page, '[data-change="2"]'), /撤销：工号 1001 姓名：李敏敏 → 李敏/);
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
