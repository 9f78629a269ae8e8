// A rating pressed on an evaluator appears on the open page. Environment: YICHUANG_URL, a hall at work.
import assert from 'node:assert/strict';
import test from 'node:test';

import { launch, openPage } from './browser.mjs';

const url = process.env.YICHUANG_URL;

/** [window, service] of every rating shown now. */
function shownRatings(page) {
  return page.$$eval('[data-window] [data-service]', (chips) =>
    chips.map((chip) => `${chip.closest('[data-window]').dataset.window}/${chip.dataset.service}`),
  );
}

test('a press appears on the open page', { timeout: 120_000 }, async () => {
  assert.ok(url, 'YICHUANG_URL must name the live page');
  const browser = await launch();
  try {
    const { page, faults } = await openPage(browser, url);
    const before = await shownRatings(page);
    const rated = () => page.$eval('[data-total="rated"] .value', (value) => Number(value.textContent));
    const rated_before = await rated();

    await page.waitForFunction(
      (known) =>
        [...document.querySelectorAll('[data-window] [data-service]')].some(
          (chip) => !known.includes(`${chip.closest('[data-window]').dataset.window}/${chip.dataset.service}`),
        ),
      before,
      { timeout: 90_000 },
    );

    const fresh = (await shownRatings(page)).filter((rating) => !before.includes(rating));
    assert.ok(fresh.length > 0);
    assert.ok((await rated()) > rated_before, 'the total counts it');
    assert.equal(await page.getAttribute('main', 'data-phase'), 'live');
    assert.deepEqual(faults(), []);
  } finally {
    await browser.close();
  }
});
