// The charts of a day: what is drawn, the table behind it, and what is honest about it. See visits.mjs for the environment.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import test, { after, before } from 'node:test';

import { launch } from './browser.mjs';
import { axeFaults } from './axe.mjs';
import { text, withHall } from './visits.mjs';

const DAY = '2026-05-09';

let browser;

before(async () => {
  browser = await launch();
});
after(() => browser?.close());

async function openCharts(page) {
  await page.evaluate(() => (location.hash = '#/charts'));
  await page.waitForSelector(`main[data-charts="${DAY}"]`);
  await page.waitForFunction(() => document.querySelectorAll('[data-drawn="true"] svg').length === 3);
}

/** Numbers of a table's row, by its heading. */
const rowOf = (page, chart, heading) =>
  page.$eval(
    `[data-chart="${chart}"] table`,
    (table, name) => {
      const row = [...table.rows].find((each) => each.cells[0].textContent === name);
      return [...row.cells].slice(1).map((cell) => cell.textContent);
    },
    heading,
  );

test('the day of the hall is drawn by hour, by window and by level, with N beside each rate', () =>
  withHall(browser, async ({ demo }) => {
    const page = await demo();
    await openCharts(page);
    assert.equal(await page.inputValue('input[type="date"]'), DAY, 'the hall’s own day');
    assert.match(await text(page, '.summary'), /办结 \d+，已评 \d+，主动评价率 \d+\.\d\d%；满意率 \d+\.\d\d%（评价 \d+），差评 \d+/);
    const words = await text(page, '[data-chart="hours"] .drawing');
    assert.match(words, /非常不满意/, 'the legend');
    assert.match(words, /9时/);
    assert.match(words, /\d+\/\d+/, 'rated / ended below each hour');
    assert.match(words, /\d+%/, 'the response rate in figures');
    assert.equal(await page.locator('[data-chart="windows"] svg').getByText('—', { exact: true }).count(), 1);
    assert.ok((await page.locator('[data-chart="hours"] svg pattern').count()) >= 4, 'levels have patterns, not colours alone');
  }));

test('the legend does not lie over the drawing', () =>
  withHall(browser, async ({ demo }) => {
    const page = await demo();
    await openCharts(page);
    const { legend, drawing } = await page.$eval('[data-chart="hours"] svg', (svg) => {
      const boxOf = (wanted) =>
        [...svg.querySelectorAll('text')].filter((each) => wanted.test(each.textContent)).map((each) => each.getBoundingClientRect());
      return {
        legend: Math.max(...boxOf(/满意$|^评价率$/).filter((box) => box.top < svg.getBoundingClientRect().top + 24).map((box) => box.bottom)),
        drawing: Math.min(...boxOf(/^(100%|评价次数|\d+时)$/).map((box) => box.top)),
      };
    });
    assert.ok(legend > 0 && legend <= drawing, `${legend} ${drawing}`);
  }));

test('the table behind a chart adds up, and a window without ratings has no satisfaction', () =>
  withHall(browser, async ({ demo }) => {
    const page = await demo();
    await openCharts(page);
    const table = page.locator('[data-chart="windows"] .table');
    assert.equal(await table.isVisible(), false);
    await page.locator('[data-chart="windows"]').getByRole('button', { name: '显示表格' }).click();
    assert.ok(await table.isVisible());
    const [ended, rated, response, satisfied] = await rowOf(page, 'windows', '11号窗口');
    assert.ok(Number(ended) > 0);
    assert.deepEqual([rated, response, satisfied], ['0', '0.00%', '—']);
    assert.deepEqual(await rowOf(page, 'windows', '合计'), await rowOf(page, 'hours', '合计'), 'both are of one moment');
    const [none] = await rowOf(page, 'hours', '12:00–13:00');
    assert.equal(none, '0', 'an hour without service stands in its place');
    const sum = await page.$$eval('[data-chart="hours"] tbody tr', (rows) =>
      rows.reduce((total, row) => total + Number(row.cells[1].textContent), 0),
    );
    assert.equal(String(sum), (await rowOf(page, 'hours', '合计'))[0]);
  }));

test('each hour and window is drawn with the very figures of its row', () =>
  withHall(browser, async ({ demo }) => {
    const page = await demo();
    await openCharts(page);
    for (const chart of ['hours', 'windows']) {
      const rows = await page.$$eval(`[data-chart="${chart}"] tbody tr`, (all) =>
        all.map((each) => [...each.cells].map((cell) => cell.textContent)),
      );
      const drawn = await page.$$eval(`[data-chart="${chart}"] svg text`, (all) => all.map((each) => each.textContent));
      assert.ok(rows.length >= 8);
      assert.deepEqual(
        drawn.filter((word) => /^\d+\/\d+$/.test(word)),
        rows.map(([, ended, rated]) => `${rated}/${ended}`),
        chart,
      );
      const response = rows.map((cells) => cells[3]).filter((rate) => rate !== '—').map((rate) => `${Math.round(parseFloat(rate))}%`);
      for (const rate of response) assert.ok(drawn.includes(rate), `${chart}: ${rate}`);
    }
  }));

test('another day is chosen by date, and a day without service says so', () =>
  withHall(browser, async ({ demo }) => {
    const page = await demo();
    await openCharts(page);
    const asked = page.waitForRequest((request) => request.url().includes('/days/2026-05-08/figures'));
    await page.getByLabel('日期').fill('2026-05-08');
    await page.getByLabel('日期').blur();
    assert.match((await asked).url(), /reason=duty_watch/, 'why somebody looks goes with the question');
    await page.getByText('2026-05-08 没有办结的服务').waitFor();
    assert.equal(await page.locator('svg pattern').count(), 0);
  }));

test('an inspector lands on the charts, with the reason of an audit, and sees neither board nor settings', () =>
  withHall(browser, async ({ at }) => {
    const page = await at('5001', 'main[data-charts]');
    await page.waitForFunction(() => document.querySelector('select').value === 'audit');
    const asked = page.waitForRequest((request) => request.url().includes(`/days/${DAY}/figures?reason=audit`));
    await page.getByLabel('日期').fill(DAY);
    await page.getByLabel('日期').blur();
    await asked;
    await page.waitForFunction(() => document.querySelectorAll('[data-drawn="true"] svg').length === 3);
    for (const other of ['#/live', '#/settings', '#/wall']) {
      const turned = page.evaluate((to) => {
        const event = new Promise((done) => addEventListener('hashchange', done, { once: true }));
        location.hash = to;
        return event.then(() => {});
      }, other);
      await turned;
      await page.waitForSelector('main[data-charts]');
      assert.equal(await page.locator('main[data-phase], main[data-settings], main[data-wall]').count(), 0, other);
    }
  }));

/** As the browser lays it out for A4 upright with 10 mm of margin, which is 718 pixels wide. */
async function onPaper(page, deed) {
  await page.setViewportSize({ width: 718, height: 1047 });
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const seen = await deed();
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: null });
  return seen;
}

test('a printed page is dark on white, whole, and has the tables', () =>
  withHall(browser, async ({ demo }) => {
    const page = await demo();
    await openCharts(page);
    await page.locator('[data-theme-switch]').click();
    const seen = await onPaper(page, () =>
      page.evaluate(() => {
        const shown = (element) => element.getClientRects().length > 0;
        const text = [...document.querySelectorAll('svg text, td, th, h1, h2, header p')].filter(shown);
        const light = (element) => {
          const style = getComputedStyle(element);
          const colour = element.closest('svg') ? style.fill : style.color;
          const [r, g, b] = colour.match(/[\d.]+/g).map(Number);
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        return {
          theme: document.documentElement.dataset.theme,
          buttons: [...document.querySelectorAll('button, select, input')].filter(shown).length,
          tables: [...document.querySelectorAll('.table')].filter(shown).length,
          widest: Math.max(...text.map((element) => element.getBoundingClientRect().right)),
          smallest: Math.min(...text.map((element) => element.getBoundingClientRect().height)),
          lightest: Math.max(...text.map(light)),
          words: text.length,
        };
      }),
    );
    assert.equal(seen.theme, 'light');
    assert.equal(seen.buttons, 0);
    assert.equal(seen.tables, 3);
    assert.ok(seen.words > 200, `${seen.words} texts`);
    assert.ok(seen.widest <= 718, `${seen.widest} pixels of 718`);
    assert.ok(seen.smallest >= 11, `${seen.smallest} pixels high`); // 8 pt
    assert.ok(seen.lightest < 150, `${seen.lightest} is pale on white paper`);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark', 'the screen is as before');
  }));

test('the browser prints it by itself: a few sheets, with the legend, every window and its figures', () =>
  withHall(browser, async ({ demo }) => {
    const page = await demo();
    await openCharts(page);
    const margin = '10mm';
    const pdf = await page.pdf({ format: 'A4', margin: { top: margin, right: margin, bottom: margin, left: margin } });
    if (process.env.YICHUANG_PICTURES) await writeFile(`${process.env.YICHUANG_PICTURES}/charts-printed.pdf`, pdf);
    const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length;
    assert.ok(sheets >= 2 && sheets <= 4, `${sheets} sheets`);
    assert.equal(await page.evaluate(() => document.querySelectorAll('svg[viewBox]:not(header svg)').length), 0, 'and is redrawn for the screen');
  }));

test('the board and the sign-in fetch nothing of the charts', () =>
  withHall(browser, async ({ demo }) => {
    const page = await demo();
    const files = () => page.evaluate(() => performance.getEntriesByType('resource').map((one) => one.name));
    assert.deepEqual((await files()).filter((file) => /draw|Charts/.test(file)), []);
    await openCharts(page);
    assert.equal((await files()).filter((file) => /\/draw-/.test(file)).length, 1);
  }));

test('on a telephone the page does not scroll sideways', () =>
  withHall(
    browser,
    async ({ demo }) => {
      const page = await demo();
      await openCharts(page);
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
    },
    { width: 390, height: 844 },
  ));

test('charts are free of barriers in both themes and languages, tables open', { timeout: 120_000 }, () =>
  withHall(
    browser,
    async ({ demo }) => {
      const page = await demo();
      await openCharts(page);
      for (const button of await page.locator('[data-chart] button').all()) await button.click();
      for (let turn = 0; turn < 4; ++turn) {
        assert.deepEqual(await axeFaults(page), [], `turn ${turn}`);
        await page.locator('[data-theme-switch]').click();
        if (turn === 1) await page.getByRole('button', { name: 'English' }).click();
        await page.waitForTimeout(250);
      }
    },
    { bypassCSP: true },
  ));
