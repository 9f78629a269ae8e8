import { existsSync } from 'node:fs';

import { chromium } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Debian's Chromium with an empty profile; the caller closes it. */
export function launch() {
  if (!existsSync(CHROMIUM)) throw new Error(`${CHROMIUM} is missing; run tools/setup --tests`);
  return chromium.launch({ executablePath: CHROMIUM, args: ARGS });
}

/**
 * A page that remembers what went wrong in it: script errors, refused resources (content security policy), bad answers.
 * `faults()` is empty on a healthy page.
 */
export async function openPage(browser, url, { width = 1366, height = 768, ...settings } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, ...settings });
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('console', (message) => {
    // A lost connection is written to the console by the browser itself; tests that cut it expect that.
    if (message.type() === 'error' && !/net::ERR_|Failed to load resource/.test(message.text())) {
      faults.push(`console: ${message.text()}`);
    }
  });
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
  });
  await page.goto(url);
  await page.waitForSelector('main[data-phase="live"]', { timeout: 20_000 });
  return { page, context, faults: () => faults };
}
