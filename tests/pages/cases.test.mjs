// Cases at a desk, from the sample catalogue. Environment: YICHUANG_FIXTURE (desk_fixture), YICHUANG_WEB (built pages).
// Every task counts its keys and fails above its number. YICHUANG_PICTURES: a folder for pictures of each step.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';

import { launch, openPage } from './browser.mjs';
import { startHall } from './halls.mjs';
import { axeFaults } from './axe.mjs';
import { DOOR, text, withoutAnswers } from './visits.mjs';

const PASSWORD = 'correct horse battery';
const WORK = 'main[data-desk="work"][data-phase="live"]';
const ITEMS = fileURLToPath(new URL('../../hub/catalogue/data', import.meta.url));
let browser;

before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** Runs `deed` with a hall of its own, 1003 at work at window 3, one number waiting; `{ page, press, type, keys, actions }`. */
async function atWork(deed, { items = ITEMS, expected = /^$/, ...settings } = {}) {
  const args = ['--web', process.env.YICHUANG_WEB, ...(items ? ['--items', items] : [])];
  const hall = await startHall(process.env.YICHUANG_FIXTURE, args);
  try {
    hall.say('issue qykb');
    hall.say('shift 3 1003');
    const { page, context, faults } = await openPage(browser, hall.url, { ready: DOOR, ...settings });
    await page.locator('#door-number').fill('1003');
    await page.locator('#door-password').fill(PASSWORD);
    await page.locator('form button[type="submit"]').click();
    await page.waitForSelector(WORK);
    let count = 0;
    const press = async (...keys) => {
      for (const key of keys) {
        count += 1;
        await page.keyboard.press(key);
      }
    };
    await deed({ page, press, keys: () => count });
    assert.deepEqual(faults().filter((fault) => !expected.test(fault)), []);
    await context.close();
  } finally {
    await hall.end();
  }
}

const doing = (page, state) => page.waitForSelector(`main[data-doing="${state}"]`);
const step = (page, name) => page.waitForSelector(`dialog[data-step="${name}"]`);
const saidSoon = (page, pattern) =>
  page.waitForFunction((source) => new RegExp(source).test(document.querySelector('[data-said]')?.innerText ?? ''), pattern.source);
/** The dialog with its items, after 下一位. */
async function opened(page, press) {
  await press('1');
  await doing(page, 'called');
  await press('b');
  await page.waitForSelector('dialog[data-step="item"] .options button');
}

test('an item settled on the spot takes six keys from the next one to the invitation, and no typing', () =>
  atWork(async ({ page, press, keys }) => {
    await opened(page, press);
    await press('2');
    await step(page, 'papers');
    assert.match(await text(page, '#case-title'), /个体工商户/);
    assert.match(await text(page, 'dialog button.main'), /^材料齐全\s*Enter$/);
    await press('Enter');
    await page.waitForFunction(() => document.querySelector('dialog button.main').innerText.includes('当场办结'));
    await press('Enter');
    await saidSoon(page, /^已当场办结 [0-9A-Z]{31}\d{8}0001$/);
    await press('3');
    await doing(page, 'free');
    assert.equal(await text(page, '[data-asked]'), '已邀请评价');
    assert.ok(keys() <= 6, `${keys()} keys`);
  }));

test('the key of a case that comes before the answer of the one before it waits for it', () =>
  atWork(async ({ page, press }) => {
    const { answer, heard } = await withoutAnswers(page, '**/api/v1/desk/3/call');
    await press('1');
    await doing(page, 'called'); // by the stream, before the answer
    await press('b');
    await heard(2);
    answer();
    await step(page, 'item');
  }));

test('what lacks a material is not settled on the spot, and the page says so', () =>
  atWork(async ({ page, press }) => {
    await opened(page, press);
    await press('2');
    await step(page, 'papers');
    await press('1');
    await page.waitForSelector('.papers [data-state="missing"]');
    assert.match(await text(page, 'dialog .fault'), /不能当场办结/);
    assert.equal(await page.$('dialog button.main'), null);
    await press('1', '1');
    await page.waitForSelector('dialog button.main');
  }));

test('a case within a promised limit is received and accepted, and its day is told', () =>
  atWork(async ({ page, press, keys }) => {
    await opened(page, press);
    await press('3');
    await step(page, 'papers');
    await press('Enter');
    await saidSoon(page, /^已受理 [0-9A-Z]{31}\d{8}0001，承诺 \d{4}-\d{2}-\d{2} 办结$/);
    assert.ok(keys() <= 4, `${keys()} keys`);
  }));

test('one notice of two defects is asked for with six keys', () =>
  atWork(async ({ page, press, keys }) => {
    await opened(page, press);
    await press('3');
    await step(page, 'papers');
    await press('1');
    await press('2', '2');
    await page.waitForSelector('.papers [data-state="flawed"]');
    assert.match(await text(page, 'dialog button.main'), /^收件并告知补正\s*Enter$/);
    await press('Enter');
    await saidSoon(page, /^已告知补正 [0-9A-Z]{31}\d{8}0001，\d{4}-\d{2}-\d{2} 前补正$/);
    assert.ok(keys() <= 8, `${keys()} keys`);
  }));

test('the notice of corrections is printed from the desk, once its applicant is named', () =>
  atWork(async ({ page, press }) => {
    await page.evaluate(() => (window.open = (url) => ((window.opened = url), true)));
    await opened(page, press);
    await press('3');
    await step(page, 'papers');
    await press('1');
    await press('2', '2');
    await page.waitForSelector('.papers [data-state="flawed"]');
    await press('Enter');
    await saidSoon(page, /^已告知补正/);
    await press('p');
    await page.waitForSelector('dialog[data-dialog="papers"] [data-papers="ready"] form');
    await page.locator('[data-applicant="name"]').fill('张三');
    await page.locator('[data-applicant="document"]').fill('110105194912310021');
    await page.locator('dialog form button').click();
    await page.waitForFunction(() => document.querySelector('dialog [role="alert"]')?.innerText.includes('校验位'));
    await page.locator('[data-applicant="document"]').fill('11010519491231002X');
    await page.locator('dialog form button').click();
    await page.waitForSelector('[data-applicant-shown="masked"]');
    assert.match(await text(page, '[data-applicant-shown]'), /张\*\s*110105\*{8}002X/);
    await page.locator('[data-paper="correction"] button').click();
    await page.waitForSelector('[data-paper="correction"][data-prints="1"]');
    assert.match(await text(page, '[data-paper="correction"]'), /补正〔\d{4}〕1号，已打印 1 次/);
    const head = await page.evaluate(async () => (await (await fetch(window.opened)).text()).slice(0, 5));
    assert.equal(head, '%PDF-');
    if (process.env.YICHUANG_PICTURES) await page.screenshot({ path: `${process.env.YICHUANG_PICTURES}/case-printed-zh.png` });
    assert.deepEqual(await axeFaults(page), []);
  }, { bypassCSP: true, expected: /422/ }));

test('a case of an outside system is a scan: once its item was chosen, nothing else', () =>
  atWork(async ({ page, press, keys }) => {
    await opened(page, press);
    await page.keyboard.type('护照');
    await page.waitForFunction(() => document.querySelectorAll('dialog .options button').length === 1);
    await press('Enter');
    await step(page, 'outside');
    await page.keyboard.type('EX20260511');
    await press('Enter');
    await saidSoon(page, /EX20260511$/);
    const before = keys();
    await press('b');
    await step(page, 'item');
    await page.waitForSelector('dialog .options button');
    await page.keyboard.type('20260512007');
    await press('Enter');
    await saidSoon(page, /20260512007$/);
    assert.ok(keys() - before <= 2, 'open, and the scan that ends with Enter');
  }));

test('a listed material may come later, once good faith was checked', () =>
  atWork(async ({ page, press }) => {
    await opened(page, press);
    await press('4');
    for (const answer of ['1', '1', '1']) {
      await page.waitForSelector('dialog[data-step="situation"]');
      const question = await text(page, '.question');
      await press(answer);
      await page.waitForFunction((old) => document.querySelector('.question')?.innerText !== old, question);
    }
    await step(page, 'papers');
    await page.locator('.papers button', { hasText: '可容缺' }).first().click();
    const promise = page.locator('[data-way="promise"]');
    assert.ok(await promise.isDisabled(), 'nobody has checked yet');
    await page.locator('fieldset input[type="number"]').press('Enter');
    await step(page, 'papers'); // Enter in a field asks for nothing
    await page.locator('fieldset input[type="checkbox"]').check();
    await promise.click();
    await saidSoon(page, /^已容缺受理 [0-9A-Z]{31}\d{8}0001/);
  }));

test('without a catalogue the page says whom to ask', () =>
  atWork(async ({ page, press }) => {
    await press('1');
    await doing(page, 'called');
    await press('b');
    await page.waitForFunction(() => document.querySelector('dialog')?.innerText.includes('还没有导入事项目录'));
    await press('Escape');
    await page.waitForSelector('dialog', { state: 'detached' });
    await doing(page, 'serving');
  }, { items: '' }));

for (const [name, language, settings] of [
  ['zh', 'zh', {}],
  ['en', 'en', {}],
  ['narrow', 'zh', { width: 390, height: 844 }],
]) {
  test(`every step fits the page, and axe finds nothing (${name})`, () =>
    atWork(async ({ page, press }) => {
      await page.evaluate((code) => localStorage.setItem('yichuang.language', code), language);
      await page.reload();
      await page.waitForSelector(WORK);
      const look = async (what) => {
        assert.deepEqual(await axeFaults(page), [], what);
        const overflow = await page.$eval('dialog', (dialog) => dialog.scrollWidth - dialog.clientWidth);
        assert.ok(overflow <= 0, `${what}: ${overflow} px too wide`);
        if (process.env.YICHUANG_PICTURES) await page.screenshot({ path: `${process.env.YICHUANG_PICTURES}/case-${what}-${name}.png` });
      };
      await opened(page, press);
      await look('item');
      await press('4');
      await step(page, 'situation');
      await look('situation');
      for (let answered = 0; answered < 3; ++answered) {
        const question = await text(page, '.question');
        await press('1');
        await page.waitForFunction((old) => document.querySelector('.question')?.innerText !== old, question);
      }
      await step(page, 'papers');
      await page.locator('.papers button').nth(2).click();
      await look('papers');
    }, { ...settings, bypassCSP: true }));
}
