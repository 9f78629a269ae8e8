// How long a browser with an empty cache needs to show the manager's board: from the navigation until the first window of
// the hall map is painted. One line of JSON.   node visible.mjs URL-WITH-TOKEN FIRST-LOAD-BYTES [TIMES]
import process from 'node:process';

import { launch } from '../../tests/pages/browser.mjs';

const [url, firstLoadBytes, times = '9'] = process.argv.slice(2);

/** Milliseconds of one visit; `steps` tells when its requests began and ended. */
async function visit(browser) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    globalThis.shownAt = new Promise((resolve) => {
      const look = () => {
        if (!document.querySelector('main[data-phase="live"] [data-window]')) return;
        watcher.disconnect();
        // What is posted while a frame is drawn comes when it has been painted.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        requestAnimationFrame(() => port2.postMessage(null));
      };
      const watcher = new MutationObserver(look);
      watcher.observe(document, { childList: true, subtree: true, attributes: true });
    });
  });
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(() => globalThis.shownAt !== undefined);
  const shown = await page.evaluate(() => globalThis.shownAt);
  const steps = await page.evaluate(() =>
    performance.getEntriesByType('resource').map((one) => [one.name.replace(/.*\//, ''), Math.round(one.startTime), Math.round(one.responseEnd)]),
  );
  await context.close();
  return { shown, steps };
}

const browser = await launch();
try {
  await visit(browser); // the first one starts the browser's own processes
  const visits = [];
  for (let i = 0; i < Number(times); ++i) visits.push(await visit(browser));
  visits.sort((one, other) => one.shown - other.shown);
  const median = visits[Math.floor(visits.length / 2)];
  console.log(JSON.stringify({
    visits: visits.length,
    first_load_kb: Number(firstLoadBytes) / 1000,
    visible_p50_ms: median.shown,
    visible_worst_ms: visits.at(-1).shown,
    steps: median.steps,
  }));
} finally {
  await browser.close();
}
