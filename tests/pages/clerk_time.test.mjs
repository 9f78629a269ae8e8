// What the three depths of an item cost a clerk (登记件, 即办件, 承诺件), as hands would do them: keys, clicks and the seconds
// they take, printed, each below its limit. Environment: YICHUANG_FIXTURE (desk_fixture), YICHUANG_WEB (built pages).
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';

import { launch } from './browser.mjs';
import { Effort, Hands } from './hands.mjs';
import { text, withHall } from './visits.mjs';

const WORK = 'main[data-desk="work"][data-phase="live"]';
const LIST = 'main[data-office="list"][data-ready="yes"]';
const ITEMS = fileURLToPath(new URL('../../hub/catalogue/data', import.meta.url));
let browser;

before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** Clerk 1003 at window 3, one number waiting. */
const atWork = (deed) =>
  withHall(
    browser,
    async ({ hall, at }) => {
      hall.say('issue qykb');
      hall.say('shift 3 1003');
      const page = await at('1003', WORK);
      await page.waitForSelector('[data-action="next"][aria-disabled="false"]');
      await deed({ hall, at, page, hands: new Hands(page) });
    },
    { args: ['--items', ITEMS] },
  );

const doing = (page, state) => page.waitForSelector(`main[data-doing="${state}"]`);
const inState = (page, id, state) => page.waitForSelector(`main[data-case="${id}"][data-state="${state}"]`);
const shown = (page, name) => page.waitForSelector(`dialog[data-step="${name}"]`);
const gone = (page) => page.waitForSelector('dialog', { state: 'detached' });
const said = (page, pattern) =>
  page.waitForFunction((source) => new RegExp(source).test(document.querySelector('[data-said]')?.innerText ?? ''), pattern.source);

/** Next citizen, and the list of items. */
async function opened(hands) {
  await hands.decide().key('1');
  await doing(hands.page, 'called');
  await hands.decide().key('b');
  await hands.page.waitForSelector('dialog[data-step="item"] .options button');
}

function costs(t, what, effort, most) {
  t.diagnostic(`${what}: ${effort}`);
  assert.ok(effort.seconds <= most, `${what} takes ${effort}, at most ${most} s`);
}

test('登记件: its item and a scan, ten seconds', (t) =>
  atWork(async ({ page, hands }) => {
    await hands.key('1');
    await doing(page, 'called');
    const first = new Effort();
    hands.sum = first;
    await hands.decide().key('b');
    await page.waitForSelector('dialog[data-step="item"] .options button');
    await hands.type('护照', 8); // hu zhao, space, and Enter takes the one that is left
    await page.waitForFunction(() => document.querySelectorAll('dialog .options button').length === 1);
    await page.keyboard.press('Enter');
    await shown(page, 'outside');
    await hands.decide().scan('EX20260511');
    await said(page, /EX20260511$/);
    costs(t, 'the first of its item', first, 10);

    const more = new Effort();
    hands.sum = more;
    await hands.decide().key('b');
    await page.waitForSelector('dialog[data-step="item"] .options button');
    await hands.scan('20260512007');
    await said(page, /20260512007$/);
    assert.ok(more.times('key') + more.times('click') + more.times('scan') <= 2, String(more));
    assert.equal(more.typed, 0);
    costs(t, 'each one more', more, 10);
  }));

test('即办件: six keys, no typing, forty seconds', (t) =>
  atWork(async ({ page, hands }) => {
    await opened(hands);
    await hands.decide().key('2');
    await shown(page, 'papers');
    await hands.decide().key('Enter');
    await page.waitForFunction(() => document.querySelector('dialog button.main').innerText.includes('当场办结'));
    await hands.decide().key('Enter');
    await said(page, /^已当场办结/);
    await hands.decide().key('3');
    await doing(page, 'free');
    assert.equal(await text(page, '[data-asked]'), '已邀请评价');
    assert.ok(hands.sum.times('key') <= 6, String(hands.sum));
    assert.equal(hands.sum.typed + hands.sum.times('click'), 0);
    costs(t, '即办件', hands.sum, 40);
  }));

/** The verification code on a printed paper, as its readers get it. */
function codeOn(pdf) {
  const read = spawnSync('pdftotext', ['-', '-'], { input: Buffer.from(pdf), encoding: 'utf8' });
  const code = /^[A-Z2-7]{12}$/m.exec(read.stdout)?.[0];
  assert.ok(code, `no code on the paper: ${read.error ?? read.stderr}${read.stdout}`);
  return code;
}

/** By the menu of one's account. */
async function goTo(hands, name, ready) {
  await hands.decide().click(hands.page.locator('button[aria-controls="account-panel"]'));
  await hands.click(hands.page.locator(`#account-panel a[href="#/${name}"]`));
  await hands.page.waitForSelector(ready);
}

/** Papers of the case of the page go to a colleague. */
async function handOver(hands, to) {
  const { page } = hands;
  await hands.decide().click(page.locator('[data-step="hand_over"]'));
  await hands.choose(page.locator('[data-receiver]'), to);
  await hands.click(page.locator('[data-offer]'));
  await page.waitForSelector('[data-batch][data-to-me="false"]');
}

async function sign(hands) {
  await hands.decide().click(hands.page.locator('[data-to-me="true"] [data-answer="accept"]'));
  await hands.page.waitForSelector('[data-batch]', { state: 'detached' });
}

/** A step of the case of the page, with its form. */
async function step(hands, name, fill = () => {}) {
  const { page } = hands;
  await hands.decide().click(page.locator(`[data-step="${name}"]`));
  await page.waitForSelector(`dialog[data-form="${name}"]`);
  await fill(page.locator('dialog'));
  await hands.click(page.locator('dialog [data-take]:enabled'));
  await gone(page);
}

test('承诺件: everybody’s work on it from the intake to the receipt, ninety seconds', (t) =>
  atWork(async ({ hall, at, page, hands }) => {
    const { sum } = hands;
    await page.evaluate(() => (window.open = (url) => ((window.opened = url), true)));
    await opened(hands);
    await hands.decide().key('3');
    await shown(page, 'papers');
    await hands.decide().key('Enter');
    await said(page, /^已受理/);

    // Who applies, and his notice of acceptance.
    await hands.decide().key('p');
    await page.waitForSelector('dialog[data-dialog="papers"] [data-papers="ready"] form');
    await hands.click(page.locator('[data-applicant="name"]'));
    await hands.type('张三', 9); // zhang san, space
    await hands.key('Tab');
    await hands.type('11010519491231002X');
    await hands.key('Enter');
    await page.waitForSelector('[data-applicant-shown="masked"]');
    await hands.decide().click(page.locator('[data-paper="acceptance"] button'));
    await page.waitForSelector('[data-paper="acceptance"][data-prints="1"]');
    const code = codeOn(await page.evaluate(async () => [...new Uint8Array(await (await fetch(window.opened)).arrayBuffer())]));
    await hands.key('Escape');
    await gone(page);
    await hands.decide().key('3');
    await doing(page, 'free');

    // To the back office, with both signatures; reviewed and decided there; and back.
    await goTo(hands, 'cases', `${LIST} [data-case="1"][data-state="accepted"]`);
    await hands.decide().click(page.locator('[data-case="1"] .no'));
    await inState(page, 1, 'accepted');
    await handOver(hands, '4001');
    const officer = new Hands(await at('4001', `${LIST} [data-to-me="true"]`), sum);
    await sign(officer);
    await officer.decide().click(officer.page.locator('[data-case="1"][data-state="review"] .no'));
    await inState(officer.page, 1, 'review');
    await step(officer, 'review', (dialog) => officer.click(dialog.locator('[data-meets="yes"]')));
    await officer.page.waitForSelector('[data-kind="case_reviewed"]');
    await step(officer, 'approve');
    await inState(officer.page, 1, 'approved');
    await handOver(officer, '1003');

    await goTo(hands, 'cases', `${LIST} [data-to-me="true"]`);
    await sign(hands);

    // The applicant comes back for it.
    await goTo(hands, 'desk', WORK);
    hall.say('issue qykb');
    await page.waitForSelector('[data-action="next"][aria-disabled="false"]');
    await hands.decide().key('1');
    await doing(page, 'called');
    await hands.key('2');
    await doing(page, 'serving');
    await hands.decide().scan(code); // of the notice he has brought
    await inState(page, 1, 'approved');
    await step(hands, 'deliver', (dialog) => hands.click(dialog.locator('[data-checked]')));
    await inState(page, 1, 'over');
    await goTo(hands, 'desk', WORK);
    await hands.decide().key('3');
    await doing(page, 'free');
    costs(t, '承诺件', sum, 90);
  }));
