// The settings page: windows, their services and devices, hours and holidays. See settings_visits.mjs for the environment.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';

import { launch } from './browser.mjs';
import { drawPortrait } from './portraits.mjs';
import { axeFaults } from './axe.mjs';
import { button, choosePhoto, confirm, picture, text, withSettings } from './settings_visits.mjs';

const HOLIDAYS = fileURLToPath(new URL('../../hub/core/data/holidays-2026.json', import.meta.url));

let browser;

before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const withPage = (deed, settings) => withSettings(browser, deed, settings);

test('a new device replaces that of window 3 in two clicks, and can be undone', () =>
  withPage(async ({ hall, page, clicks }) => {
    hall.say('plug ev-0042 win-01');
    await page.waitForSelector('[data-new="ev-0042"]', { timeout: 20_000 });
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
    await page.waitForSelector('[data-new="ev-0042"]', { timeout: 20_000 });
    assert.equal(await page.getByLabel('指定时间').isChecked(), true);
    assert.equal(await page.getByLabel('生效的日期和时间（大厅时间）').inputValue(), '2026-11-25T08:00');
  }));

test('a service of a window is chosen in three clicks, looked at first, and undone', () =>
  withPage(async ({ page, clicks }) => {
    assert.match(await text(page, '[data-window="5"]'), /A 企业开办、C 综合咨询/);
    await button(page, '修改2号窗口受理的业务').click();
    await page.getByText('没有变化').waitFor();
    await page.locator('dialog').getByLabel('B 社保医保', { exact: true }).check();
    await page.waitForFunction(() => /B 社保医保/.test(document.querySelector('[data-preview]')?.innerText ?? ''));
    assert.equal(await text(page, '[data-preview]'), '2号窗口受理业务：全部业务 → B 社保医保');
    await picture(page, 'services-zh');
    await confirm(page);
    assert.equal(await clicks(), 3);
    await page.waitForFunction(() => /B 社保医保/.test(document.querySelector('[data-window="2"]').innerText));
    // Changed in another respect, it keeps them.
    await button(page, '修改2号窗口').click();
    await page.getByLabel('区域', { exact: true }).fill('C');
    await button(page, '查看修改内容').click();
    await page.waitForSelector('[data-preview]');
    assert.equal(await text(page, '[data-preview]'), '2号窗口区域：A → C');
    await confirm(page);
    await page.waitForFunction(() => /C .*B 社保医保/.test(document.querySelector('[data-window="2"]').innerText.replace(/\s+/g, ' ')));
    await page.locator('[data-change="2"] button').click();
    await page.waitForSelector('[data-change="3"]');
    await page.locator('[data-change="1"] button').click();
    await page.waitForFunction(() => /全部业务/.test(document.querySelector('[data-window="2"]').innerText));
  }));

test('services can be changed at a time, and one that no window has is told', () =>
  withPage(async ({ page }) => {
    for (const number of [1, 2, 3, 4, 6]) {
      await button(page, `修改${number}号窗口受理的业务`).click();
      await page.locator('dialog').getByLabel('A 企业开办', { exact: true }).check();
      await page.waitForFunction(() => /A 企业开办/.test(document.querySelector('[data-preview]')?.innerText ?? ''));
      if (number === 6) await page.getByLabel('指定时间').check();
      await confirm(page);
    }
    await page.waitForSelector('[data-change="5"][data-state="pending"]');
    assert.equal(await page.$('[data-unserved]'), null);
    await page.locator('[data-change="5"] button').click();
    await button(page, '修改6号窗口受理的业务').click();
    await page.locator('dialog').getByLabel('A 企业开办', { exact: true }).check();
    await page.waitForFunction(() => /A 企业开办/.test(document.querySelector('[data-preview]')?.innerText ?? ''));
    await confirm(page);
    await page.waitForSelector('[data-unserved]');
    assert.match(await text(page, '[data-unserved]'), /没有窗口受理：B 社保医保/);
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
    await page.waitForSelector('[data-missing]', { timeout: 20_000 });
    assert.match(await text(page, '[data-missing]'), /缺少 2027 年/);
  }));

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

test('a terminal gets a one-time code, and its certificate is revoked after a question', { timeout: 120_000 }, () =>
  withPage(async ({ page }) => {
    await page.locator('#tab-devices').click();
    const row = '[data-terminal="win-01"]';
    assert.match(await text(page, `${row} .certificate`), /^\d{4}-\d{2}-\d{2} 到期，自动续期$/);
    await page.locator(`${row} button`).first().click();
    await page.locator('dialog[open] button.main').click();
    await page.waitForSelector('[data-terminal-code]');
    assert.match(await text(page, '[data-terminal-code] strong'), /^\w{4}-\w{4}-\w{4}-\w{4}$/);
    await picture(page, 'terminal-code');
    await page.locator('[data-terminal-code] button').click();
    assert.equal(await page.$('[data-terminal-code]'), null, 'shown once');
    await page.locator(`${row} button`).nth(1).click();
    assert.match(await text(page, 'dialog[open] h2'), /吊销 win-01 的证书？/);
    await picture(page, 'terminal-revocation');
    await page.locator('dialog[open] button.main').click();
    await page.waitForSelector(`${row} .certificate.revoked`);
    assert.equal(await page.locator(`${row} button`).count(), 1, 'nothing is left to take back');
  }));

test('a security administrator has the devices alone, gives a code and revokes, and is told no names', () =>
  withPage(
    async ({ hall, page }) => {
      assert.deepEqual(await page.$$eval('[role="tab"]', (tabs) => tabs.map((tab) => tab.innerText)), ['设备']);
      assert.equal(await page.$('[data-change]'), null);
      assert.doesNotMatch(await text(page, 'main'), /李敏|王建国|节假日/);
      assert.match(await text(page, '[data-evaluator="ev-0003"]'), /未连接/);
      await button(page, '为 win-01 发入网码').click();
      await page.locator('dialog button.main:enabled').click();
      await page.waitForSelector('[data-terminal-code]');
      await picture(page, 'security-devices');
      hall.say('plug ev-0042 win-01'); // replacing a window's device is for others
      await page.waitForSelector('[data-evaluator="ev-0042"]', { timeout: 20_000 });
      assert.equal(await page.$('[data-new]'), null);
      assert.equal(await page.evaluate(() => fetch('/api/v1/settings').then(({ status }) => status)), 403);
      assert.deepEqual(await axeFaults(page), []);
      await page.setViewportSize({ width: 390, height: 844 });
      await picture(page, 'security-devices-390');
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing is cut');
    },
    { number: '4002', bypassCSP: true },
  ));

test('nothing stands in the way of a screen reader, and nothing is cut', { timeout: 240_000 }, () =>
  withPage(
    async ({ hall, page }) => {
      hall.say('plug ev-0042 win-01');
      await page.waitForSelector('[data-new="ev-0042"]', { timeout: 20_000 });
      const look = (what) => picture(page, what);
      const faults = () => axeFaults(page);
      for (const [code, other] of [['zh', 'English'], ['en', '中文']]) {
        for (const tab of ['windows', 'staff', 'hours', 'devices', 'accounts']) {
          await page.locator(`#tab-${tab}`).click();
          assert.deepEqual(await faults(), [], `${tab} ${code}`);
          await look(`${tab}-${code}`);
        }
        const dialog = async (what, open) => {
          await open();
          await page.waitForSelector('[data-preview]');
          assert.deepEqual(await faults(), [], `dialog ${what} ${code}`);
          await look(`dialog-${what}-${code}`);
          await page.setViewportSize({ width: 390, height: 844 });
          await look(`dialog-${what}-phone-${code}`);
          await page.setViewportSize({ width: 1366, height: 768 });
          await page.keyboard.press('Escape');
        };
        await page.locator('#tab-windows').click();
        await dialog('device', () => page.locator('[data-new] button').first().click());
        await dialog('services', () => page.locator('[data-window="5"] .actions button').first().click());
        await page.locator('#tab-staff').click();
        await dialog('photo', async () => choosePhoto(page, { name: 'li.jpg', mimeType: 'image/jpeg', buffer: await drawPortrait(page, 1) }));
        await page.locator('[data-staff="1001"] .actions button').first().click();
        assert.deepEqual(await faults(), [], `form of a name ${code}`);
        await look(`rename-${code}`);
        await page.locator('form .buttons button').first().click();
        await page.setViewportSize({ width: 390, height: 844 });
        await look(`staff-phone-${code}`);
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390, `staff on a phone, ${code}`);
        await page.setViewportSize({ width: 1366, height: 768 });
        await page.locator('#tab-windows').click();
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
