// The live page before a scripted hall. Environment: YICHUANG_FIXTURE (live_fixture), YICHUANG_WEB (built pages).
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';

import { axeFaults } from './axe.mjs';
import { launch, openPage } from './browser.mjs';
import { startHall } from './halls.mjs';

const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
];
const PHONE = { width: 390, height: 844 };

let browser;

before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** Runs `deed` with a hall of its own and a page on it. */
async function withHall(deed, settings) {
  const hall = await startHall(process.env.YICHUANG_FIXTURE, ['--web', process.env.YICHUANG_WEB]);
  try {
    const opened = await openPage(browser, hall.url, settings);
    await deed({ hall, ...opened });
    assert.deepEqual(opened.faults(), []);
    await opened.context.close();
  } finally {
    await hall.end();
  }
}

const text = (page, selector) => page.$eval(selector, (element) => element.innerText.replace(/\s+/g, ' ').trim());

test('a press is on the page within a second', () =>
  withHall(async ({ hall, page }) => {
    const before = Number(await text(page, '[data-window="3"] [data-rated]'));
    const took = [];
    // The best of three: a machine that is busy otherwise may hold up one of them.
    for (let press = 1; press <= 3; ++press) {
      const said = performance.now();
      hall.say('rate 3 4');
      await page.waitForFunction(
        (wanted) => document.querySelector('[data-window="3"] [data-rated]').textContent === wanted,
        String(before + press),
      );
      took.push(Math.round(performance.now() - said));
    }
    console.log(`press → page: ${took.join(', ')} ms`);
    assert.ok(Math.min(...took) <= 1_000, `${took} ms`);
    assert.equal(await text(page, '[data-window="3"] ol li:first-child'), '满意');
  }));

test('a bad rating is told in words and outlives the latest ratings of its window', () =>
  withHall(async ({ hall, page }) => {
    hall.say('rate 8 1');
    await page.waitForSelector('[data-window="8"] [data-level="1"]');
    assert.match(await text(page, '[data-window="8"] ol li:first-child'), /差评\s*非常不满意/);
    for (let i = 0; i < 6; ++i) hall.say('rate 8 5');
    await page.waitForSelector('[data-window="8"] ol:not(:has([data-level="1"]))');
    assert.match(await text(page, '[data-alarms]'), /8号窗口 差评 · 非常不满意/, 'it stays listed');
  }));

test('sample data, view and age of data are written on the page', () =>
  withHall(async ({ page }) => {
    const header = await text(page, 'header');
    assert.match(header, /云澜区政务服务中心/);
    assert.match(header, /演示数据/);
    assert.match(header, /值班长视图/);
    assert.match(header, /数据(刚刚更新|更新于 \d+ 秒前)/);
  }));

test('every window says its state and the health of its device in words', () =>
  withHall(async ({ hall, page }) => {
    hall.say('serve 1 A777');
    await page.getByText('正在办理 A777').waitFor();
    assert.match(await text(page, '[data-window="7"]'), /无人在岗/);
    assert.match(await text(page, '[data-window="9"]'), /评价器离线/);
    assert.match(await text(page, '[data-window="10"]'), /评价器已拔下/);
    assert.match(await text(page, '[data-window="11"]'), /评价器未连接/);
    assert.match(await text(page, '[data-window="1"]'), /评价器在线/);
  }));

test('a percentage stands beside its numerator and denominator', () =>
  withHall(async ({ page }) => {
    assert.match(await text(page, '[data-total="response"]'), /主动评价率 \d+\.\d\d% 已评 \d+ \/ 办结 \d+/);
    assert.match(await text(page, '[data-total="satisfied"]'), /满意率 \d+\.\d\d% 满意 \d+ \/ 评价 \d+/);
  }));

test('a lost connection is told, and after it everything is fetched anew', { timeout: 60_000 }, () =>
  withHall(async ({ hall, page }) => {
    hall.say('stop');
    await page.waitForSelector('main[data-phase="lost"]', { timeout: 20_000 });
    assert.match(await text(page, '[role="alert"]'), /连接已断开.*不是当前情况/);
    hall.say('rate 2 5');
    hall.say('start');
    await page.waitForSelector('main[data-phase="live"]', { timeout: 20_000 });
    assert.equal(await text(page, '[role="alert"]'), '');
    assert.equal(await text(page, '[data-window="2"] ol li:first-child'), '非常满意');
  }));

test('a hub that falls silent counts as lost', { timeout: 60_000 }, () =>
  withHall(async ({ hall, page }) => {
    hall.freeze();
    await page.waitForSelector('main[data-phase="lost"]', { timeout: 20_000 });
    hall.thaw();
    await page.waitForSelector('main[data-phase="live"]', { timeout: 25_000 });
  }));

test('a quiet hall with a hub alive stays live', { timeout: 60_000 }, () =>
  withHall(async ({ page }) => {
    await page.waitForTimeout(14_000);
    assert.equal(await page.getAttribute('main', 'data-phase'), 'live');
  }));

test('an absent broker is told while the page itself is live', { timeout: 30_000 }, () =>
  withHall(async ({ hall, page }) => {
    hall.say('broker off');
    await page.getByText('消息服务暂时中断').waitFor({ timeout: 10_000 });
    hall.say('broker on');
    await page.getByText('消息服务暂时中断').waitFor({ state: 'detached', timeout: 10_000 });
  }));

test('the language changes and is remembered', () =>
  withHall(async ({ page }) => {
    await page.getByRole('button', { name: 'English' }).click();
    assert.match(await text(page, 'main'), /Response rate/);
    assert.equal(await page.getAttribute('html', 'lang'), 'en');
    await page.reload(); // the session stays, the token has left the address
    assert.doesNotMatch(page.url(), /demo=/);
    await page.waitForSelector('main[data-phase="live"]');
    assert.match(await text(page, 'main'), /Response rate/);
    await page.getByRole('button', { name: '中文' }).click();
    assert.match(await text(page, 'main'), /主动评价率/);
  }));

for (const size of SIZES) {
  test(`twelve windows fit on ${size.width}×${size.height} without scrolling`, () =>
    withHall(async ({ hall, page }) => {
      const look = async (when) => {
        const { height, clipped } = await page.evaluate(() => ({
          height: document.documentElement.scrollHeight,
          clipped: [...document.querySelectorAll('[data-window] :is(ol, p, dl, .top), [data-window] article')]
            .filter((part) => part.scrollWidth > part.clientWidth + 1 ||
              (part.tagName === 'ARTICLE' && part.scrollHeight > part.clientHeight + 1))
            .map((part) => part.innerText),
        }));
        assert.ok(height <= size.height, `the page is ${height} pixels high ${when}`);
        assert.deepEqual(clipped, [], when);
      };
      for (const language of ['English', '中文']) {
        await look(`before "${language}"`);
        await page.getByRole('button', { name: language }).click();
      }
      hall.say('stop');
      await page.waitForSelector('main[data-phase="lost"]');
      for (const language of ['English', '中文']) {
        await look(`with the connection lost, before "${language}"`);
        await page.getByRole('button', { name: language }).click();
      }
    }, size));
}

test('a telephone scrolls downwards only', () =>
  withHall(async ({ page }) => {
    for (const language of ['English', '中文']) {
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= PHONE.width, `the page is ${width} pixels wide before "${language}"`);
      await page.getByRole('button', { name: language }).click();
    }
  }, PHONE));

test('nothing stands in the way of keyboard and screen reader', () =>
  withHall(
    async ({ page }) => {
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      assert.match(await text(page, 'main'), /Response rate/);
      await page.getByRole('button', { name: '中文' }).click();

      for (const language of ['English', '中文']) {
        assert.deepEqual(await axeFaults(page), []);
        await page.getByRole('button', { name: language }).click();
      }
    },
    { bypassCSP: true },
  ));
