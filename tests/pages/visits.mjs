// People before a scripted hall. Environment: YICHUANG_FIXTURE (live_fixture), YICHUANG_WEB (built pages).
import assert from 'node:assert/strict';

import { openPage } from './browser.mjs';
import { startHall } from './halls.mjs';

const PASSWORD = 'correct horse battery';

export const LIVE = 'main[data-phase="live"]';
export const DOOR = 'main[data-door]';

/**
 * Runs `deed({hall, demo(), as(number), at(number, ready)})` with a hall of its own. demo() opens the board as the
 * demonstration does, as('2001') signs somebody in who sees it, at('5001', selector) somebody who sees another page; each
 * resolves to a page. Afterwards nothing may have gone wrong on any of them,
 * but for faults that match `expected`.
 */
export async function withHall(browser, deed, { expected, args = [], ...settings } = {}) {
  const hall = await startHall(process.env.YICHUANG_FIXTURE, ['--web', process.env.YICHUANG_WEB, ...args]);
  const opened = [];
  const open = async (url, ready) => {
    opened.push(await openPage(browser, url, { ready, ...settings }));
    return opened.at(-1).page;
  };
  const at = async (number, ready) => {
    const page = await open(hall.url.replace(/#.*/, ''), DOOR);
    await page.locator('#door-number').fill(number);
    await page.locator('#door-password').fill(PASSWORD);
    await page.locator('form button[type="submit"]').click();
    await page.waitForSelector(ready);
    return page;
  };
  try {
    await deed({ hall, demo: () => open(hall.url, LIVE), as: (number) => at(number, LIVE), at });
    for (const { context, faults } of opened) {
      assert.deepEqual(faults().filter((fault) => !expected?.test(fault)), []);
      await context.close();
    }
  } finally {
    await hall.end();
  }
}

/** What a page of his would send, in his name: {status, body}. */
export function post(page, path, body) {
  return page.evaluate(
    async ([where, what]) => {
      const { csrf } = await (await fetch('/api/v1/session')).json();
      const answer = await fetch(where, { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf }, body: JSON.stringify(what) });
      return { status: answer.status, body: await answer.json() };
    },
    [path, body],
  );
}

/** What a person reads of an element, blanks joined. */
export function text(page, selector) {
  return page.$eval(selector, (element) => element.innerText.replace(/\s+/g, ' ').trim());
}

/**
 * From now on the page waits for answers to requests that match `pattern`, while the hub has done what they ask. Resolves to
 * {answer(), heard(n)}: answer() gives them to it, heard(n) waits until it has heard n keys since.
 */
export async function withoutAnswers(page, pattern) {
  let answer;
  const held = new Promise((resolve) => (answer = resolve));
  await page.route(pattern, async (route) => {
    const response = await route.fetch();
    await held;
    await route.fulfill({ response });
  });
  await page.evaluate(() => {
    globalThis.keysHeard = 0;
    addEventListener('keydown', () => (globalThis.keysHeard += 1)); // after the page's own listener
  });
  return { answer, heard: (n) => page.waitForFunction((keys) => globalThis.keysHeard === keys, n) };
}

/** Counts a person's clicks from now on; () => their number. */
export async function counted(page) {
  await page.evaluate(() => {
    globalThis.clicks = 0;
    addEventListener('click', (event) => event.isTrusted && event.detail > 0 && ++globalThis.clicks, true);
  });
  return () => page.evaluate(() => globalThis.clicks);
}

/** What a scanner types wherever the page stands: all keys at once, as no hand can, and Enter. */
export async function scan(page, code) {
  await page.evaluate((keys) => {
    for (const key of keys) {
      // A keyboard-wedge scanner holds Shift for a capital.
      if (/^[A-Z]$/.test(key)) document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift', code: 'ShiftLeft', bubbles: true, cancelable: true }));
      const which = key.length > 1 ? key : /\d/.test(key) ? `Digit${key}` : `Key${key}`;
      document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, code: which, bubbles: true, cancelable: true }));
    }
  }, [...code.toUpperCase(), 'Enter']);
}
