// The guide desk before a hall whose clock moves only when told. Environment: YICHUANG_FIXTURE (desk_fixture),
// YICHUANG_WEB (built pages). Touches and keys are counted.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';

import { launch, openPage } from './browser.mjs';
import { startHall } from './halls.mjs';
import { axeFaults } from './axe.mjs';
import { DOOR, scan, text } from './visits.mjs';

const PASSWORD = 'correct horse battery';
const GUIDE = 'main[data-guide][data-phase="live"]';
const WORK = 'main[data-desk="work"][data-phase="live"]';
let browser;

before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** Runs `deed({hall, page})` with a hall of its own and `number` signed in. A001 was missed at window 1 when `missed`. */
async function signedIn(number, ready, deed, { missed = false, ...settings } = {}) {
  const hall = await startHall(process.env.YICHUANG_FIXTURE, ['--web', process.env.YICHUANG_WEB]);
  try {
    hall.say('shift 1 1001');
    if (missed) {
      hall.say('issue qykb');
      hall.say('miss 1');
    }
    const { page, context, faults } = await openPage(browser, hall.url, { ready: DOOR, ...settings });
    await page.locator('#door-number').fill(number);
    await page.locator('#door-password').fill(PASSWORD);
    await page.locator('form button[type="submit"]').click();
    await page.waitForSelector(ready);
    await deed({ hall, page });
    assert.deepEqual(faults().filter((fault) => !/409 /.test(fault)), []);
    await context.close();
  } finally {
    await hall.end();
  }
}

const returned = (page, words) => page.waitForFunction((wanted) =>
  document.querySelector('[data-returned]')?.innerText.includes(wanted), words);

test('a guide gives a number with two touches and takes a wrong one back', () =>
  signedIn('3001', GUIDE, async ({ page }) => {
    let touches = 0;
    const touch = async (selector) => {
      touches += 1;
      await page.locator(selector).click();
    };
    await touch('[data-group="zhzx"]');
    await touch('[data-dialog="give"] [data-class="walk_in"]');
    await page.waitForSelector('[data-given="F001"]');
    assert.ok(touches <= 2, `${touches} touches`);
    assert.match(await text(page, '[data-group="zhzx"]'), /等候 1 人/);
    await page.locator('[data-given] button').click();
    await page.waitForSelector('[data-given=""]', { state: 'attached' });
    await page.waitForFunction(() => document.querySelector('[data-group="zhzx"]').innerText.includes('等候 0 人'));
    await page.locator('[data-inquiry]').click();
    await page.locator('dialog [data-at-once="take_in"]').click();
    await page.waitForFunction(() => /首问责任人/.test(document.querySelector('[data-inquiry-said]').innerText));
  }));

test('where a group has limits the guide names the person, and a second number of the day is refused', () =>
  signedIn('3001', GUIDE, async ({ page }) => {
    const give = async (document) => {
      await page.locator('[data-group="ybbl"]').click();
      if (document) await page.locator('.person input').fill(document);
      await page.locator('[data-class="walk_in"]').click();
    };
    await give('');
    assert.match(await text(page, '#person-hint'), /请输入证件号码/);
    await page.locator('[data-dialog="give"] .row button').click();
    await give('11010519491231002X');
    await page.waitForSelector('[data-given="C001"]');
    await give('11010519491231002x');
    await page.waitForSelector('.desk-problem');
    assert.match(await text(page, '.desk-problem'), /已有未办结的号码/);
    await give('E12345678');
    await page.waitForSelector('[data-given="C002"]');
    assert.equal(await page.evaluate(() => fetch('/api/v1/groups').then((answer) => answer.text()).then((all) => /110105|person":"/.test(all))), false);
  }));

for (const [who, number, ready] of [['the guide desk', '3001', GUIDE], ['a desk', '1001', WORK]]) {
  test(`a missed number comes back at ${who} by a scan, once`, () =>
    signedIn(number, ready, async ({ page }) => {
      await page.waitForSelector('[data-missed] strong');
      await scan(page, 'A001'); // wherever the page stands
      await returned(page, 'A001 已恢复');
      await page.waitForSelector('[data-missed] strong', { state: 'detached' });
      await page.locator('[data-return] input').fill('A00120250101');
      await page.keyboard.press('Enter');
      await returned(page, '不是今天的号码');
      await page.locator('[data-return] input').fill('A001');
      await page.keyboard.press('Enter');
      await returned(page, '等候'); // it waits already: the hub says so
    }, { missed: true }));
}

test('a number that a scanner types with pauses is whole', () =>
  signedIn('3001', GUIDE, async ({ page }) => {
    await page.waitForSelector('[data-missed] strong');
    await page.evaluate(() => {
      for (const [key, code] of [['A', 'KeyA'], ['0', 'Digit0']])
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true }));
    });
    await page.waitForFunction(() => document.querySelector('[data-return] input').value === 'A0');
    await page.keyboard.type('01');
    await page.keyboard.press('Enter');
    await returned(page, 'A001 已恢复');
  }, { missed: true }));

/** A clerk chooses a PIN, sits at window 2 once, and leaves it. */
async function choosePin(page) {
  await page.locator('button.who').click();
  await page.locator('#account-panel button', { hasText: '设置 PIN' }).click();
  await page.locator('#pin-password').fill(PASSWORD);
  await page.locator('#pin-pin').fill('482917');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('[data-dialog="pin"]').innerText.includes('PIN 已设置'));
  await page.locator('[data-dialog="pin"] button').click();
  await page.locator('.choice li').nth(1).locator('button').click(); // window 2
  await page.waitForSelector(WORK);
  await page.locator('.top-buttons button', { hasText: '签退' }).click();
  await page.waitForSelector('.choice');
}

/** To the door, which asks for a PIN. */
async function signOut(page) {
  await page.locator('button.who').click();
  await page.locator('#account-panel button', { hasText: '退出登录' }).click();
  await page.waitForSelector('[data-door="pin"]');
}

test('a clerk who chose a PIN signs in with eight keys and begins where he sat', () =>
  signedIn('1002', 'main[data-desk="choose"] .choice', async ({ page }) => {
    await choosePin(page);
    await signOut(page);
    let keys = 0;
    const press = async (key) => {
      keys += 1;
      await page.keyboard.press(key);
    };
    for (const digit of '482917') await press(digit); // the number stands there already
    await press('Enter');
    await page.waitForSelector('.choice button.main:focus');
    await press('Enter');
    await page.waitForSelector(WORK);
    assert.ok(keys <= 8, `${keys} keys`);
  }));

test('a badge names its owner wherever the cursor stands; four keys a second are well within eight seconds', () =>
  signedIn('1002', 'main[data-desk="choose"] .choice', async ({ page }) => {
    await choosePin(page);
    await page.evaluate(() => localStorage.setItem('yichuang.pin.number', '1003')); // somebody else was here last
    await signOut(page);
    await page.waitForFunction(() => document.activeElement.name === 'pin');
    const begun = Date.now();
    await page.keyboard.type('1002'); // as a scanner types it
    await page.keyboard.press('Enter');
    assert.equal(await page.inputValue('#door-number'), '1002');
    assert.equal(await page.inputValue('#door-pin'), '');
    await page.keyboard.type('482917', { delay: 250 });
    await page.keyboard.press('Enter');
    await page.waitForSelector('.choice button.main:focus');
    await page.keyboard.press('Enter');
    await page.waitForSelector(WORK);
    const took = (Date.now() - begun) / 1000;
    console.log(`signed in by badge and PIN after ${took.toFixed(1)} s`);
    assert.ok(took <= 8, `${took} s`);
  }));

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing at the guide desk (${theme})`, () =>
    signedIn('3001', GUIDE, async ({ page }) => {
      await page.evaluate((t) => (document.documentElement.dataset.theme = t), theme);
      assert.deepEqual(await axeFaults(page), [], 'open');
      await page.locator('[data-group="qykb"]').click();
      assert.deepEqual(await axeFaults(page), [], 'dialog');
    }, { missed: true, bypassCSP: true }));
}
