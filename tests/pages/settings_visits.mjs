// People before the settings page of a hall in memory. Environment: YICHUANG_FIXTURE (settings_fixture), YICHUANG_WEB
// (built pages), and YICHUANG_PICTURES, a folder, for whoever wants to look.
import assert from 'node:assert/strict';

import { openPage } from './browser.mjs';
import { startHall } from './halls.mjs';

const PASSWORD = 'correct horse battery';
const DOOR = 'main[data-door]';
export const PAGE = 'main[data-settings] [role="tabpanel"]';

/** Runs `deed({hall, page, clicks})` with a hall of its own and somebody signed in; clicks(): how often he clicked since. */
export async function withSettings(browser, deed, { number = '4001', ...settings } = {}) {
  const hall = await startHall(process.env.YICHUANG_FIXTURE, ['--web', process.env.YICHUANG_WEB]);
  try {
    const { page, context, faults } = await openPage(browser, hall.url, { ready: DOOR, ...settings });
    await page.getByLabel('工号', { exact: true }).fill(number);
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    if (number === '3101') {
      await page.waitForFunction(() => !document.querySelector('main[data-door]'));
      await page.evaluate(() => (location.hash = '#/settings'));
    }
    await page.waitForSelector(PAGE);
    await deed({ hall, page, clicks: await counted(page) });
    assert.deepEqual(faults().filter((fault) => fault.startsWith('openapi.yaml')), []);
    await context.close();
  } finally {
    await hall.end();
  }
}

/** Counts a person's clicks from now on; () => their number. */
async function counted(page) {
  await page.evaluate(() => {
    globalThis.clicks = 0;
    addEventListener('click', (event) => event.isTrusted && event.detail > 0 && ++globalThis.clicks, true);
  });
  return () => page.evaluate(() => globalThis.clicks);
}

/** What a person reads of an element, blanks joined. */
export const text = (page, selector) => page.$eval(selector, (element) => element.innerText.replace(/\s+/g, ' ').trim());

export const button = (page, name) => page.getByRole('button', { name, exact: true });

/** For somebody to look at: only when a folder for it is named. */
export async function picture(page, what) {
  if (!process.env.YICHUANG_PICTURES) return;
  await page.screenshot({ path: `${process.env.YICHUANG_PICTURES}/settings-${what}.png` });
}

/** Confirms what the dialog proposes, and waits until it is closed. */
export async function confirm(page) {
  await page.waitForSelector('[data-preview]');
  await page.locator('dialog button.main:enabled').click();
  await page.waitForFunction(() => !document.querySelector('dialog[open]'));
}

/** Chooses a file as the photo of 李敏. */
export async function choosePhoto(page, file) {
  const chooser = page.waitForEvent('filechooser');
  await page.locator('[data-staff="1001"] label.file').click();
  await (await chooser).setFiles(file);
}
