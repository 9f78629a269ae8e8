// 报表 from draft to paper, as an inspector and a leader see it. Environment: YICHUANG_FIXTURE (desk_fixture), YICHUANG_WEB (built pages).
// YICHUANG_PICTURES: a folder.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import test, { after, before } from 'node:test';

import { axeFaults } from './axe.mjs';
import { launch } from './browser.mjs';
import { post, text, withHall } from './visits.mjs';

const ANY = 'header .menu';
const LIST = 'main[data-reports="list"][data-ready="yes"]';
const FILE = 'main[data-reports="file"][data-ready="yes"]';
const pictures = process.env.YICHUANG_PICTURES;
let browser;

before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** May of three members of staff; then it is the 9th of June. */
async function month(hall) {
  for (const window of [1, 2, 3]) hall.say(`shift ${window} 100${window}`);
  for (const level of [5, 5, 4, 5, 1, 5, 3, 5, 4, 5, 2, 5]) hall.say(`serve 1 ${level}`);
  for (const level of [5, 0, 4, 5, 5, 2, 5]) hall.say(`serve 2 ${level}`);
  for (const level of [5, 0, 0, 4, 5, 5, 3, 5]) hall.say(`serve 3 ${level}`);
  hall.say('issue qykb 0');
  hall.say(`advance ${31 * 24 * 3600}`);
  hall.say('issue qykb 0');
}

async function listOf(page, period = '2026-05') {
  await page.evaluate(() => (location.hash = '#/reports'));
  await page.waitForSelector(LIST);
  await page.locator('[data-month]').fill(period);
  await page.waitForSelector(LIST);
}

/** A quarter in which one is praised and the other is not; then it is July. */
function quarter(hall) {
  hall.say('shift 1 1001');
  hall.say('shift 2 1002');
  for (let i = 0; i < 40; ++i) {
    hall.say('serve 1 5');
    hall.say(`serve 2 ${i % 2 ? 5 : 1}`);
  }
  hall.say(`advance ${60 * 24 * 3600}`);
  hall.say('issue qykb 0');
}

/** Drafts a kind of May; the hall may still be told of what happened in it. */
async function draft(page, kind) {
  await listOf(page);
  await page.waitForSelector('[data-wanted]');
  await page.locator('[data-wanted]').selectOption(kind);
  await page.locator('[data-draft]').click();
  await page.waitForSelector(FILE);
}

const step = (page, name) => page.locator(`[data-step="${name}"]`).click();
const row = (page, section, name) =>
  page.$eval(`[data-section="${section}"] tbody`, (body, wanted) => {
    const found = [...body.rows].find((each) => each.cells[0].textContent.includes(wanted));
    return [...(found?.cells ?? [])].map((each) => each.textContent.trim());
  }, name);

async function shoot(page, name) {
  if (pictures) await page.screenshot({ path: `${pictures}/reports-${name}.png`, fullPage: true });
}

async function looks(page, name) {
  for (const [width, language] of [[1366, 'zh'], [1366, 'en'], [390, 'zh'], [390, 'en']]) {
    await page.setViewportSize({ width, height: 900 });
    if (width === 390 && language === 'zh') {
      await page.locator('header [data-theme-switch]').click(); // dark from here on
      await page.waitForFunction(() => document.getAnimations().length === 0);
    }
    const english = (await page.evaluate(() => document.documentElement.lang)) === 'en';
    if (english !== (language === 'en')) {
      await page.locator('header .buttons > button').first().click();
      await page.waitForTimeout(0);
      await page.waitForSelector('main[data-ready="yes"]');
    }
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${name} is not wider than ${width}`);
    assert.deepEqual(await axeFaults(page), [], `${name} ${width} ${language}`);
    await shoot(page, `${name}-${language}-${width}`);
  }
  await page.setViewportSize({ width: 1366, height: 900 });
  await page.locator('header [data-theme-switch]').click();
  await page.locator('header .buttons > button').first().click();
}

test('a report is drafted, approved by somebody else, published and kept', () =>
  withHall(browser, async ({ at, hall }) => {
    await month(hall);
    const page = await at('5002', ANY);
    await draft(page, 'ratings');
    assert.deepEqual(await row(page, 'ratings', '满意率（五键）'), ['满意率（五键）', '21/24 87.50%', '—']);
    assert.deepEqual(await row(page, 'ratings', '服务量'), ['服务量', '27', '0']);
    assert.match((await row(page, 'staff', '李敏'))[7], /^\d\.\d\d \(\d\.\d\d-\d+\.\d\d\)$/, 'an interval stands beside the score');
    assert.equal((await row(page, 'staff', '王建国'))[1], '—', 'six ratings stand in no order');
    assert.equal(await page.locator('[data-step="approve"]').count(), 0, 'nobody approves what he drafted');

    const leader = await at('7001', ANY);
    await leader.waitForSelector('[data-todo="1"]');
    await leader.locator('.bell').click();
    await leader.locator('[data-todo-reports]').click();
    await listOf(leader);
    await leader.locator('[data-report] a').click();
    await leader.waitForSelector(FILE);
    await step(leader, 'approve');
    await leader.waitForSelector(`${FILE}[data-state="approved"]`);

    await page.reload();
    await page.waitForSelector(`${FILE}[data-state="approved"]`);
    await step(page, 'publish');
    await page.locator('[data-yes]').click();
    await page.waitForSelector(`${FILE}[data-state="published"]`);
    assert.equal(await text(page, '[data-number]'), '云澜区政务服务中心（演示）报〔2026〕1号');
    assert.match(await text(page, '[data-by="approved"]'), /^林书记/);
    assert.equal(await page.$eval('[data-agrees]', (each) => each.dataset.agrees), 'true');
    assert.equal(await page.locator('[data-steps]').count(), 0, 'it does not change any more');

    const csv = await Promise.all([page.waitForEvent('download'), page.locator('[data-csv]').click()]);
    assert.match(await readFile(await csv[0].path(), 'utf8'), /满意率（五键）,21,24,/);
    const href = await page.getAttribute('[data-pdf]', 'href');
    const pdf = await page.context().request.get(new URL(href, page.url()).href);
    const bytes = await pdf.body();
    assert.equal(bytes.subarray(0, 5).toString(), '%PDF-');
    if (pictures) await writeFile(`${pictures}/report.pdf`, bytes);
    await looks(page, 'file');
    await listOf(page);
    assert.match(await text(page, '[data-report]'), /好差评月报 全大厅 第 1 版 已公布/);
    await looks(page, 'list');
  }, { bypassCSP: true }));

test('the same figures are not drafted twice, and a month that goes on is refused', () =>
  withHall(browser, async ({ at, hall }) => {
    await month(hall);
    const page = await at('5002', ANY);
    await draft(page, 'queue');
    await listOf(page);
    await page.locator('[data-wanted]').selectOption('queue');
    await page.locator('[data-draft]').click();
    await page.waitForSelector('.problem');
    assert.match(await text(page, '.problem'), /正在起草或审批/);
    await listOf(page, '2026-06');
    await page.locator('[data-wanted]').selectOption('ratings');
    await page.locator('[data-draft]').click();
    await page.waitForFunction(() => document.querySelector('.problem')?.textContent.includes('统计期尚未结束'));
  }, { bypassCSP: true, expected: /409|Failed to load/ }));

test('what was verified of a complaint leads with one click to the letter about whom it is about, when the rule has one', () =>
  withHall(browser, async ({ at, hall }) => {
    quarter(hall);
    const inspector = await at('5002', ANY);
    const guide = await at('3001', ANY);
    const manager = await at('2001', ANY);
    const head = await at('5001', ANY);
    const steps = [
      [manager, { step: 'offer', to: '5001' }],
      [head, { step: 'accept' }],
      [head, { step: 'fix_now', words: '已致歉' }],
      [head, { step: 'call_back', result: 'no_contact' }],
      [manager, { step: 'verify', result: 'no_contact' }],
    ];
    const told = async (page, path, body) => {
      const answer = await post(page, path, body);
      assert.equal(answer.status, 200, `${path}: ${JSON.stringify(answer.body)}`);
      return answer.body;
    };
    const complaints = {};
    for (const about of ['1001', '1002']) {
      const { matter } = await told(guide, '/api/v1/matters', { kind: 'complaint', channel: 'hotline', about, words: '等候时无人说明' });
      complaints[about] = matter.id;
      for (const [page, body] of steps) await told(page, `/api/v1/matters/${matter.id}/steps`, body);
    }
    const open = async (page, about) => {
      await page.evaluate((id) => (location.hash = `#/matters/${id}`), complaints[about]);
      await page.waitForSelector(`main[data-matters="file"][data-matter="${complaints[about]}"][data-state="over"]`);
    };
    await open(manager, '1001');
    assert.equal(await manager.locator('[data-propose]').count(), 0, 'the duty manager drafts no letter');
    await open(inspector, '1002');
    await inspector.locator('[data-propose]').click();
    await inspector.waitForSelector('.problem');
    assert.match(await text(inspector, '.problem'), /。.+/, 'no rule proposes anything of him: said with what to do');
    await shoot(inspector, 'no-letter-zh');
    await open(inspector, '1001');
    for (const language of ['en', 'zh']) {
      await inspector.evaluate((code) => localStorage.setItem('yichuang.language', code), language);
      await inspector.reload();
      await inspector.waitForSelector('[data-propose]');
      await shoot(inspector, `complaint-over-${language}`);
    }
    await inspector.locator('[data-propose]').click();
    await inspector.waitForSelector(FILE);
    assert.equal(await text(inspector, '[data-scope]'), '李敏（1001）');
    assert.equal(await inspector.getAttribute(FILE, 'data-state'), 'drafted');
  }, { bypassCSP: true, expected: /409|422|Failed to load/ }));

test('a letter about somebody is drafted by rule, signed by a leader and read by whom it is about', () =>
  withHall(browser, async ({ at, hall }) => {
    quarter(hall);
    const page = await at('5002', ANY);
    const offered = () => page.evaluate(async () => (await (await fetch('/api/v1/reports?month=2026-06&persons=1')).json()).kinds?.some((each) => each.kind === 'proposal' && each.persons?.length));
    const end = Date.now() + 40_000;
    while (!(await offered()) && Date.now() < end) await new Promise((wake) => setTimeout(wake, 300));
    await listOf(page, '2026-06');
    await page.waitForSelector('[data-wanted]');
    await page.locator('[data-wanted]').selectOption('proposal');
    await page.waitForSelector('[data-person]');
    assert.equal(await text(page, '[data-person]'), '李敏（1001）', 'one quarter praises, and costs nobody his post');
    await page.locator('[data-draft]').click();
    await page.waitForSelector(FILE);
    assert.equal(await text(page, '[data-scope]'), '李敏（1001）');
    assert.equal((await row(page, 'proposal', '建议'))[1], '表扬');
    assert.match((await row(page, 'proposal', '得分'))[1], /^\d\.\d\d \(\d\.\d\d-\d+\.\d\d\)$/);

    const clerk = await at('1001', ANY);
    await listOf(clerk, '2026-06');
    assert.equal(await clerk.locator('[data-report]').count(), 0, 'a draft is not his to see');
    const leader = await at('7001', ANY);
    await listOf(leader, '2026-06');
    await leader.locator('[data-report] a').click();
    await leader.waitForSelector(FILE);
    await step(leader, 'approve');
    await leader.waitForSelector(`${FILE}[data-state="approved"]`);
    await step(leader, 'publish');
    await leader.locator('[data-yes]').click();
    await leader.waitForSelector(`${FILE}[data-state="published"]`);
    const href = await leader.getAttribute('[data-pdf]', 'href');
    const pdf = await (await leader.context().request.get(new URL(href, leader.url()).href)).body();
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
    if (pictures) await writeFile(`${pictures}/letter.pdf`, pdf);

    await clerk.reload();
    await listOf(clerk, '2026-06');
    await clerk.locator('[data-report] a').click();
    await clerk.waitForSelector(FILE);
    await looks(clerk, 'letter');
    const other = await at('1002', ANY);
    await listOf(other, '2026-06');
    assert.equal(await other.locator('[data-report]').count(), 0, 'nor anybody else');
  }, { bypassCSP: true }));
