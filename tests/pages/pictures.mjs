import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';

import { launch, openPage } from './browser.mjs';
import { startHall } from './halls.mjs';
import { portraitFolder } from './portraits.mjs';

const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
  { width: 390, height: 844 },
];
const LANGUAGES = [
  { code: 'zh', button: '中文' },
  { code: 'en', button: 'English' },
];

/**
 * Pictures of the live page: live-{zh,en}-{width}.png, live-dark-…, holidays-… with the alarm of a missing year, lost-…
 * with the connection cut; charts-…, charts-dark-…, charts-printed-… as on paper; of the way in: sign-in-…, wrong-…,
 * set-up-…; and of the other pages: wall-…, wall-light-…, own-…, menu-…. Resolves to 0.
 */
export async function takePictures(fixture, web, folder) {
  await mkdir(folder, { recursive: true });
  const browser = await launch();
  const portraits = await portraitFolder(browser, [1, 2, 3, 5, 6, 8, 9, 12]);
  try {
    for (const size of SIZES) {
      for (const language of LANGUAGES) {
        await takePair(browser, fixture, ['--web', web, '--photos', portraits], folder, size, language);
        await takeDoors(browser, fixture, web, folder, size, language);
      }
    }
  } finally {
    await browser.close();
    await rm(portraits, { recursive: true });
  }
  return 0;
}

async function takePair(browser, fixture, args, folder, size, language) {
  const hall = await startHall(fixture, args);
  try {
    const { page, context } = await openPage(browser, hall.url, size);
    const button = page.getByRole('button', { name: language.button });
    if (await button.isVisible()) await button.click();
    hall.say('serve 2 A158');
    hall.say('rate 6 3');
    await page.waitForTimeout(600);
    const shoot = (name) => {
      const file = path.join(folder, `${name}-${language.code}-${size.width}.png`);
      return page.screenshot({ path: file, fullPage: size.width < 600 });
    };
    await shoot('live');
    await page.locator('[data-theme-switch]').click();
    await page.waitForTimeout(300);
    await shoot('live-dark');
    await page.locator('[data-theme-switch]').click();
    await page.evaluate(() => (location.hash = '#/charts'));
    await page.waitForFunction(() => document.querySelectorAll('[data-drawn="true"] svg').length === 3);
    await page.waitForTimeout(400);
    await page.screenshot({ path: path.join(folder, `charts-${language.code}-${size.width}.png`), fullPage: true });
    await page.locator('[data-theme-switch]').click();
    await page.waitForTimeout(400);
    await page.screenshot({ path: path.join(folder, `charts-dark-${language.code}-${size.width}.png`), fullPage: true });
    await page.locator('[data-theme-switch]').click();
    if (size.width === 1366) {
      await page.setViewportSize({ width: 718, height: 1047 }); // A4 upright, margins of 10 mm
      await page.emulateMedia({ media: 'print' });
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      await page.screenshot({ path: path.join(folder, `charts-printed-${language.code}.png`), fullPage: true });
      await page.evaluate(() => dispatchEvent(new Event('afterprint')));
      await page.emulateMedia({ media: null });
      await page.setViewportSize(size);
    }
    await page.evaluate(() => (location.hash = '#/live'));
    await page.waitForSelector('main[data-phase="live"]');
    hall.say('holidays 2027');
    await page.waitForSelector('[data-kind="calendar_missing"]');
    await page.waitForTimeout(300);
    await shoot('holidays');
    hall.say('stop');
    await page.waitForSelector('main[data-phase="lost"]');
    await page.waitForTimeout(3000);
    await shoot('lost');
    await context.close();
  } finally {
    await hall.end();
  }
}

const PASSWORD = 'correct horse battery';

async function takeDoors(browser, fixture, web, folder, size, language) {
  const shoot = (page, name) =>
    page.screenshot({ path: path.join(folder, `${name}-${language.code}-${size.width}.png`), fullPage: size.width < 600 });
  const speak = async (page) => {
    const button = page.getByRole('button', { name: language.button });
    if (await button.isVisible()) await button.click();
  };
  const withPage = async (args, deed) => {
    const hall = await startHall(fixture, ['--web', web, ...args]);
    try {
      const { page, context } = await openPage(browser, hall.url.replace(/#.*/, ''), { ...size, ready: 'main[data-door]' });
      await speak(page);
      await deed(page);
      await context.close();
    } finally {
      await hall.end();
    }
  };
  const signIn = async (page, number, password = PASSWORD) => {
    await page.locator('#door-number').fill(number);
    await page.locator('#door-password').fill(password);
    await page.locator('button[type="submit"]').click();
  };
  await withPage(['--empty'], (page) => shoot(page, 'set-up'));
  await withPage([], async (page) => {
    await shoot(page, 'sign-in');
    await signIn(page, '9001', 'wrong password');
    await page.waitForSelector('.problem');
    await shoot(page, 'wrong');
    await signIn(page, '9001');
    await page.waitForSelector('main[data-phase="live"]');
    await page.waitForTimeout(400);
    await shoot(page, 'wall');
    await page.locator('[data-theme-switch]').click();
    await page.waitForTimeout(300);
    await shoot(page, 'wall-light');
    await page.locator('button[aria-controls="account-panel"]').click();
    await shoot(page, 'menu');
  });
  await withPage([], async (page) => {
    await signIn(page, '3001');
    await page.waitForSelector('main[data-desk]');
    await page.evaluate(() => (location.hash = '#/own'));
    await page.waitForSelector('main[data-own]');
    await page.waitForTimeout(400);
    await shoot(page, 'own');
  });
}
