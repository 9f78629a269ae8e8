// Who may see what, before a scripted hall. Environment: YICHUANG_FIXTURE (live_fixture), YICHUANG_WEB (built pages).
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';

import { axeFaults } from './axe.mjs';
import { launch, openPage } from './browser.mjs';
import { startHall } from './halls.mjs';

const PASSWORD = 'correct horse battery';
const DOOR = 'main[data-door]';
const LIVE = 'main[data-phase="live"]';

let browser;

before(async () => {
  browser = await launch();
});
after(() => browser?.close());

async function withHall(deed, { args = [], ...settings } = {}) {
  const hall = await startHall(process.env.YICHUANG_FIXTURE, ['--web', process.env.YICHUANG_WEB, ...args]);
  const opened = [];
  const open = async (url = hall.url.replace(/#.*/, ''), ready = DOOR) => {
    opened.push(await openPage(browser, url, { ready, ...settings }));
    return opened.at(-1);
  };
  try {
    await deed({ hall, open });
    for (const { context, faults } of opened) {
      assert.deepEqual(faults().filter((fault) => fault.startsWith('openapi.yaml')), []);
      await context.close();
    }
  } finally {
    await hall.end();
  }
}

async function fill(page, fields) {
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(value);
}

async function signIn(page, number, password = PASSWORD) {
  await fill(page, { 工号: number, 密码: password });
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

const text = (page, selector) => page.$eval(selector, (element) => element.innerText.replace(/\s+/g, ' ').trim());

test('nobody sees anything without a name, and the right password opens the board', () =>
  withHall(async ({ open }) => {
    const { page, faults } = await open();
    assert.doesNotMatch(await text(page, 'body'), /号窗口/);
    assert.match(await text(page, 'header'), /演示数据/);
    await signIn(page, '2001', 'wrong password');
    await page.waitForSelector('.problem');
    assert.match(await text(page, '[role="alert"]'), /工号或密码不正确/);
    await signIn(page, '2001');
    await page.waitForSelector(LIVE);
    assert.match(await text(page, 'header'), /王建国/);
    assert.deepEqual(
      faults().filter((fault) => !/^401 .*\/api\/v1\/session$/.test(fault)),
      [],
    );
  }));

test('too many wrong passwords lock the number out and say how long', () =>
  withHall(async ({ open }) => {
    const { page } = await open();
    for (let i = 0; i < 6; ++i) {
      const answered = page.waitForResponse((answer) => answer.request().method() === 'POST');
      await signIn(page, '2001', `wrong password ${i}`);
      await answered;
      await page.waitForSelector('.problem');
    }
    await page.getByText('密码错误次数过多，请在 1 分钟后再试').waitFor();
    await signIn(page, '2001');
    await page.getByText('密码错误次数过多，请在 1 分钟后再试').waitFor();
    await page.waitForSelector(DOOR);
  }));

test('the set-up code makes the first administrator', () =>
  withHall(
    async ({ hall, open }) => {
      const { page } = await open();
      assert.match(await text(page, 'h1'), /首次设置/);
      const fields = { 工号: '1001', '姓名（显示在页面上）': '陈晓燕', 新密码: PASSWORD, 再次输入新密码: PASSWORD };
      await fill(page, { 设置码或一次性码: 'AAAA-AAAA-AAAA-AAAA', ...fields });
      await page.getByRole('button', { name: '建立账号' }).click();
      await page.getByText('一次性码不正确').waitFor();
      await fill(page, { 设置码或一次性码: hall.code.toLowerCase(), 再次输入新密码: 'something else' });
      await page.getByRole('button', { name: '建立账号' }).click();
      await page.getByText('两次输入的密码不一致').waitFor();
      await fill(page, { 再次输入新密码: PASSWORD });
      await page.getByRole('button', { name: '建立账号' }).click();
      await page.getByText('密码已设置，请登录').waitFor();
      await signIn(page, '1001');
      await page.getByRole('button', { name: '账号：陈晓燕' }).waitFor();
    },
    { args: ['--empty'] },
  ));

test('a press is on the board and not on the wall', () =>
  withHall(async ({ hall, open }) => {
    const board = await open(hall.url, LIVE);
    const wall = await open();
    await signIn(wall.page, '9001');
    await wall.page.waitForSelector('main[data-wall][data-phase="live"]');
    const total = (page) => page.$eval('[data-total="rated"] .value', (value) => Number(value.textContent));
    const [on_board, on_wall] = [await total(board.page), await total(wall.page)];
    assert.ok(on_board - on_wall < 5);
    const missing = 5 - (on_board - on_wall);
    for (let i = 1; i < missing; ++i) hall.say('rate 3 1');
    if (missing > 1) {
      await board.page.waitForFunction(
        (wanted) => document.querySelector('[data-total="rated"] .value').textContent === wanted,
        String(on_board + missing - 1),
      );
      await wall.page.waitForTimeout(700);
      assert.equal(await total(wall.page), on_wall);
    }
    hall.say('rate 3 5');
    await wall.page.waitForFunction(
      (wanted) => document.querySelector('[data-total="rated"] .value').textContent === wanted,
      String(on_wall + 5),
    );
    assert.equal(await wall.page.$('[data-window]'), null);
    const refused = await wall.page.evaluate(async () => (await fetch('/api/v1/state')).status);
    assert.equal(refused, 403);
  }));

test('signing out ends the session, and another role sees its own page', () =>
  withHall(async ({ open }) => {
    const { page } = await open();
    await signIn(page, '3001');
    await page.waitForSelector('main[data-desk]');
    await page.evaluate(() => (location.hash = '#/own'));
    await page.waitForSelector('main[data-own]');
    await page.getByText('评价满 5 次后').waitFor();
    await page.getByRole('button', { name: '账号：李敏' }).click();
    await page.getByRole('link', { name: '大屏汇总' }).click();
    await page.waitForSelector('main[data-wall]');
    await page.getByRole('button', { name: '账号：李敏' }).click();
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.waitForSelector(DOOR);
    await page.reload();
    await page.waitForSelector(DOOR);
  }));

test('the demonstration opens signed in and keeps its token out of the address', () =>
  withHall(async ({ hall, open }) => {
    const { page, faults } = await open(hall.url, LIVE);
    assert.doesNotMatch(page.url(), /demo/);
    assert.match(await text(page, 'header'), /演示账号/);
    assert.deepEqual(faults(), []);
  }));

test('nothing stands in the way of keyboard and screen reader', { timeout: 240_000 }, () =>
  withHall(
    async ({ open }) => {
      for (const number of [null, '2001', '3001', '4001', '9001']) {
        const { page, context } = await open();
        if (number) {
          await page.getByLabel('工号', { exact: true }).focus();
          await page.keyboard.type(number);
          await page.keyboard.press('Tab');
          await page.keyboard.type(PASSWORD);
          await page.keyboard.press('Enter');
          await page.waitForSelector(`main:not([data-door])`);
          await page.locator('button[aria-controls="account-panel"]').click();
        }
        await page.waitForTimeout(400);
        // Sign-in and a clerk's own page in the dark theme too; board and wall: board.test.mjs.
        for (const theme of number === null || number === '3001' ? ['one theme', 'the other'] : ['one theme']) {
          for (const language of ['English', '中文']) {
            assert.deepEqual(await axeFaults(page), [], `${number}, ${theme}, before ${language}`);
            await page.getByRole('button', { name: language }).click();
          }
          await page.locator('[data-theme-switch]').click();
          await page.waitForTimeout(250);
        }
        await context.close();
      }
    },
    { bypassCSP: true },
  ));
