// Desks and lines before a hall whose clock moves only when told. Environment: YICHUANG_FIXTURE (desk_fixture),
// YICHUANG_WEB (built pages). Every task counts its keys and fails above its number.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';

import { launch, openPage } from './browser.mjs';
import { startHall } from './halls.mjs';
import { axeFaults } from './axe.mjs';
import { DOOR, text, withoutAnswers } from './visits.mjs';

const PASSWORD = 'correct horse battery';
const WORK = 'main[data-desk="work"][data-phase="live"]';
let browser;

before(async () => {
  browser = await launch();
});
after(() => browser.close());

async function signIn(hall, number, ready, { at = '', ...settings } = {}) {
  const opened = await openPage(browser, hall.url + at, { ready: DOOR, ...settings });
  const { page } = opened;
  await page.locator('#door-number').fill(number);
  await page.locator('#door-password').fill(PASSWORD);
  await page.locator('form button[type="submit"]').click();
  await page.waitForSelector(ready);
  return opened;
}

/**
 * Runs `deed({hall, page, press, keys})` with a hall of its own and 1001 at work at window 1. press(...keys) types them
 * and counts; keys() is how many there were.
 */
async function atWork(deed, { expected = /^$/, issue = [], ...settings } = {}) {
  const hall = await startHall(process.env.YICHUANG_FIXTURE, ['--web', process.env.YICHUANG_WEB]);
  try {
    for (const group of issue) hall.say(`issue ${group}`);
    hall.say('shift 1 1001');
    const { page, context, faults } = await signIn(hall, '1001', WORK, settings);
    let count = 0;
    const press = async (...keys) => {
      for (const key of keys) {
        count += 1;
        await page.keyboard.press(key);
      }
    };
    await deed({ hall, page, press, keys: () => count });
    assert.deepEqual(faults().filter((fault) => !expected.test(fault)), []);
    await context.close();
  } finally {
    await hall.end();
  }
}

const doing = (page, state) => page.waitForSelector(`main[data-doing="${state}"]`);
const number = (page) => text(page, '[data-number]');
const may = (page, action) => page.$eval(`[data-action="${action}"]`, (button) => button.ariaDisabled === 'false');
const whyNot = (page, action) => text(page, `[data-action="${action}"] [data-why-not]`);

test('the next one is called with one key', () =>
  atWork(async ({ page, press, keys }) => {
    await press('1');
    await doing(page, 'called');
    assert.equal(await number(page), 'A001');
    assert.match(await text(page, '[data-why]'), /等候最久/);
    assert.equal(await text(page, '[data-waiting]'), '1 人');
    assert.ok(keys() <= 1, `${keys()} keys`);
  }, { issue: ['qykb', 'shbz'] }));

test('a consultation without a case is two keys: the next one, ended and invited', () =>
  atWork(async ({ page, press, keys }) => {
    await press('1');
    await doing(page, 'called');
    await press('3');
    await doing(page, 'free');
    assert.equal(await text(page, '[data-asked]'), '已邀请评价');
    assert.match(await text(page, '[data-today]'), /办理 1/);
    assert.ok(keys() <= 2, `${keys()} keys`);
  }, { issue: ['zhzx'] }));

test('a service has three keys: called, arrived, ended and invited', () =>
  atWork(async ({ page, press, keys }) => {
    await press('1');
    await doing(page, 'called');
    await press('2');
    await doing(page, 'serving');
    await press('Numpad3');
    await doing(page, 'free');
    assert.ok(keys() <= 3, `${keys()} keys`);
  }, { issue: ['qykb'] }));

test('a key that comes before the answer of the one before it waits for it, and the same key twice counts once', () =>
  atWork(async ({ page, press }) => {
    const { answer, heard } = await withoutAnswers(page, '**/api/v1/desk/1/call');
    await press('1');
    await doing(page, 'called'); // by the stream, before the answer
    await press('1', '6');
    await heard(3);
    answer();
    await page.waitForSelector('[data-held]');
    await doing(page, 'free');
    assert.equal(await text(page, '[data-waiting]'), '1 人');
  }, { issue: ['qykb', 'shbz'] }));

test('whoever does not come is called three times and missed, and every key says what is lacking', () =>
  atWork(async ({ hall, page, press, keys }) => {
    await press('1');
    await doing(page, 'called');
    assert.equal(await whyNot(page, 'miss'), '还差 2 次呼叫');
    assert.match(await whyNot(page, 'recall'), /^\d+ 秒后可用$/);
    for (const call of [2, 3]) {
      hall.say('advance 20');
      await page.waitForFunction(() => document.querySelector('[data-action="recall"]').ariaDisabled === 'false');
      await press('4');
      await page.waitForFunction((n) => document.querySelector('.pills').innerText.includes(`${n} 次`), call);
    }
    hall.say('advance 20');
    await page.waitForFunction(() => document.querySelector('[data-action="miss"]').ariaDisabled === 'false');
    await press('5');
    await doing(page, 'free');
    assert.ok(keys() <= 4, `${keys()} keys`);
    assert.match(await text(page, '[data-missed]'), /A001/);
    await page.locator('[data-missed] li button').click();
    await page.waitForSelector('[data-missed] li', { state: 'detached' });
    assert.equal(await text(page, '[data-waiting]'), '1 人');
  }, { issue: ['qykb'] }));

test('a number is put on hold with one key and goes on with one press', () =>
  atWork(async ({ page, press, keys }) => {
    await press('1');
    await doing(page, 'called');
    await press('6');
    await page.waitForSelector('[data-held]');
    await doing(page, 'free');
    assert.ok(keys() <= 2, `${keys()} keys`);
    await page.locator('[data-held] button').click();
    await doing(page, 'serving');
    assert.equal(await number(page), 'A001');
  }, { issue: ['qykb'] }));

test('a number is offered to another window with two keys and accepted there', () =>
  atWork(async ({ hall, page, press, keys }) => {
    hall.say('shift 2 1002');
    await press('1');
    await doing(page, 'called');
    const before = keys();
    await press('7');
    await page.waitForSelector('[data-dialog="transfer"]');
    await press('1');
    await doing(page, 'free');
    assert.ok(keys() - before <= 2, `${keys() - before} keys`);
    const other = await signIn(hall, '1002', WORK);
    assert.match(await text(other.page, '[data-offered]'), /B001/);
    await other.page.locator('[data-offered] button').first().click();
    await doing(other.page, 'called');
    assert.deepEqual(other.faults(), []);
    await other.context.close();
  }, { issue: ['shbz'] }));

test('a break is one key and its reason, and one key ends it', () =>
  atWork(async ({ page, press, keys }) => {
    await press('0');
    await page.waitForSelector('[data-dialog="pause"]');
    await press('2');
    await doing(page, 'paused');
    assert.equal(await number(page), '用餐');
    assert.equal(await whyNot(page, 'next'), '暂离中');
    assert.ok(keys() <= 2, `${keys()} keys`);
    await press('0');
    await doing(page, 'free');
  }, { issue: ['qykb'] }));

test('somebody without a number is served with one key, and a number is given with two', () =>
  atWork(async ({ page, press, keys }) => {
    await press('8');
    await doing(page, 'serving');
    assert.equal(await number(page), '直接服务（无号）');
    assert.equal(await whyNot(page, 'hold'), '无号服务不能转存');
    await press('3');
    await doing(page, 'free');
    const before = keys();
    await press('9');
    await page.waitForSelector('[data-dialog="issue"]');
    await press('4');
    await page.waitForSelector('[data-said]');
    assert.equal(await text(page, '[data-said]'), '已取号：F001');
    assert.ok(keys() - before <= 2, `${keys() - before} keys`);
  }));

test('the desk does not tell of a rating, not by a byte, a frame or a pixel', () =>
  atWork(async ({ hall, page, press }) => {
    await press('1');
    await doing(page, 'called');
    await press('3');
    await doing(page, 'free');
    const frames = await page.evaluate(() => {
      const source = new EventSource('/api/v1/desk/1/live');
      globalThis.states = 0;
      source.addEventListener('state', () => (globalThis.states += 1));
      return new Promise((resolve) => source.addEventListener('state', () => resolve(globalThis.states), { once: true }));
    });
    const look = () => page.evaluate(() => fetch('/api/v1/desk/1').then((answer) => answer.text()));
    const still = async () => {
      // The time that passes is no rating: not looked at.
      await page.evaluate(() => {
        const clocks = document.querySelectorAll('.facts [aria-live="off"], .line ol .soft');
        for (const clock of clocks) clock.style.visibility = 'hidden';
      });
      return (await page.screenshot()).toString('base64');
    };
    const [bytes, picture] = [await look(), await still()];
    hall.say('rate 1 1');
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.equal(await look(), bytes);
    assert.equal(await page.evaluate(() => globalThis.states), frames);
    assert.equal(await still(), picture);
    assert.equal(await text(page, '[data-asked]'), '已邀请评价');
    hall.say('advance 600');
    await page.waitForSelector('[data-asked="over"]');
    assert.equal(await text(page, '[data-asked]'), '评价环节已结束');
  }, { issue: ['qykb', 'qykb'] }));

test('nothing is lost when the page is loaded anew or the hub starts again, and buttons are off meanwhile', () =>
  atWork(async ({ hall, page, press }) => {
    await press('1');
    await doing(page, 'called');
    await page.reload();
    await doing(page, 'called');
    assert.equal(await number(page), 'A001');
    hall.say('stop');
    await page.waitForSelector('main[data-phase="lost"]', { timeout: 20_000 });
    assert.equal(await may(page, 'arrive'), false);
    assert.equal(await whyNot(page, 'arrive'), '连接已断开');
    hall.say('start');
    await page.waitForSelector(WORK, { timeout: 20_000 });
    await press('2');
    await doing(page, 'serving');
  }, { issue: ['qykb'], expected: /./ }));

test('after five minutes without a key the desk asks whether somebody is there', async () => {
  const hall = await startHall(process.env.YICHUANG_FIXTURE, ['--web', process.env.YICHUANG_WEB]);
  try {
    hall.say('shift 1 1001');
    const { page, context } = await openPage(browser, hall.url, { ready: DOOR });
    await page.clock.install();
    await page.reload();
    await page.locator('#door-number').fill('1001');
    await page.locator('#door-password').fill(PASSWORD);
    await page.locator('form button[type="submit"]').click();
    await page.waitForSelector(WORK);
    await page.clock.runFor(290_000);
    assert.equal(await page.locator('[data-dialog="presence"]').count(), 0);
    await page.clock.runFor(20_000);
    await page.waitForSelector('[data-dialog="presence"]');
    await page.keyboard.press('1');
    await page.waitForSelector('[data-dialog="presence"]', { state: 'detached' });
    await context.close();
  } finally {
    await hall.end();
  }
});

test('a clerk begins at a free window with one press and takes over another one with two', async () => {
  const hall = await startHall(process.env.YICHUANG_FIXTURE, ['--web', process.env.YICHUANG_WEB]);
  try {
    hall.say('shift 1 1001');
    const { page, context, faults } = await signIn(hall, '1003', 'main[data-desk="choose"] .choice');
    await page.locator('.choice li').nth(0).locator('button').click();
    await page.locator('dialog button.main').click();
    await page.waitForSelector(WORK);
    assert.match(await text(page, 'header'), /陈晓燕/);
    assert.deepEqual(faults(), []);
    await context.close();
  } finally {
    await hall.end();
  }
});

test('the duty manager sees the lines and who waits too long', async () => {
  const hall = await startHall(process.env.YICHUANG_FIXTURE, ['--web', process.env.YICHUANG_WEB]);
  try {
    hall.say('issue qykb');
    hall.say('advance 1900');
    hall.say('issue zhzx');
    hall.say('shift 2 1002');
    const { page, context, faults } = await openPage(browser, hall.url, { ready: DOOR });
    await page.evaluate(() => (location.hash = '#/groups'));
    await page.locator('#door-number').fill('2001');
    await page.locator('#door-password').fill(PASSWORD);
    await page.locator('form button[type="submit"]').click();
    await page.waitForSelector('main[data-groups][data-phase="live"] .cards');
    await page.waitForSelector('[data-late] strong');
    assert.match(await text(page, '[data-late]'), /A001 企业开办 31 分钟/);
    assert.match(await text(page, '[data-group="zhzx"]'), /开放窗口 2/);
    assert.match(await text(page, '[data-group="qykb"]'), /开放窗口 无/);
    assert.deepEqual(faults(), []);
    await context.close();
  } finally {
    await hall.end();
  }
});

/** Runs `deed({hall, page, faults})` with a hall of its own, signed in as the duty manager at an address. */
async function onDuty(hash, ready, deed, before = () => {}) {
  const hall = await startHall(process.env.YICHUANG_FIXTURE, ['--web', process.env.YICHUANG_WEB]);
  try {
    before(hall);
    const { page, context, faults } = await openPage(browser, hall.url, { ready: DOOR });
    await page.evaluate((wanted) => (location.hash = wanted), hash);
    await page.locator('#door-number').fill('2001');
    await page.locator('#door-password').fill(PASSWORD);
    await page.locator('form button[type="submit"]').click();
    await page.waitForSelector(ready);
    await deed({ hall, page });
    assert.deepEqual(faults(), []);
    await context.close();
  } finally {
    await hall.end();
  }
}

test('the duty manager opens another window for a group with two clicks, and closes it with two', () =>
  onDuty('#/groups', 'main[data-groups][data-phase="live"] .cards', async ({ page }) => {
    let clicks = 0;
    const click = async (selector) => {
      clicks += 1;
      await page.locator(selector).first().click();
    };
    const open = (list) => page.waitForFunction((windows) =>
      document.querySelector('[data-group="qykb"]').innerText.replace(/\s+/g, ' ').includes(`开放窗口 ${windows} `), list);
    await open('1');
    await click('[data-group="qykb"] [data-adjust]');
    await click('[data-dialog="windows"] [data-open] button');
    await open('1、2');
    assert.ok(clicks <= 2, `${clicks} clicks`);
    await page.waitForSelector('[data-done] p');
    assert.equal(await text(page, '[data-done] p'), '2号窗口已开放，办理企业开办');
    clicks = 0;
    await click('[data-group="qykb"] [data-adjust]');
    await click('[data-dialog="windows"] [data-close] button[aria-label^="2号窗口"]');
    await open('1');
    assert.ok(clicks <= 2, `${clicks} clicks`);
    await page.locator('[data-done] button').click(); // 撤销
    await open('1、2');
  }, (hall) => {
    hall.say('shift 1 1001');
    hall.say('shift 2 1002');
  }));

test('a second browser asks to take over, and the first one acts no more until it asks itself', () =>
  atWork(async ({ hall, page, press }) => {
    let seat;
    page.on('request', (request) => (seat = request.headers()['x-desk-seat'] ?? seat));
    await press('1');
    await doing(page, 'called');
    await press('2');
    await doing(page, 'serving');
    const second = await signIn(hall, '1001', WORK);
    await second.page.waitForSelector('[data-seat="elsewhere"]');
    assert.equal(await number(second.page), 'A001');
    assert.equal(await whyNot(second.page, 'end'), '请先接管');
    await second.page.keyboard.press('Enter'); // one key takes over
    await page.waitForSelector('[data-seat="lost"]');
    await second.page.waitForSelector('[data-seat]', { state: 'detached' });
    await press('3');
    assert.equal(await may(page, 'end'), false);
    const refused = await page.evaluate(async (mine) => {
      const { csrf } = await (await fetch('/api/v1/session')).json();
      const headers = { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf, 'X-Desk-Seat': mine };
      const answer = await fetch('/api/v1/desk/1/service/end', { method: 'POST', headers, body: '{"invite":true}' });
      return (await answer.json()).reason;
    }, seat);
    assert.equal(refused, 'seat_elsewhere'); // the hub's word, not the page's
    await second.page.keyboard.press('3');
    await doing(second.page, 'free');
    await doing(page, 'free');
    await page.locator('[data-seat] button').click();
    await second.page.waitForSelector('[data-seat="lost"]');
    await page.reload();
    await page.waitForSelector(WORK);
    await press('1');
    await doing(page, 'called'); // a reload keeps the seat
    const opened = page.waitForEvent('popup');
    await page.evaluate(() => globalThis.open(location.href)); // as 复制标签页 does, with a copy of what is stored
    await (await opened).waitForSelector('[data-seat="elsewhere"]');
    await second.context.close();
  }, { issue: ['qykb', 'qykb'], expected: /409 / }));

test('help is called by one key that is held, is on the board, and is answered', () =>
  atWork(async ({ hall, page, press, keys }) => {
    const board = await signIn(hall, '2001', 'main[data-phase="live"]');
    await page.keyboard.press('F9'); // too short
    await new Promise((resolve) => setTimeout(resolve, 1300));
    assert.equal(await page.locator('[data-help="none"]').count(), 1);
    assert.equal(await board.page.locator('[data-kind="help"]').count(), 0);
    const before = keys();
    await page.keyboard.down('F9');
    await page.waitForSelector('.holding');
    await page.waitForSelector('[data-help="waiting"]');
    await board.page.waitForSelector('[data-kind="help"]');
    await page.keyboard.up('F9');
    assert.ok(keys() - before <= 1);
    assert.match(await text(board.page, '[data-kind="help"]'), /1号窗口 窗口一键求助/);
    await board.page.locator('[data-kind="help"] button').click();
    await page.waitForSelector('[data-help="answered"]');
    await press('1');
    await doing(page, 'called'); // work goes on
    assert.deepEqual(board.faults(), []);
    await board.context.close();
  }, { issue: ['qykb'] }));

test('what is on hold for too long goes back into the line', () =>
  atWork(async ({ hall, page, press }) => {
    await press('1');
    await doing(page, 'called');
    await press('6');
    await page.waitForSelector('[data-held]');
    assert.match(await text(page, '[data-held]'), /30 分钟后回到队列/);
    hall.say('advance 1800');
    await page.waitForSelector('[data-held]', { state: 'detached' });
    assert.equal(await text(page, '[data-waiting]'), '1 人');
  }, { issue: ['qykb'] }));

test('a call stands on the boards, and both say so when the hub is gone', () =>
  atWork(async ({ hall, page, press }) => {
    hall.say('shift 2 1002');
    const shown = { at: '#/zone/A', width: 1920, height: 1080, bypassCSP: true };
    const zone = await signIn(hall, '6001', '[data-screen="zone"] [data-window="2"]', shown);
    const window = await zone.context.newPage();
    await window.goto(`${hall.url}#/window/1`);
    await window.waitForSelector('[data-saying="free"]');
    assert.match(await text(window, '.staff'), /李敏.*1001/);
    const begun = performance.now();
    await press('1');
    await zone.page.waitForSelector('[data-newest="A001"][data-state="calling"]');
    const took = Math.round(performance.now() - begun);
    console.log(`call → zone board: ${took} ms`); // tools/bench calls holds the half second
    assert.match(await text(zone.page, '[data-newest]'), /请A001号到1号窗口办理 Number A001, please go to window 1/);
    await window.waitForSelector('[data-saying="calling"] [data-no]');
    assert.deepEqual(await axeFaults(zone.page), [], 'zone');
    assert.deepEqual(await axeFaults(window), [], 'window');
    hall.say('stop');
    for (const board of [zone.page, window]) await board.waitForSelector('[data-stale]');
    assert.match(await text(zone.page, '[data-stale]'), /连接中断，以下为 \d\d:\d\d:\d\d 的数据/);
    assert.deepEqual(await axeFaults(zone.page), [], 'stale');
    hall.say('start');
    for (const board of [zone.page, window]) await board.waitForSelector('[data-stale]', { state: 'detached' });
    assert.deepEqual(zone.faults(), []);
    await zone.context.close();
  }, { issue: ['qykb', 'qykb'] }));

for (const language of ['zh', 'en']) {
  for (const theme of ['light', 'dark']) {
    test(`axe finds nothing at a desk (${language}, ${theme})`, () =>
      atWork(async ({ hall, page, press }) => {
        await page.evaluate(([l, t]) => {
          localStorage.setItem('yichuang.language', l);
          localStorage.setItem('yichuang.theme.board', t);
          localStorage.setItem('yichuang.theme', t);
        }, [language, theme]);
        await page.reload();
        await page.waitForSelector(WORK);
        await page.evaluate((t) => (document.documentElement.dataset.theme = t), theme);
        assert.deepEqual(await axeFaults(page), [], 'free');
        await press('1');
        await doing(page, 'called');
        assert.deepEqual(await axeFaults(page), [], 'called');
        await press('2');
        await doing(page, 'serving');
        await press('6');
        await page.waitForSelector('[data-held]');
        assert.deepEqual(await axeFaults(page), [], 'on hold');
        await press('0');
        await page.waitForSelector('dialog[data-dialog]');
        assert.deepEqual(await axeFaults(page), [], 'dialog');
        hall.say('advance 1');
      }, { issue: ['qykb', 'shbz', 'zhzx'], bypassCSP: true }));
  }
}
