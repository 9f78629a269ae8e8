import { existsSync } from 'node:fs';

import { chromium } from 'playwright-core';

import { Api } from '../../tools/contract-check/api.mjs';
import { wasToldToStop } from './halls.mjs';

const CHROMIUM = '/usr/bin/chromium-headless-shell';
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const api = await Api.read(new URL('../../hub/http/openapi.yaml', import.meta.url));

/** What an answer of the hub says otherwise than openapi.yaml; undefined when nothing, or when it is none of the API's. */
async function answerFault(response) {
  const { pathname, search } = new URL(response.url());
  const content_type = response.headers()['content-type'] ?? '';
  if (!/^\/(api\/|healthz)/.test(pathname) || content_type === 'text/event-stream') return undefined;
  const body = await response.text().catch(() => undefined); // the page has gone on
  if (body === undefined) return undefined;
  const method = response.request().method();
  return api.answerFault({ method, target: pathname + search, status: response.status(), content_type, body });
}

/** Debian's Chromium without its own windows and tabs, which take more of a processor than a page does; an empty profile. The
 * caller closes it. */
export function launch() {
  if (!existsSync(CHROMIUM)) throw new Error(`${CHROMIUM} is missing; run tools/setup --tests`);
  return chromium.launch({ executablePath: CHROMIUM, args: ARGS });
}

/**
 * A page that remembers what went wrong in it: script errors, refused resources (content security policy), bad answers
 * and answers that openapi.yaml does not describe.
 * `faults()` is empty on a healthy page. `ready` is what a page shows when it is there.
 */
export async function openPage(browser, url, { width = 1366, height = 768, ready = 'main[data-phase="live"]', ...settings } = {}) {
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
    const gone = response.status() === 503 && wasToldToStop(response.url());
    if (response.status() >= 400 && !gone) faults.push(`${response.status()} ${response.url()}`);
    answerFault(response).then((fault) => fault && faults.push(`openapi.yaml: ${fault}`));
  });
  await page.goto(url);
  await page.waitForSelector(ready, { timeout: 20_000 });
  return { page, context, faults: () => faults };
}
