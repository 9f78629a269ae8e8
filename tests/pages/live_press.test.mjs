// A rating pressed on an evaluator appears on the open page. Environment: YICHUANG_URL, a hall at work.
import assert from 'node:assert/strict';
import test from 'node:test';

import { launch, openPage } from './browser.mjs';

const url = process.env.YICHUANG_URL;

/** What the page shows at one moment: each rating as "window/service", and the hall's total. */
function shown(page) {
  return page.evaluate(() => ({
    ratings: [...document.querySelectorAll('[data-window] [data-service]')].map(
      (chip) => `${chip.closest('[data-window]').dataset.window}/${chip.dataset.service}`,
    ),
    rated: Number(document.querySelector('[data-total="rated"] .value').textContent),
  }));
}

test('a press appears on the open page', { timeout: 120_000 }, async () => {
  assert.ok(url, 'YICHUANG_URL must name the live page');
  const browser = await launch();
  try {
    const { page, faults } = await openPage(browser, url);
    const before = await shown(page);

    await page.waitForFunction(
      (known) =>
        [...document.querySelectorAll('[data-window] [data-service]')].some(
          (chip) => !known.includes(`${chip.closest('[data-window]').dataset.window}/${chip.dataset.service}`),
        ),
      before.ratings,
      { timeout: 90_000 },
    );

    const after = await shown(page);
    assert.ok(after.ratings.some((rating) => !before.ratings.includes(rating)));
    assert.ok(after.rated > before.rated, 'the total counts it');
    assert.equal(await page.getAttribute('main', 'data-phase'), 'live');
    assert.deepEqual(faults(), []);
  } finally {
    await browser.close();
  }
});
