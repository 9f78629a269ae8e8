// 首问 to its end and a bad rating to its verification, each person in a session of his own. Environment: YICHUANG_FIXTURE
// (desk_fixture), YICHUANG_WEB (built pages). YICHUANG_PICTURES: a folder.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';

import { axeFaults } from './axe.mjs';
import { launch } from './browser.mjs';
import { text, withHall } from './visits.mjs';

const ANY = 'header .menu';
const LIST = 'main[data-matters="list"][data-ready="yes"]';
const WORK = 'main[data-desk="work"][data-phase="live"]';
let browser;

before(async () => {
  browser = await launch();
});
after(() => browser.close());

const goTo = (page, hash) => page.evaluate((where) => (location.hash = where), hash);
const file = (page, state) => page.waitForSelector(`main[data-matters="file"][data-state="${state}"]`);
const timeline = (page) => page.$$eval('.timeline .what', (all) => all.map((each) => each.textContent));

async function list(page, which) {
  await goTo(page, '#/matters');
  await page.waitForSelector(LIST);
  await page.locator(`[data-list="${which}"]`).click();
  await page.waitForSelector(`${LIST}[data-view="${which}"]`);
}

/** The matter `id` as `page` finds it in a list. */
async function openFrom(page, which, id) {
  await list(page, which);
  await page.locator(`[data-matter="${id}"] a.no`).click();
  await page.waitForSelector(`main[data-matters="file"][data-matter="${id}"][data-ready="yes"]`);
}

async function step(page, name, fill = () => {}) {
  await page.locator(`[data-step="${name}"]`).click();
  await page.waitForSelector(`dialog[data-form="${name}"]`);
  await fill(page.locator('dialog'));
  await page.locator('dialog [data-take]:enabled').click();
  await page.waitForSelector('dialog', { state: 'detached' });
}

test('whoever was asked first stays so through return, acceptance, answer and reopening, until it is closed', () =>
  withHall(browser, async ({ at }) => {
    const guide = await at('3001', ANY);
    await list(guide, 'mine');
    await guide.locator('[data-open]').click();
    await guide.locator('dialog [data-words]').fill('孩子上学的证明在哪里办');
    await guide.locator('dialog [data-at-once="take_in"]').click();
    await guide.waitForFunction(() => /首问责任人/.test(document.querySelector('[data-said]')?.innerText ?? ''));
    await openFrom(guide, 'mine', 1);
    assert.match(await text(guide, '.timeline'), /孩子上学的证明在哪里办/);
    await step(guide, 'offer', (dialog) => dialog.locator('[data-to]').selectOption('1003'));
    await file(guide, 'offered');

    const wrong = await at('1003', ANY);
    await openFrom(wrong, 'handed', 1);
    await step(wrong, 'return', (dialog) => dialog.locator('[data-reason="wrong_person"]').check());

    await guide.reload();
    await file(guide, 'handling');
    assert.ok(await guide.$('[data-owner="3001"]'), 'nobody accepted it');
    assert.ok(await guide.$('[data-holder="3001"]'));
    await step(guide, 'offer', (dialog) => dialog.locator('[data-to]').selectOption('1002'));
    await file(guide, 'offered');

    const right = await at('1002', ANY);
    await openFrom(right, 'handed', 1);
    await step(right, 'accept');
    await file(right, 'handling');
    assert.ok(await right.$('[data-holder="1002"]'), 'whoever accepts has it');
    assert.ok(await right.$('[data-owner="3001"]'), 'and it stays with whoever was asked first');
    await step(right, 'answer', (dialog) => dialog.locator('[data-words]').fill('到二层教育窗口办理'));
    await file(right, 'answered');

    await openFrom(guide, 'owned', 1);
    await step(guide, 'reopen', (dialog) => dialog.locator('[data-words]').fill('窗口说还缺一份证明'));
    await file(guide, 'handling');
    assert.ok(await guide.$('[data-holder="3001"]'), 'not solved: back to whoever was asked first');
    await step(guide, 'answer', (dialog) => dialog.locator('[data-words]').fill('已陪同办好'));
    await step(guide, 'close', (dialog) => dialog.locator('[data-outcome]').selectOption('solved'));
    await file(guide, 'over');
    const told = await timeline(guide);
    for (const what of ['收下记录', '转交', '退回', '签收', '答复', '仍未解决，重办', '销号']) assert.ok(told.includes(what), `${what} in ${told}`);
  }));

test('a bad rating is dispatched with two clicks, and whom it is about never sees it', () =>
  withHall(browser, async ({ hall, at }) => {
    hall.say('shift 3 1003');
    const clerk = await at('1003', WORK);
    await clerk.keyboard.press('8'); // 直接服务
    await clerk.waitForSelector('main[data-doing="serving"]');
    await clerk.keyboard.press('3'); // 办结并邀评
    await clerk.waitForSelector('main[data-doing="free"]');
    hall.say('rate 3 2');
    const manager = await at('2001', ANY);
    await list(manager, 'unclaimed');
    await manager.locator('[data-dispatch="1"]').click();
    await manager.locator('dialog [data-to]').selectOption('5001');
    await manager.locator('dialog [data-take]:enabled').click();
    await manager.waitForSelector('dialog', { state: 'detached' });
    await list(clerk, 'handed');
    assert.equal(await clerk.locator('[data-matter]').count(), 0);
    await goTo(clerk, '#/matters/1');
    await clerk.waitForSelector('main[data-matters="file"] .problem');
    const head = await at('5001', ANY);
    await openFrom(head, 'handed', 1);
    await step(head, 'accept');
    await step(head, 'fix_now');
    await step(head, 'call_back');
    await file(head, 'called_back');
    assert.ok(!(await head.$('[data-step="verify"]:not([aria-disabled])')), 'he cannot verify what he solved');
    await openFrom(manager, 'open', 1);
    await step(manager, 'verify');
    await file(manager, 'over');
  }, { expected: /40[34]|unknown_matter|Failed to load resource/ }));

for (const [name, language, settings] of [
  ['zh', 'zh', {}],
  ['en', 'en', { colorScheme: 'dark' }],
  ['narrow', 'zh', { width: 390, height: 844 }],
]) {
  test(`lists, a matter, its forms and the board fit the page, and axe finds nothing (${name})`, () =>
    withHall(browser, async ({ at }) => {
      const page = await at('2001', ANY);
      await page.evaluate((code) => localStorage.setItem('yichuang.language', code), language);
      await page.reload();
      await list(page, 'mine');
      const look = async (what) => {
        assert.deepEqual(await axeFaults(page), [], what);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${what}: ${wide} px too wide`);
        if (process.env.YICHUANG_PICTURES) await page.screenshot({ path: `${process.env.YICHUANG_PICTURES}/matters-${what}-${name}.png` });
      };
      for (const kind of ['first_inquiry', 'complaint', 'cannot_be_done']) {
        await page.locator('[data-open]').click();
        await page.locator(`dialog [data-kind="${kind}"]`).check();
        await page.locator('dialog [data-words]').fill('排队时间长，希望增加窗口');
        if (kind === 'complaint') await look('open');
        await page.locator(kind === 'first_inquiry' ? 'dialog [data-at-once="take_in"]' : 'dialog [data-take]').click();
        await page.waitForSelector('dialog', { state: 'detached' });
      }
      await list(page, 'open');
      await page.waitForSelector('[data-matter="3"]');
      await look('list');
      await page.locator('[data-matter="1"] a.no').click();
      await page.waitForSelector('main[data-matters="file"][data-ready="yes"]');
      await look('file');
      await page.locator('[data-step="close"], [data-step="offer"]').first().click();
      await page.waitForSelector('dialog');
      await look('step');
      await goTo(page, '#/matters/board');
      await page.waitForSelector('main[data-matters="board"][data-ready="yes"]');
      await look('board');
    }, { bypassCSP: true, ...settings }));
}
