// The manager's board: hall map, alarms and who looks after them, both themes. See visits.mjs for the environment.
import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import test, { after, before } from 'node:test';

import { launch } from './browser.mjs';
import { portraitFolder } from './portraits.mjs';
import { axeFaults } from './axe.mjs';
import { text, withHall } from './visits.mjs';

const WAIT = { timeout: 20_000 };

let browser;

before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** For somebody to look at: only when a folder for it is named. */
async function picture(page, what) {
  if (process.env.YICHUANG_PICTURES) await page.screenshot({ path: `${process.env.YICHUANG_PICTURES}/${what}.png` });
}

/** Runs `deed` with what live_fixture is told of the drawn photos of who is at these windows. */
async function withPortraits(numbers, deed) {
  const folder = await portraitFolder(browser, numbers);
  try {
    await deed(['--photos', folder]);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const openAlarms = (page) => page.$eval('[data-open-alarms]', (span) => Number(span.dataset.openAlarms));
const alarmOf = (page, window) => page.locator('[data-alarm]', { hasText: `${window}号窗口` });

test('the map shows each window where the hall has it, by zone', () =>
  withHall(browser, async ({ demo }) => {
    const page = await demo();
    assert.match(await text(page, '[data-zone="A"] h3'), /A区 · 综合服务区/);
    const boxes = await page.$$eval('[data-window]', (tiles) =>
      tiles.map((tile) => ({ number: Number(tile.dataset.window), ...tile.getBoundingClientRect().toJSON() })),
    );
    const box = (number) => boxes.find((each) => each.number === number);
    assert.equal(boxes.length, 12);
    assert.ok(box(1).right < box(2).left, 'window 2 stands right of window 1');
    assert.equal(Math.round(box(1).top), Math.round(box(6).top));
    assert.equal(Math.round(box(7).left), Math.round(box(1).left), 'window 7 stands below window 1');
    assert.ok(box(7).top > box(1).bottom);
    const tile = await text(page, '[data-window="1"]');
    assert.match(tile, /李敏 1001/);
    assert.match(tile, /评价率 \d+\.\d\d% \d+\/\d+/);
  }));

test('a tile tells how many wait for its window, over all lines it serves', () =>
  withHall(browser, async ({ hall, demo }) => {
    const page = await demo();
    const waiting = (number) => page.locator(`[data-window="${number}"] [data-waiting]`);
    assert.equal(await waiting(2).textContent(), '14');
    assert.equal(await waiting(8).textContent(), '9');
    hall.say('wait zhzx 3');
    await page.locator('[data-window="1"] [data-waiting]', { hasText: '17' }).waitFor(WAIT);
    assert.equal(await waiting(7).textContent(), '12', 'window 7 serves that line as well');
    assert.equal(await waiting(2).textContent(), '14', 'window 2 does not');
  }));

test('a bad rating is an alarm within 5 s, with where to meet the visitor', () =>
  withHall(browser, async ({ hall, demo }) => {
    const page = await demo();
    const open = await openAlarms(page);
    const said = performance.now();
    hall.say('rate 8 1');
    // The day before it had alarms at this window too, acknowledged and further down.
    await page.locator('[data-alarms] li:first-child', { hasText: '8号窗口' }).waitFor(WAIT);
    console.log(`alarm shown ${Math.round(performance.now() - said)} ms after the press`);
    assert.match(await text(page, '[data-alarms] li:first-child'), /8号窗口 差评 · 非常不满意 确认/);
    assert.equal(await openAlarms(page), open + 1);
    assert.match(await page.title(), new RegExp(`^\\(${open + 1}\\)`));
    assert.ok(await page.getByText('请在导办台接待群众，勿到窗口当面询问').isVisible());
    assert.equal(await page.getAttribute('[data-alarms]', 'aria-live'), 'polite');
  }));

test('who acknowledges an alarm is seen by every reader, and stays so for the next one', () =>
  withHall(browser, async ({ hall, demo, as }) => {
    const [manager, other] = [await as('2001'), await demo()];
    const open = await openAlarms(other);
    await manager.getByRole('button', { name: '确认告警：4号窗口 差评 · 不满意' }).click();
    await other.locator('[data-alarm].done', { hasText: '4号窗口' }).waitFor(WAIT);
    assert.match(await alarmOf(other, 4).innerText(), /王建国 \d\d:\d\d 已确认/);
    assert.equal(await openAlarms(other), open - 1);
    await manager.locator('[data-alarm].done', { hasText: '4号窗口' }).waitFor(WAIT);
    assert.equal(await manager.evaluate(() => document.activeElement.id), 'alarms-heading', 'the focus is not lost');
    hall.say('stop');
    await other.waitForSelector('main[data-phase="lost"]', WAIT);
    hall.say('start');
    await other.waitForSelector('main[data-phase="live"]', { timeout: 20_000 });
    assert.match(await alarmOf(other, 4).innerText(), /王建国 \d\d:\d\d 已确认/);
  }));

test('nobody acknowledges an alarm about himself', () =>
  withHall(browser, async ({ as }) => {
    const page = await as('1004');
    assert.match(await alarmOf(page, 4).innerText(), /与本人有关，请他人确认/);
    assert.equal(await alarmOf(page, 4).getByRole('button').count(), 0);
  }));

test('the hub refuses it as well, whatever a page offers', () =>
  withHall(browser, async ({ as }) => {
    const page = await as('1004');
    const id = await alarmOf(page, 4).getAttribute('data-alarm');
    const answer = await page.evaluate(async (alarm) => {
      const { csrf } = await (await fetch('/api/v1/session')).json();
      const headers = { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf };
      const sent = await fetch(`/api/v1/alarms/${alarm}/acknowledgement`, { method: 'POST', headers, body: '{}' });
      return { status: sent.status, reason: (await sent.json()).reason };
    }, id);
    assert.deepEqual(answer, { status: 403, reason: 'own_record' });
    assert.equal(await page.locator('[data-alarm].done', { hasText: '4号窗口' }).count(), 0);
  }, { expected: /^403 .*acknowledgement/ }));

test('a device that leaves raises an alarm and its return ends it', () =>
  withHall(browser, async ({ hall, demo }) => {
    const page = await demo();
    const ofDevice = (window) =>
      page.locator('[data-alarm]:not([data-kind="bad_rating"])', { hasText: ` ${window}号窗口` });
    assert.match(await ofDevice(9).innerText(), /窗口主机 win-09 离线/);
    assert.match(await ofDevice(10).innerText(), /评价器已拔下/);
    hall.say('stick 2 4');
    await page.getByText('评价器左起第3键卡住').waitFor(WAIT);
    assert.match(await text(page, '[data-window="2"]'), /第3键卡住/);
    hall.say('plug 10');
    hall.say('host 9 on');
    hall.say('plug 2');
    for (const window of [9, 10, 2]) {
      await ofDevice(window).waitFor({ state: 'detached', ...WAIT });
    }
    assert.match(await text(page, '[data-window="10"]'), /评价器在线/);
  }));

test('from December a next year without list of holidays is an alarm at no window, acknowledged like any other', () =>
  withHall(browser, async ({ hall, as }) => {
    const page = await as('2001');
    const open = await openAlarms(page);
    hall.say('holidays 2027');
    const alarm = page.locator('[data-kind="calendar_missing"]');
    await alarm.waitFor(WAIT);
    assert.match((await alarm.innerText()).replace(/\s+/g, ' '), /^\d\d:\d\d 缺少 2027 年节假日安排，请到“设置”导入/);
    assert.equal(await openAlarms(page), open + 1);
    await picture(page, 'board-holidays-zh');
    await page.getByRole('button', { name: /^确认告警：缺少 2027 年/ }).click();
    await page.locator('.done[data-kind="calendar_missing"]').waitFor(WAIT);
    assert.equal(await openAlarms(page), open);
    await page.getByRole('button', { name: 'English' }).click();
    assert.match(await alarm.innerText(), /2027/);
  }));

test('a window shows the photo of who is there, where there is one, and is no higher for it', () =>
  withPortraits([1, 5], (args) =>
    withHall(
      browser,
      async ({ demo }) => {
        const page = await demo();
        await page.waitForFunction(() => document.querySelector('[data-window="5"] img')?.naturalWidth === 240);
        assert.deepEqual(
          await page.$$eval('[data-window] img', (all) => all.map((img) => [img.closest('[data-window]').dataset.window, img.alt])),
          [['1', '李敏的照片'], ['5', '刘芳的照片']],
        );
        const height = (window) => page.$eval(`[data-window="${window}"] article`, (tile) => tile.getBoundingClientRect().height);
        const content = (window) => page.$eval(`[data-window="${window}"] article`, (tile) => tile.scrollHeight);
        assert.equal(await height(1), await height(2));
        assert.ok((await content(1)) <= (await height(1)));
        assert.deepEqual(await axeFaults(page), []);
        await picture(page, 'board-photos-zh');
      },
      { args, bypassCSP: true },
    ),
  ));

test('light and dark are switched by hand and remembered; the wall begins dark', () =>
  withHall(browser, async ({ demo }) => {
    const page = await demo();
    const shown = () => page.evaluate(() => document.documentElement.dataset.theme);
    assert.equal(await shown(), 'light');
    await page.getByRole('button', { name: '切换为深色' }).click();
    assert.equal(await shown(), 'dark');
    await page.reload();
    await page.waitForSelector('main[data-phase="live"]');
    assert.equal(await shown(), 'dark');
    await page.getByRole('button', { name: '切换为浅色' }).click();
    await page.evaluate(() => (location.hash = '#/wall'));
    await page.waitForSelector('main[data-wall]');
    assert.equal(await shown(), 'dark');
    assert.equal(await page.locator('[data-window], [data-alarm]').count(), 0, 'the wall has neither windows nor alarms');
    await page.evaluate(() => (location.hash = '#/live'));
    await page.waitForSelector('[data-map]');
    assert.equal(await shown(), 'light');
  }));

test('the board stands on the screen at once', () =>
  withHall(browser, async ({ demo }) => {
    const page = await demo();
    const asked = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const session = page.waitForResponse((answer) => answer.url().endsWith('/api/v1/session'));
    const known = session.then(() => asked.includes('/api/v1/live'));
    const begun = performance.now();
    await page.reload();
    await page.waitForSelector('[data-window="12"]');
    const took = Math.round(performance.now() - begun);
    console.log(`board visible after ${took} ms`); // tools/bench pages holds the second
    assert.ok(await known, 'the stream does not wait for the session');
    assert.equal(asked.filter((path) => path === '/api/v1/live').length, 1, 'and is the one that the board shows');
    assert.ok(!asked.some((path) => /SettingsPage|OwnPage|WallPage/.test(path)), 'other pages are not fetched for it');
  }));

test('board and wall are free of barriers in both themes and languages', { timeout: 120_000 }, () =>
  withHall(
    browser,
    async ({ demo }) => {
      const page = await demo();
      for (const hash of ['#/live', '#/wall']) {
        await page.evaluate((to) => (location.hash = to), hash);
        await page.waitForTimeout(300);
        for (let turn = 0; turn < 4; ++turn) {
          assert.deepEqual(await axeFaults(page), [], `${hash}, turn ${turn}`);
          await page.locator('[data-theme-switch]').click();
          if (turn === 1) await page.getByRole('button', { name: 'English' }).click();
          await page.waitForTimeout(250);
        }
        await page.getByRole('button', { name: '中文' }).click();
      }
    },
    { bypassCSP: true },
  ));

test('a lost connection is told without barriers, in both themes and languages', { timeout: 120_000 }, () =>
  withHall(
    browser,
    async ({ hall, demo }) => {
      const page = await demo();
      hall.say('stop');
      await page.waitForSelector('main[data-phase="lost"]', WAIT);
      for (let turn = 0; turn < 4; ++turn) {
        assert.deepEqual(await axeFaults(page), [], `turn ${turn}`);
        assert.equal(await page.getAttribute('main', 'data-phase'), 'lost');
        await page.locator('[data-theme-switch]').click();
        if (turn === 1) await page.getByRole('button', { name: 'English' }).click();
        await page.waitForTimeout(250);
      }
    },
    { bypassCSP: true },
  ));
