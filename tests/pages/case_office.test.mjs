// Cases from intake to rating, over the desk, the back office and back, each in a session of its own; lists, drafts and
// cards. Environment: YICHUANG_FIXTURE (desk_fixture), YICHUANG_WEB (built pages). YICHUANG_PICTURES: a folder.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';

import { launch } from './browser.mjs';
import { axeFaults } from './axe.mjs';
import { fillForm } from './joint_form.mjs';
import { LIVE, text, withHall } from './visits.mjs';

const WORK = 'main[data-desk="work"][data-phase="live"]';
const LIST = 'main[data-office="list"][data-ready="yes"]';
const ITEMS = fileURLToPath(new URL('../../hub/catalogue/data', import.meta.url));
const DAY_S = 86_400;
let browser;

before(async () => {
  browser = await launch();
});
after(() => browser.close());

const withCases = (deed, settings = {}) => withHall(browser, deed, { args: ['--items', ITEMS], ...settings });
const doing = (page, state) => page.waitForSelector(`main[data-doing="${state}"]`);
const inState = (page, id, state) => page.waitForSelector(`main[data-case="${id}"][data-state="${state}"]`);
const goTo = (page, hash) => page.evaluate((where) => (location.hash = where), hash);
const said = (page, pattern) =>
  page.waitForFunction((source) => new RegExp(source).test(document.querySelector('[data-said]')?.innerText ?? ''), pattern.source);

/** The case of the page takes a step; `fill` answers its form. */
async function step(page, name, fill = () => {}) {
  await page.locator(`[data-step="${name}"]`).click();
  await page.waitForSelector(`dialog[data-form="${name}"]`);
  await fill(page.locator('dialog'));
  await page.locator('dialog [data-take]:enabled').click();
  await page.waitForSelector('dialog', { state: 'detached' });
}

/** Papers of the case of the page are offered to a colleague. */
async function offer(page, to) {
  await page.locator('[data-step="hand_over"]').click();
  await page.locator('[data-receiver]').selectOption(to);
  await page.locator('[data-offer]').click();
  await page.waitForSelector('[data-batch][data-to-me="false"]');
}

async function sign(page) {
  await page.locator('[data-to-me="true"] [data-answer="accept"]').click();
  await page.waitForSelector('[data-batch]', { state: 'detached' });
}

test('a case goes from its intake by correction, promise, review and delivery to its rating', () =>
  withCases(async ({ hall, at }) => {
    hall.say('issue qykb');
    hall.say('shift 3 1003');
    const clerk = await at('1003', WORK);
    await clerk.keyboard.press('1');
    await doing(clerk, 'called');
    await clerk.keyboard.press('b');
    await clerk.waitForSelector('dialog[data-step="item"] .options button');
    await clerk.keyboard.press('4');
    for (let answered = 0; answered < 3; ++answered) {
      await clerk.waitForSelector('dialog[data-step="situation"]');
      const question = await text(clerk, '.question');
      await clerk.keyboard.press('1');
      await clerk.waitForFunction((old) => document.querySelector('.question')?.innerText !== old, question);
    }
    await clerk.waitForSelector('dialog[data-step="papers"]');
    await clerk.locator('.papers button', { hasText: '可容缺' }).first().click();
    await clerk.locator('.papers button').first().click();
    assert.equal(await clerk.locator('.papers [data-state="missing"]').count(), 2);
    await clerk.locator('dialog button.main').click();
    await said(clerk, /^已告知补正 [0-9A-Z]{31}\d{8}0001/);
    await clerk.keyboard.press('3');
    await doing(clerk, 'free');

    // Found again in the list and by its number.
    await goTo(clerk, '#/cases');
    await clerk.waitForSelector(`${LIST} [data-case="1"][data-state="correction"]`);
    await clerk.locator('[data-list="correction"]').click();
    await clerk.waitForSelector('main[data-view="correction"] [data-case="1"]');
    const no = await text(clerk, '[data-case="1"] .no');
    await clerk.locator('#case-no').fill(`${no}9`);
    await clerk.keyboard.press('Enter');
    await clerk.waitForSelector('[data-empty]');
    await clerk.locator('#case-no').fill(no);
    await clerk.keyboard.press('Enter');
    await clerk.locator('[data-case="1"] .no').click();
    await inState(clerk, 1, 'correction');
    await clerk.locator('details summary').click();
    assert.match(await text(clerk, '[data-why-not="case_in_correction"]'), /。.+。$/, 'what, and what to do');

    await step(clerk, 'resubmit', (dialog) => dialog.locator('input[type="checkbox"]').nth(1).uncheck());
    await inState(clerk, 1, 'received');
    await step(clerk, 'accept', async (dialog) => {
      assert.ok(await dialog.locator('[data-take]').isDisabled(), 'good faith was not checked');
      await dialog.locator('[data-credit]').check();
    });
    await inState(clerk, 1, 'accepted');
    await clerk.waitForSelector('[data-kind="promise_given"]');
    await offer(clerk, '4001');

    // Nothing is handed over before the receiver has signed himself.
    const officer = await at('4001', `${LIST} [data-to-me="true"]`);
    await inState(clerk, 1, 'accepted');
    await sign(officer);
    await officer.locator('[data-case="1"][data-state="review"] .no').click();
    await inState(officer, 1, 'review');
    assert.equal(await officer.locator('[data-step="approve"]').getAttribute('aria-disabled'), 'true');
    assert.match(await text(officer, '[data-why-not="promise_open"]'), /容缺材料/);
    await step(officer, 'make_up');
    await officer.waitForSelector('[data-step="approve"][aria-disabled="false"]');
    await step(officer, 'review', (dialog) => dialog.locator('[data-meets="yes"]').check());
    await officer.waitForSelector('[data-kind="case_reviewed"]');
    await step(officer, 'approve');
    await inState(officer, 1, 'approved');
    await offer(officer, '1003');

    await goTo(clerk, '#/cases');
    await clerk.waitForSelector(`${LIST} [data-to-me="true"]`);
    await sign(clerk);
    await goTo(clerk, '#/desk');
    await clerk.waitForSelector(WORK);
    hall.say('issue qykb');
    await clerk.waitForSelector('[data-action="next"][aria-disabled="false"]');
    await clerk.keyboard.press('1');
    await doing(clerk, 'called');
    await clerk.keyboard.press('2');
    await doing(clerk, 'serving');
    await goTo(clerk, '#/cases/1');
    await inState(clerk, 1, 'approved');
    await step(clerk, 'deliver', async (dialog) => {
      assert.ok(await dialog.locator('[data-take]').isDisabled(), 'nobody was identified');
      await dialog.locator('[data-checked]').check();
    });
    await inState(clerk, 1, 'over');
    assert.match(await text(clerk, '[data-kind="case_delivered"] .more'), /窗口领取，申请人本人，身份已核验/);
    await goTo(clerk, '#/desk');
    await clerk.waitForSelector(WORK);
    await doing(clerk, 'serving');
    await clerk.keyboard.press('3');
    await doing(clerk, 'free');
    hall.say('rate 3 5');
    const manager = await at('2001', LIVE);
    await manager.waitForFunction(() => [...document.querySelectorAll('[data-rated]')].some((each) => each.textContent === '1'));
  }));

test('a draft is gone on with by a colleague', () =>
  withCases(async ({ hall, at }) => {
    hall.say('shift 3 1003');
    hall.say('shift 2 1002');
    hall.say('issue qykb'); // window 3 takes the first of all, window 2 knows the other group alone
    hall.say('issue shbz');
    const first = await at('1003', WORK);
    await first.keyboard.press('1');
    await doing(first, 'called');
    await first.keyboard.press('b');
    await first.waitForSelector('dialog[data-step="item"] .options button');
    await first.keyboard.press('3');
    await first.waitForSelector('dialog[data-step="papers"]');
    await first.locator('.papers button').nth(1).click();
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
    await second.waitForSelector('dialog[data-step="papers"] [data-draft="1"]');
    await second.waitForFunction(() => document.querySelectorAll('.papers li')[1].dataset.state === 'missing');
    await second.locator('.papers button').nth(1).click();
    await second.locator('.papers button').nth(1).click();
    await second.locator('[data-way="accept"]').click();
    await said(second, /^已受理 [0-9A-Z]{31}\d{8}0001/);
    await goTo(second, '#/cases');
    await second.locator('[data-list="open"]').click();
    await second.waitForSelector(`${LIST} [data-case="1"][data-state="accepted"]`);
  }));

test('cards come by themselves: in the list, and to the duty manager', () =>
  withCases(async ({ hall, at }) => {
    hall.say('shift 3 1003');
    hall.say('case 3 company-change');
    hall.say(`advance ${DAY_S * 3}`);
    const manager = await at('2001', `${LIVE} [data-kind="case_step_late"], ${LIVE} [data-kind="case_late"]`);
    hall.say(`advance ${DAY_S * 30}`);
    await manager.waitForSelector('[data-kind="case_late"]');
    await goTo(manager, '#/cases');
    await manager.waitForSelector(LIST);
    await manager.locator('[data-list="late"]').click();
    await manager.waitForSelector('main[data-view="late"] [data-case="1"][data-card="red"]');
    assert.match(await text(manager, '[data-case="1"] .left'), /红牌 已超期 \d+ 个工作日/);
  }));

test('企业开办: one intake, six items side by side, one delivery', () =>
  withCases(
    async ({ hall, at }) => {
      hall.say('issue qykb');
      hall.say('shift 3 1003');
      const clerk = await at('1003', WORK);
      const picture = async (what) => {
        assert.deepEqual(await axeFaults(clerk), [], what);
        const wide = await clerk.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${what}: ${wide} px too wide`);
        if (process.env.YICHUANG_PICTURES) await clerk.screenshot({ path: `${process.env.YICHUANG_PICTURES}/joint-${what}.png` });
      };
      await clerk.keyboard.press('1');
      await doing(clerk, 'called');
      await clerk.keyboard.press('b');
      await clerk.waitForSelector('dialog[data-step="item"] .options button');
      await clerk.locator('dialog input').fill('一件事');
      await clerk.locator('[data-item="company-start"]').click();
      for (let answered = 0; answered < 3; ++answered) {
        await clerk.waitForSelector('dialog[data-step="situation"]');
        const question = await text(clerk, '.question');
        await clerk.keyboard.press('1');
        await clerk.waitForFunction((old) => document.querySelector('.question')?.innerText !== old, question);
      }
      await clerk.waitForSelector('dialog[data-step="papers"] [data-joint-parts]');
      assert.equal(await clerk.locator('.papers .shared').count(), 2, 'two papers stand for seven');
      await picture('papers');
      await fillForm(clerk);
      await clerk.locator('dialog button.main').click();
      await said(clerk, /^已受理 company-start\d{8}0001.*6 个事项并联办理，节省 5 个工作日/);

      await goTo(clerk, '#/cases');
      await clerk.waitForSelector(`${LIST} [data-case="1"] [data-parts="2/6"]`);
      assert.equal(await clerk.locator('tbody tr').count(), 1, 'one line');
      await picture('list');
      await clerk.locator('[data-case="1"] .no').click();
      await clerk.waitForSelector('.panel[data-parts="2/6"]');
      await clerk.locator('details summary').click();
      assert.match(await text(clerk, '[data-why-not="joint_waits"]'), /。.+。$/);
      for (const part of await clerk.locator('tr[data-part][data-state="accepted"] input').all()) await part.check();
      await picture('parts');
      await clerk.locator('.panel [data-hand-over]').click();
      await clerk.locator('[data-receiver]').selectOption('4001');
      await clerk.locator('[data-offer]').click();
      await clerk.waitForSelector('dialog', { state: 'detached' });

      // Each unit decides on its own item; a denial stops no other.
      const officer = await at('4001', `${LIST} [data-to-me="true"]`);
      await sign(officer);
      for (const [id, name] of [[2, 'approve'], [4, 'approve'], [5, 'deny'], [6, 'approve']]) {
        await goTo(officer, `#/cases/${id}`);
        await inState(officer, id, 'review');
        await officer.waitForSelector('[data-joint="1"]');
        await step(officer, name, (dialog) => name === 'deny' && dialog.locator('select').selectOption('conditions_not_met'));
        await inState(officer, id, name === 'deny' ? 'denied' : 'approved');
      }

      await clerk.reload();
      await clerk.waitForSelector('.panel[data-parts="6/6"]');
      await step(clerk, 'deliver', (dialog) => dialog.locator('[data-checked]').check());
      await inState(clerk, 1, 'over');
      assert.equal(await clerk.locator('tr[data-part][data-state="over"]').count(), 6, 'delivered once, all of them');
      await picture('delivered');
      await goTo(clerk, '#/cases');
      await clerk.waitForSelector(LIST);
      await clerk.locator('[data-list="delivered"]').click();
      await clerk.waitForSelector('main[data-view="delivered"] [data-case="1"] [data-parts="6/6"]');
    },
    { bypassCSP: true },
  ));

for (const [name, language, settings] of [
  ['zh', 'zh', {}],
  ['en', 'en', { colorScheme: 'dark' }],
  ['narrow', 'zh', { width: 390, height: 844 }],
]) {
  test(`lists, a case and its forms fit the page, and axe finds nothing (${name})`, () =>
    withCases(
      async ({ hall, at }) => {
        hall.say('shift 3 1003');
        const items = ['hygiene-licence', 'construction-permit', 'residence-permit', 'road-transport', 'disability-card', 'company-change'];
        for (let i = 0; i < 30; ++i) {
          hall.say(`case 3 ${items[i % items.length]}`);
          if (i % 10 === 9) hall.say(`advance ${DAY_S * 4}`);
        }
        const clerk = await at('1003', WORK);
        await goTo(clerk, '#/cases');
        await clerk.evaluate((code) => localStorage.setItem('yichuang.language', code), language);
        await clerk.reload();
        await clerk.waitForSelector(LIST);
        const look = async (what) => {
          assert.deepEqual(await axeFaults(clerk), [], what);
          const wide = await clerk.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(wide <= 0, `${what}: ${wide} px too wide`);
          if (process.env.YICHUANG_PICTURES) {
            await clerk.screenshot({ path: `${process.env.YICHUANG_PICTURES}/office-${what}-${name}.png` });
          }
        };
        await clerk.locator('[data-list="open"]').click();
        await clerk.waitForSelector('main[data-view="open"] [data-case="30"]');
        await look('list');
        await clerk.locator('[data-case="1"] input').check();
        await clerk.locator('[data-case="2"] input').check();
        await clerk.locator('[data-hand-over]').click();
        await clerk.waitForSelector('dialog[data-dialog="hand-over"]');
        await look('hand-over');
        await clerk.keyboard.press('Escape');
        await clerk.waitForSelector('dialog', { state: 'detached' });
        await clerk.locator('[data-case="1"] .no').click();
        await inState(clerk, 1, 'accepted');
        await look('case');
      },
      { ...settings, bypassCSP: true },
    ));
}
