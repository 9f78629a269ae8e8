// The one form of a joint matter, its drafts and its notice; what is known of an applicant from before; what a second notice
// leads to. Environment: YICHUANG_FIXTURE (desk_fixture), YICHUANG_WEB (built pages). YICHUANG_PICTURES: a folder.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';

import { launch } from './browser.mjs';
import { axeFaults } from './axe.mjs';
import { FORM, fillForm } from './joint_form.mjs';
import { LIVE, text, withHall } from './visits.mjs';

const WORK = 'main[data-desk="work"][data-phase="live"]';
const LIST = 'main[data-office="list"][data-ready="yes"]';
const ITEMS = fileURLToPath(new URL('../../hub/catalogue/data', import.meta.url));
const DAY_S = 86_400;
const DOCUMENT = '11010519491231002X';
let browser;

before(async () => {
  browser = await launch();
});
after(() => browser.close());

const withCases = (deed, settings = {}) => withHall(browser, deed, { args: ['--items', ITEMS], ...settings });
const doing = (page, state) => page.waitForSelector(`main[data-doing="${state}"]`);
const goTo = (page, hash) => page.evaluate((where) => (location.hash = where), hash);
const said = (page, pattern) =>
  page.waitForFunction((source) => new RegExp(source).test(document.querySelector('[data-said]')?.innerText ?? ''), pattern.source);

async function look(page, what) {
  assert.deepEqual(await axeFaults(page), [], what);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${what}: ${wide} px too wide`);
  if (process.env.YICHUANG_PICTURES) await page.screenshot({ path: `${process.env.YICHUANG_PICTURES}/${what}.png` });
}

const narrow = (page) => page.setViewportSize({ width: 390, height: 844 });
const usual = (page) => page.setViewportSize({ width: 1366, height: 768 });
const inEnglish = async (page, ready) => {
  await page.evaluate(() => localStorage.setItem('yichuang.language', 'en'));
  await page.reload();
  await page.waitForSelector(ready);
};

/** The dialog of cases, after 下一位. */
async function opened(page) {
  await page.keyboard.press('1');
  await doing(page, 'called');
  await page.keyboard.press('b');
  await page.waitForSelector('dialog[data-step="item"] .options button');
}

/** Of the first options until papers are asked for. */
async function answered(page) {
  for (;;) {
    const step = await page.waitForSelector('dialog[data-step="situation"], dialog[data-step="papers"]');
    if ((await step.getAttribute('data-step')) === 'papers') return;
    const question = await text(page, '.question');
    await page.keyboard.press('1');
    await page.waitForFunction((old) => document.querySelector('.question')?.innerText !== old, question);
  }
}

async function chosen(page, words, item) {
  await page.locator('dialog input').first().fill(words);
  await page.locator(`[data-item="${item}"]`).click();
  await answered(page);
}

test('the one form is filled in once, kept as a draft, taken over, and shown to each office as far as it needs it', () =>
  withCases(
    async ({ hall, at }) => {
      hall.say('shift 3 1003');
      hall.say('shift 2 1002');
      hall.say('issue qykb');
      hall.say('issue shbz');
      const first = await at('1003', WORK);
      await opened(first);
      await chosen(first, '一件事', 'company-start');
      await first.locator('dialog button.main').click();
      await first.waitForFunction(() => /企业名称.*经办人电话/.test(document.querySelector('dialog [role="alert"]')?.innerText ?? ''));
      assert.equal(await first.locator('[data-form-field="company-name"]').getAttribute('aria-invalid'), 'true');
      assert.equal(await first.locator('[data-form-field="bank"]').getAttribute('aria-invalid'), 'false', 'it may stay empty');
      await first.locator('[data-joint-form]').scrollIntoViewIfNeeded();
      await look(first, 'joint-form-missing-zh');
      const notice = first.waitForEvent('popup');
      await first.locator('[data-notice]').click();
      await (await notice).close();
      await fillForm(first, { 'company-name': FORM['company-name'], representative: FORM.representative, 'operator-phone': '12' }, '');
      assert.equal(await first.locator('[data-form-field="company-name"]').getAttribute('aria-invalid'), 'false', 'it is filled in now');
      await first.locator('[data-way="keep"]').click();
      await first.waitForFunction(() => /“经办人电话”填写不正确/.test(document.querySelector('dialog [role="alert"]')?.innerText ?? ''));
      assert.equal(await first.locator('[data-form-field="operator-phone"]').getAttribute('aria-invalid'), 'true');
      await first.locator('[data-joint-form]').scrollIntoViewIfNeeded();
      await look(first, 'joint-form-wrong-zh');
      await first.locator('[data-form-field="operator-phone"]').fill('');
      await first.locator('dialog button', { hasText: '上一步' }).click();
      await answered(first);
      assert.equal(await first.locator('[data-form-field="representative"]').inputValue(), FORM.representative, 'another answer costs no word');
      await first.locator('[data-way="keep"]').click();
      await said(first, /草稿/);

      const second = await at('1002', WORK);
      await goTo(second, '#/cases');
      await second.waitForSelector(LIST);
      await second.locator('[data-list="draft"]').click();
      await second.locator('[data-go-on="1"]').click();
      await second.waitForSelector(WORK);
      await second.keyboard.press('1');
      await doing(second, 'called');
      await second.keyboard.press('b');
      await second.waitForSelector('dialog [data-draft="1"]');
      await answered(second);
      await second.waitForFunction(() => document.querySelector('[data-form-field="representative"]')?.value === '张三丰');
      await fillForm(second);
      await narrow(second);
      await second.locator('[data-joint-form]').scrollIntoViewIfNeeded();
      await look(second, 'joint-form-390-zh');
      await usual(second);
      await second.locator('[data-way="accept"]').click();
      await said(second, /^已受理 company-start\d{8}0001.*6 个事项/);

      await goTo(second, '#/cases/1');
      await second.waitForSelector('[data-form="masked"] [data-filled="representative"]');
      assert.doesNotMatch(await text(second, '[data-form]'), /张三丰|00001234/);
      assert.equal(await second.locator('[data-filled]').count(), Object.keys(FORM).length);
      await second.locator('[data-form-full]').click();
      await second.waitForSelector('[data-form="full"]');
      assert.match(await text(second, '[data-form]'), /张三丰.*云澜银行.*000-00001234/);
      await look(second, 'joint-form-filled-zh');

      for (const part of await second.locator('tr[data-part][data-state="accepted"] input').all()) await part.check();
      await second.locator('.panel [data-hand-over]').click();
      await second.locator('[data-receiver]').selectOption('4001');
      await second.locator('[data-offer]').click();
      await second.waitForSelector('dialog', { state: 'detached' });
      const officer = await at('4001', `${LIST} [data-to-me="true"]`);
      await officer.locator('[data-to-me="true"] [data-answer="accept"]').click();
      await goTo(officer, '#/cases/5'); // employer-insurance
      await officer.waitForSelector('[data-form] [data-filled="employees"]');
      assert.equal(await officer.locator('[data-filled="scope"]').count(), 0, 'what the market regulator needs');
      await inEnglish(officer, '[data-form] [data-filled="employees"]');
      await look(officer, 'joint-form-part-en');
      await narrow(officer);
      await look(officer, 'joint-form-part-390-en');
      await goTo(officer, '#/cases/1');
      await officer.waitForSelector('main[data-case="1"] .panel[data-parts]');
      assert.equal(await officer.locator('[data-form]').count(), 0, 'the whole is for windows');
    },
    { bypassCSP: true, expected: /40[03]|422|Failed to load resource/ },
  ));

test('the same once more is warned of, and goes on when the clerk knows', () =>
  withCases(
    async ({ hall, at }) => {
      hall.say('issue qykb');
      hall.say('shift 3 1003');
      const clerk = await at('1003', WORK);
      await opened(clerk);
      const settle = async () => {
        await chosen(clerk, '预约', 'bank-appointment');
        await clerk.locator('dialog details summary').click();
        await clerk.locator('dialog [data-applicant="name"]').fill('王小明');
        await clerk.locator('dialog [data-applicant="document"]').fill(DOCUMENT);
        await clerk.locator('[data-way="settle"]').click();
        await clerk.locator('[data-way="settle"]').click();
      };
      await settle();
      await said(clerk, /^已当场办结/);
      await clerk.keyboard.press('b');
      await clerk.waitForSelector('dialog[data-step="item"] .options button');
      await settle();
      await clerk.waitForFunction(() => /今天已办结过同一事项.*0001/.test(document.querySelector('dialog [role="alert"]')?.innerText ?? ''));
      await look(clerk, 'duplicate-zh');
      await clerk.locator('[data-way="settle"]').click();
      await said(clerk, /^已当场办结 .*0002/);
    },
    { bypassCSP: true, expected: /409|Failed to load resource/ },
  ));

test('a promise stands in the bell as its day comes, and who did not keep one is given no other', () =>
  withCases(
    async ({ hall, at }) => {
      hall.say('issue qykb');
      hall.say('shift 3 1003');
      const clerk = await at('1003', WORK);
      let item; // what was taken last stands first
      const promise = async () => {
        await clerk.keyboard.press('b');
        await clerk.waitForSelector('dialog[data-step="item"] .options button');
        item ??= await clerk.locator('.options button').nth(3).getAttribute('data-item');
        await clerk.locator(`[data-item="${item}"]`).click();
        await answered(clerk);
        await clerk.locator('.papers button', { hasText: '可容缺' }).first().click();
        await clerk.locator('dialog [data-applicant="name"]').fill('王小明');
        await clerk.locator('dialog [data-applicant="document"]').fill(DOCUMENT);
        await clerk.locator('fieldset input[type="number"]').fill('2');
        await clerk.locator('fieldset input[type="checkbox"]').check();
        await clerk.locator('[data-way="promise"]').click();
      };
      await clerk.keyboard.press('1');
      await doing(clerk, 'called');
      await promise();
      await said(clerk, /^已容缺受理/);
      hall.say('advance 60');
      const bell = async (page, when) => {
        await page.waitForSelector(`[data-todo-promises="${when}"]`, { state: 'attached' });
        await page.locator('.bell').click();
        await page.waitForSelector(`[data-todo-promises="${when}"]`);
      };
      await bell(clerk, 'soon');
      await look(clerk, 'bell-promise-soon-zh');
      await clerk.keyboard.press('Escape');
      const later = async (days) => {
        hall.say(`advance ${DAY_S * days}`);
        await clerk.reload(); // asks at once
        await clerk.waitForSelector(WORK);
      };
      await later(3); // from Saturday, a working day, to Tuesday
      await bell(clerk, 'today');
      const manager = await at('2001', LIVE);
      await bell(manager, 'hall');
      await look(manager, 'bell-promise-hall-zh');
      await manager.keyboard.press('Escape');
      await later(5);
      await clerk.waitForSelector('[data-todo-promises]', { state: 'detached' }); // the case has ended
      await promise();
      await clerk.waitForFunction(() => /不适用容缺受理/.test(document.querySelector('dialog [role="alert"]')?.innerText ?? ''));
      assert.equal(await clerk.locator('[data-way="promise"]').count(), 0, 'it is offered no more');
      await look(clerk, 'promise-broken-zh');
    },
    { bypassCSP: true, expected: /409|Failed to load resource/ },
  ));

test('a second notice counts against who gave the first, with its evidence, and may be appealed against', () =>
  withCases(
    async ({ hall, at }) => {
      hall.say('unit 1003 综合窗口');
      hall.say('shift 3 1003');
      hall.say('case 3 company-change');
      hall.say('issue qykb');
      const clerk = await at('1003', WORK);
      await opened(clerk);
      await clerk.keyboard.press('3');
      await answered(clerk);
      await clerk.locator('.papers button').nth(0).click();
      await clerk.locator('[data-way="correct"]').click();
      await said(clerk, /^已告知补正/);
      await goTo(clerk, '#/cases/2');
      const step = async (name, fill) => {
        await clerk.locator(`[data-step="${name}"]`).click();
        await clerk.waitForSelector(`dialog[data-form="${name}"]`);
        await fill(clerk.locator('dialog'));
        await clerk.locator('dialog [data-take]:enabled').click();
        await clerk.waitForSelector('dialog', { state: 'detached' });
      };
      await clerk.waitForSelector('main[data-case="2"][data-state="correction"]');
      await step('resubmit', (dialog) => dialog.locator('input[type="checkbox"]').first().check());
      await clerk.waitForSelector('main[data-case="2"][data-state="received"]');
      await step('correct', (dialog) => dialog.locator('[data-mark="flawed"]').nth(1).click());
      await clerk.waitForSelector('[data-evidence="1"] [data-notice="second"]');
      const told = await text(clerk, '[data-evidence]');
      assert.match(told, /首次告知人：陈晓燕/);
      assert.match(told, /首次补正告知 \d{4}-\d{2}-\d{2} \d{2}:\d{2}/);
      await look(clerk, 'evidence-zh');
      await narrow(clerk);
      await look(clerk, 'evidence-390-zh');
      await usual(clerk);

      await goTo(clerk, '#/own');
      await clerk.waitForSelector('[data-violation="notice_repeated"]');
      await look(clerk, 'own-violation-zh');
      await clerk.locator('[data-violation="notice_repeated"] button').click();
      await clerk.locator('dialog [data-words]').fill('第二份材料是申请人后来更换的。');
      await clerk.locator('dialog [data-send]').click();
      await clerk.waitForSelector('[data-own-appeal="1"][data-state="open"]');
      assert.match(await text(clerk, '[data-own-appeal="1"]'), /000\d 未一次性告知补正内容/);
      hall.say('unit 5002 督查科');
      const inspector = await at('5002', 'header .menu');
      await goTo(inspector, '#/matters/appeals');
      await inspector.locator('[data-open="1"]').click();
      await inspector.waitForSelector('[data-appeal-file="1"] [data-evidence="1"] [data-notice="second"]');
      const proof = await text(inspector, '[data-appeal-file="1"] [data-evidence]');
      assert.match(proof, /首次告知人：陈晓燕.*收件时已交，首次告知时应可发现；第二次告知列为不符合要求/);
      assert.doesNotMatch(proof, /五个工作日/, 'how he may appeal is said to whom it counts against');
      assert.equal(await inspector.locator('[data-case-of-appeal]').count(), 0, 'he reads no cases');
      await look(inspector, 'appeal-evidence-zh');
      await narrow(inspector);
      await look(inspector, 'appeal-evidence-390-zh');
      await usual(inspector);
      await goTo(clerk, '#/cases/2');
      await inEnglish(clerk, '[data-evidence="1"]');
      await look(clerk, 'evidence-en');
    },
    { bypassCSP: true },
  ));
