// 首问 to its end and a bad rating to its verification, each person in a session of his own. Environment: YICHUANG_FIXTURE
// (desk_fixture), YICHUANG_WEB (built pages). YICHUANG_PICTURES: a folder.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';

import { axeFaults } from './axe.mjs';
import { launch } from './browser.mjs';
import { counted, post, scan, text, withHall } from './visits.mjs';

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

/** In Chinese, then in English on a telephone: axe finds nothing, and nothing is wider than the screen. */
async function looks(page, what, ready) {
  const before = page.viewportSize();
  for (const [width, language] of [[before.width, 'zh'], [390, 'en']]) {
    await page.setViewportSize({ width, height: 844 });
    await page.evaluate((code) => localStorage.setItem('yichuang.language', code), language);
    if (language === 'en') await page.reload();
    await ready(page);
    assert.deepEqual(await axeFaults(page), [], `${what} ${language}`);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${what} ${width}`);
    if (process.env.YICHUANG_PICTURES) await page.screenshot({ path: `${process.env.YICHUANG_PICTURES}/${what}-${language}-${width}.png`, fullPage: true });
  }
  await page.setViewportSize(before);
  await page.evaluate(() => localStorage.setItem('yichuang.language', 'zh'));
  await page.reload();
}

/** The bell is opened, and leads to a list. */
async function others(page, what, count) {
  const row = `[data-todo-others="${what}"][data-count="${count}"]`;
  await page.waitForSelector(row, { state: 'attached', timeout: 20_000 });
  await page.locator('header [data-todo]').click();
  await page.waitForSelector(row);
  return row;
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

test('whoever was guided to a window is met there by a scan of his slip', () =>
  withHall(browser, async ({ hall, at }) => {
    const guide = await at('3001', ANY);
    await list(guide, 'mine');
    await guide.locator('[data-open]').click();
    await guide.locator('dialog [data-at-once="guide"]').click();
    await guide.waitForSelector('dialog', { state: 'detached' });
    await openFrom(guide, 'mine', 1);
    await file(guide, 'guided');
    const code = (await text(guide, 'dd.code')).replaceAll(' ', '');
    hall.say('shift 2 1002');
    const clerk = await at('1002', WORK);
    const field = clerk.locator('[data-return] input');
    await field.fill('AB12');
    await field.press('Enter');
    await clerk.waitForFunction(() => /未识别到号码、凭单或文书/.test(document.querySelector('[data-returned]').innerText));
    await field.fill('');
    await field.blur();
    await scan(clerk, code);
    await file(clerk, 'guided');
    await step(clerk, 'arrive');
    await file(clerk, 'handling');
    assert.ok(await clerk.$('[data-holder="1002"]'), 'the window has him');
    assert.ok(await clerk.$('[data-owner="3001"]'), 'who was asked first stays answerable');
    await goTo(clerk, '#/desk');
    await clerk.waitForSelector(WORK);
    await clerk.locator('[data-inquiry]').click();
    await clerk.waitForSelector('dialog[data-dialog="matter-open"]');
    if (process.env.YICHUANG_PICTURES) await clerk.screenshot({ path: `${process.env.YICHUANG_PICTURES}/desk-inquiry-zh.png` });
    assert.deepEqual(await axeFaults(clerk), []);
    await clerk.locator('dialog [data-at-once="take_in"]').click();
    await clerk.waitForSelector('dialog', { state: 'detached' });
    await looks(clerk, 'desk-inquiry-button', (page) => page.waitForSelector(`${WORK} [data-inquiry]`));
    await openFrom(clerk, 'owned', 2);
    assert.match(await text(clerk, '.facts'), /2 ?号窗口|窗口 ?2/);
  }, { bypassCSP: true }));

test('a bad rating is dispatched with two clicks, and whom it is about never sees it', () =>
  withHall(browser, async ({ hall, at }) => {
    for (const number of ['1003', '5001']) hall.say(`unit ${number} 税务局`);
    hall.say('shift 3 1003');
    const clerk = await at('1003', WORK);
    await clerk.keyboard.press('8'); // 直接服务
    await clerk.waitForSelector('main[data-doing="serving"]');
    await clerk.keyboard.press('3'); // 办结并邀评
    await clerk.waitForSelector('main[data-doing="free"]');
    const manager = await at('2001', ANY);
    await manager.waitForSelector('header [data-todo="0"]');
    hall.say('rate 3 2');
    const unclaimed = await others(manager, 'unclaimed', 1);
    assert.equal(await text(manager, '[data-todo-said]'), '新增 1 件待认领');
    await manager.locator(unclaimed).click();
    await manager.waitForSelector(`${LIST}[data-view="unclaimed"] [data-matter="1"]`);
    await looks(manager, 'todo-unclaimed', (page) => others(page, 'unclaimed', 1));
    const told = await at('5001', ANY);
    await told.waitForSelector('header [data-todo="0"]');
    hall.say('advance 960');
    await told.locator(await others(told, 'ratings', 1)).click();
    await told.waitForSelector(`${LIST}[data-view="unit"] [data-matter="1"]`);
    await looks(told, 'todo-ratings', (page) => others(page, 'ratings', 1));
    await list(manager, 'unclaimed');
    const clicks = await counted(manager);
    await manager.locator('[data-dispatch="1"]').click();
    await manager.locator('dialog [data-take]:enabled').click();
    await manager.waitForSelector('dialog', { state: 'detached' });
    assert.equal(await clicks(), 2, "the unit's head is named by itself");
    await list(clerk, 'handed');
    assert.equal(await clerk.locator('[data-matter]').count(), 0);
    await goTo(clerk, '#/matters/1');
    await clerk.waitForSelector('main[data-matters="file"] .problem');
    const head = told;
    await openFrom(head, 'handed', 1);
    await step(head, 'accept');
    await step(head, 'fix_now');
    await step(head, 'call_back');
    await file(head, 'called_back');
    assert.ok(!(await head.$('[data-step="verify"]:not([aria-disabled])')), 'he cannot verify what he solved');
    await openFrom(manager, 'open', 1);
    await step(manager, 'verify');
    await file(manager, 'over');
  }, { bypassCSP: true, expected: /40[34]|unknown_matter|Failed to load resource/ }));

test('a hand-over stands in the top bar of the receiver within seconds, on whatever page he is, and is said', () =>
  withHall(browser, async ({ hall, at }) => {
    hall.say('shift 2 1002');
    const receiver = await at('1002', WORK);
    await receiver.waitForSelector('header [data-todo="0"]');
    const giver = await at('1001', ANY);
    await list(giver, 'mine');
    await giver.locator('[data-open]').click();
    await giver.locator('dialog [data-at-once="take_in"]').click();
    await giver.waitForSelector('dialog', { state: 'detached' });
    await openFrom(giver, 'mine', 1);
    await step(giver, 'offer', (dialog) => dialog.locator('[data-to]').selectOption('1002'));
    const given = Date.now();
    await receiver.waitForSelector('header [data-todo="1"][data-urgent="true"]', { timeout: 15_000 });
    assert.ok(Date.now() - given < 12_000, `${Date.now() - given} ms`);
    assert.equal(await text(receiver, '[data-todo-said]'), '新增 1 件待签收');
    assert.ok(await receiver.$(WORK), 'without leaving the desk');
    await receiver.locator('header [data-todo]').click();
    await receiver.waitForSelector('[data-todo-row="1"]');
    assert.deepEqual(await axeFaults(receiver), []);
    if (process.env.YICHUANG_PICTURES) await receiver.screenshot({ path: `${process.env.YICHUANG_PICTURES}/matters-todo-zh.png` });
    assert.equal(await giver.getAttribute('header [data-todo]', 'data-todo'), '0', 'the giver waits for nothing');
    await receiver.locator('[data-todo-row="1"]').click();
    await receiver.waitForSelector('main[data-matters="file"][data-matter="1"]');
    await step(receiver, 'accept');
    await receiver.waitForSelector('header [data-todo="0"]', { timeout: 15_000 });
  }, { bypassCSP: true }));

const send = async (page, path, body) => (await post(page, path, body)).status;
const DAY_S = 86_400;

test('what is late gets a numbered letter that prints', () =>
  withHall(browser, async ({ hall, at }) => {
    const guide = await at('3001', ANY);
    assert.equal(await send(guide, '/api/v1/matters', { kind: 'first_inquiry', at_once: 'take_in' }), 200);
    hall.say(`advance ${10 * DAY_S}`);
    await guide.waitForSelector('header [data-todo="1"][data-urgent="true"]', { timeout: 20_000 });
    const manager = await at('2001', ANY);
    await openFrom(manager, 'late', 1);
    await manager.locator('[data-notice]').click();
    await manager.waitForFunction(() => /已出具催办通知书 2026-1/.test(document.querySelector('[data-said]')?.innerText ?? ''));
    const paper = await manager.evaluate(async (path) => {
      const answer = await fetch(path);
      return [answer.status, answer.headers.get('content-type'), (await answer.text()).slice(0, 5)];
    }, await manager.getAttribute('[data-print-notice]', 'href'));
    assert.deepEqual(paper, [200, 'application/pdf', '%PDF-']);
    assert.deepEqual(await axeFaults(manager), []);
    await list(manager, 'late');
    await manager.waitForSelector('[data-matter="1"] [data-asked]');
    await goTo(manager, '#/matters/board');
    await manager.waitForSelector('main[data-matters="board"][data-ready="yes"] [data-silent]');
    assert.equal(await text(manager, '[data-unit] [data-silent]'), '1', 'nobody answered the card');
    await guide.locator('header [data-todo]').click();
    await guide.waitForSelector('[data-todo-row="1"] [data-todo-asked]');
    if (process.env.YICHUANG_PICTURES) await guide.screenshot({ path: `${process.env.YICHUANG_PICTURES}/todo-asked-zh.png` });
    await openFrom(guide, 'mine', 1);
    await looks(guide, 'card-asked', (page) => page.waitForSelector('[data-reply="asked"]'));
    await guide.locator('[data-step="reply"]').click();
    await guide.locator('dialog [data-words]').fill('等外单位复函');
    await guide.locator('dialog [data-done-by]').fill(new Date(Date.now() + 400 * DAY_S * 1000).toISOString().slice(0, 10));
    assert.deepEqual(await axeFaults(guide), []);
    if (process.env.YICHUANG_PICTURES) await guide.screenshot({ path: `${process.env.YICHUANG_PICTURES}/card-reply-zh.png` });
    await guide.locator('dialog [data-take]:enabled').click();
    await guide.waitForSelector('[data-reply="given"]');
    assert.match(await text(guide, '.timeline'), /书面说明.*等外单位复函/);
    await list(guide, 'nearing');
    await list(manager, 'late');
    await manager.waitForSelector('[data-matter="1"] [data-promised]');
    assert.equal(await manager.locator('[data-asked]').count(), 0);
    await goTo(manager, '#/matters/list/late');
    await looks(manager, 'card-answered', (page) => page.waitForSelector('[data-matter="1"] [data-promised]'));
    await goTo(manager, '#/matters/board');
    await looks(manager, 'board-replies', (page) => page.waitForSelector('[data-unit] [data-silent]'));
    await manager.waitForSelector('[data-unit] [data-silent]');
    assert.equal(await text(manager, '[data-unit] [data-silent]'), '0');
    await openFrom(manager, 'late', 1);
    await manager.locator('[data-notice]').click();
    await manager.waitForFunction(() => /已经出具/.test(document.querySelector('.problem')?.innerText ?? ''));
  }, { bypassCSP: true, expected: /409|422|Failed to load resource/ }));

test('a member of staff appeals, and two people of other units decide without his knowing who', () =>
  withHall(browser, async ({ hall, at }) => {
    for (const [number, unit] of [['1001', '税务局'], ['5002', '督查科'], ['2001', '大厅办']]) hall.say(`unit ${number} ${unit}`);
    hall.say('shift 1 1001');
    for (const level of [5, 5, 4, 5, 1, 5, 3, 5, 2]) hall.say(`serve 1 ${level}`);
    const clerk = await at('1001', ANY);
    assert.equal(await send(clerk, '/api/v1/matters', { kind: 'first_inquiry', at_once: 'take_in' }), 200);
    hall.say(`advance ${6 * DAY_S}`);
    await clerk.waitForSelector('header [data-todo="1"][data-urgent="true"]', { timeout: 30_000 });
    const OWN = 'main[data-own][data-ready="yes"]';
    await goTo(clerk, '#/own');
    await clerk.waitForSelector(OWN);
    assert.match(await text(clerk, OWN), /2026-05 9 2 .*77\.78%/, 'the month as it is told in whole rows');
    assert.equal(await text(clerk, '[data-tags="criticised"] > p'), '差评满 5 次后显示。');
    assert.match(await text(clerk, '[data-violation="unanswered"]'), /逾期未答复 计入/);
    await clerk.locator('[data-appeal]').click();
    await clerk.locator('dialog [data-words]').fill('群众按错了键');
    await clerk.locator('dialog [data-send]').click();
    await clerk.waitForSelector('[data-own-appeal="1"][data-state="open"]');
    await clerk.locator('[data-violation] button').click();
    await clerk.locator('dialog [data-words]').fill('已当面答复');
    assert.deepEqual(await axeFaults(clerk), []);
    if (process.env.YICHUANG_PICTURES) await clerk.screenshot({ path: `${process.env.YICHUANG_PICTURES}/own-appeal-zh.png` });
    await clerk.locator('dialog [data-send]').click();
    await clerk.waitForSelector('[data-own-appeal="2"]');
    for (const number of ['5002', '2001']) {
      const decider = await at(number, ANY);
      await decider.locator('header [data-todo]').click();
      await decider.locator('[data-todo-appeals="2"]').click();
      await decider.waitForSelector('main[data-matters="appeals"][data-ready="yes"]');
      await decider.locator('[data-open="1"]').click();
      await decider.locator('[data-granted="yes"]').check();
      await decider.locator('[data-rating] input').first().check();
      await decider.locator('[data-words]').fill(`经核实属误评（${number}）`);
      if (number === '5002') {
        for (const width of [1366, 390]) {
          await decider.setViewportSize({ width, height: 900 });
          if (width === 390) {
            await decider.locator('header [data-theme-switch]').click();
            await decider.waitForFunction(() => document.documentElement.dataset.theme === 'dark' && document.getAnimations().length === 0);
          }
          assert.ok(await decider.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `appeals ${width}`);
          assert.deepEqual(await axeFaults(decider), []);
          if (process.env.YICHUANG_PICTURES) await decider.screenshot({ path: `${process.env.YICHUANG_PICTURES}/appeals-zh-${width}.png`, fullPage: true });
        }
      }
      await decider.locator('[data-vote]:enabled').click();
      await decider.waitForFunction(() => /已提交核定/.test(document.querySelector('[data-said]')?.innerText ?? ''));
      if (number === '5002') assert.equal(await decider.getAttribute('[data-appeal-row="1"]', 'data-barrier'), 'voted');
    }
    await clerk.reload();
    await clerk.waitForSelector('[data-own-appeal="1"][data-state="granted"]');
    const told = await text(clerk, '[data-own-appeal="1"]');
    assert.match(told, /申诉成立.*群众按错了键.*经核实属误评/);
    for (const [width, language] of [[1366, 'zh'], [390, 'en']]) {
      await clerk.setViewportSize({ width, height: 900 });
      await clerk.evaluate((code) => localStorage.setItem('yichuang.language', code), language);
      await clerk.reload();
      await clerk.waitForSelector(OWN);
      if (width === 390) {
        await clerk.locator('header [data-theme-switch]').click();
        await clerk.waitForFunction(() => document.documentElement.dataset.theme === 'dark' && document.getAnimations().length === 0);
      }
      assert.ok(await clerk.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `own ${width}`);
      assert.deepEqual(await axeFaults(clerk), [], `own ${width} ${language}`);
      if (process.env.YICHUANG_PICTURES) await clerk.screenshot({ path: `${process.env.YICHUANG_PICTURES}/own-${language}-${width}.png`, fullPage: true });
    }
  }, { bypassCSP: true }));

for (const [name, language, settings] of [
  ['zh', 'zh', {}],
  ['en', 'en', { colorScheme: 'dark' }],
  ['narrow', 'zh', { width: 390, height: 844 }],
]) {
  test(`a month's sample is drawn and called, and the month is reported (${name})`, () =>
    withHall(browser, async ({ hall, at }) => {
      const guide = await at('3001', ANY);
      const applicant = { kind: 'person', name: '张三', phone: '000-0000' };
      for (const channel of ['hotline', 'visit', 'hotline']) {
        assert.equal(await send(guide, '/api/v1/matters', { kind: 'first_inquiry', channel, at_once: 'self_done', applicant }), 200);
      }
      assert.equal(await send(guide, '/api/v1/matters', { kind: 'complaint', channel: 'hotline', words: '窗口没人', applicant }), 200);
      hall.say(`advance ${30 * DAY_S}`);
      const inspector = await at('5002', ANY);
      await inspector.evaluate((code) => localStorage.setItem('yichuang.language', code), language);
      await inspector.reload();
      const look = async (what) => {
        assert.deepEqual(await axeFaults(inspector), [], what);
        const wide = await inspector.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${what}: ${wide} px too wide`);
        if (process.env.YICHUANG_PICTURES) await inspector.screenshot({ path: `${process.env.YICHUANG_PICTURES}/matters-${what}-${name}.png`, fullPage: true });
      };
      await goTo(inspector, '#/matters/calls');
      await inspector.waitForSelector('main[data-matters="calls"][data-ready="yes"]');
      await inspector.fill('[data-month]', '2026-05');
      await inspector.waitForSelector('[data-draw]');
      await look('calls-before');
      await inspector.locator('[data-draw]').click();
      await inspector.waitForSelector('[data-sampled]');
      assert.equal(await inspector.locator('[data-sampled]').count(), 1, 'one of three of a kind and unit');
      await inspector.locator('[data-show]').click();
      await inspector.waitForFunction(() => /张三/.test(document.querySelector('[data-callee]')?.innerText ?? ''));
      await inspector.locator('[data-note="unreached"]').click();
      await inspector.waitForSelector('[data-result="unreached"]');
      await inspector.locator('[data-note="yes"]').click();
      await inspector.waitForSelector('[data-result="reached"]');
      assert.match(await text(inspector, '[data-rates]'), /1\/1 100\.00%/);
      assert.match(await text(inspector, '[data-rates]'), /排除的评价 0|Excluded ratings of the month: 0/);
      assert.equal(await inspector.locator('[data-note]').count(), 0, 'an answer ends the calls');
      await look('calls');
      await goTo(inspector, '#/matters/report');
      await inspector.waitForSelector('main[data-matters="report"][data-ready="yes"]');
      await inspector.fill('[data-month]', '2026-05');
      await inspector.waitForSelector('[data-part="channels"] [data-line="hotline"]');
      assert.match(await text(inspector, '[data-part="kinds"] [data-line="first_inquiry"]'), /3\/3 100\.00%/, 'on time and solved');
      assert.match(await text(inspector, '[data-part="kinds"] thead'), /排除|Excluded/);
      assert.match(await text(inspector, '[data-part="kinds"] [data-line="complaint"]'), /—/);
      await look('report');
    }, { bypassCSP: true, ...settings }));
}

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
      const sideways = await page.$eval('.scroll', (region) => region.scrollWidth - region.clientWidth);
      assert.ok(sideways <= 0, `the list is read without scrolling sideways: ${sideways} px`);
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
