// What axe-core finds in a page, one place for all tests.
import { createRequire } from 'node:module';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What breaks a rule, as "rule: places"; the page must be opened with bypassCSP. Looks for faults alone: to name all
 * that is well takes most of axe's time. */
export async function axeFaults(page) {
  if (!(await page.evaluate(() => Boolean(globalThis.axe)))) await page.addScriptTag({ path: axe });
  return page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
      resultTypes: ['violations'],
      preload: false,
    });
    return violations.map((fault) => `${fault.id}: ${fault.nodes.map((node) => node.target).join(' ')}`);
  });
}
