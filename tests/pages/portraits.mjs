// Portraits that nobody sat for: drawn by the browser, for pages that show photos of staff.
import { mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** An image file of a drawn person; the same number gives the same one. Resolves to its bytes. */
export async function drawPortrait(page, number, { width = 1200, height = 1600, type = 'image/jpeg' } = {}) {
  const url = await page.evaluate(
    ({ number, width, height, type }) => {
      const canvas = Object.assign(document.createElement('canvas'), { width, height });
      const brush = canvas.getContext('2d');
      const [w, h] = [Math.min(width, height * 0.75), Math.min(height, width / 0.75)];
      brush.fillStyle = `hsl(${205 + ((number * 17) % 40)} 45% 82%)`;
      brush.fillRect(0, 0, width, height);
      brush.translate((width - w) / 2, (height - h) / 3);
      const shape = (style, draw) => {
        brush.fillStyle = style;
        brush.beginPath();
        draw();
        brush.fill();
      };
      const [x, y] = [w / 2, h * 0.42];
      const long = number % 2 === 1;
      shape('#2b2320', () => brush.ellipse(x, y - h * 0.03, w * 0.235, h * (long ? 0.26 : 0.2), 0, 0, 7));
      shape(`hsl(${215 + ((number * 31) % 30)} 45% 32%)`, () => brush.ellipse(x, h * 1.02, w * 0.42, h * 0.34, 0, 0, 7));
      shape('#f6f6f4', () => {
        brush.moveTo(x - w * 0.1, h * 0.69);
        brush.lineTo(x + w * 0.1, h * 0.69);
        brush.lineTo(x, h * 0.86);
      });
      shape('#e3b48f', () => brush.ellipse(x, h * 0.64, w * 0.085, h * 0.09, 0, 0, 7));
      shape('#f0c7a4', () => brush.ellipse(x, y, w * 0.19, h * 0.19, 0, 0, 7));
      shape('#2b2320', () => brush.ellipse(x, y - h * 0.15, w * 0.19, h * 0.075, 0, 0, 7));
      shape('#2b2320', () => {
        brush.ellipse(x - w * 0.075, y, w * 0.018, h * 0.012, 0, 0, 7);
        brush.ellipse(x + w * 0.075, y, w * 0.018, h * 0.012, 0, 0, 7);
      });
      brush.strokeStyle = '#a8563f';
      brush.lineWidth = w * 0.014;
      brush.beginPath();
      brush.arc(x, y + h * 0.06, w * 0.07, 0.35, Math.PI - 0.35);
      brush.stroke();
      return canvas.toDataURL(type);
    },
    { number, width, height, type },
  );
  return Buffer.from(url.split(',')[1], 'base64');
}

/** A folder with "1.jpg", "2.jpg" … for live_fixture. */
export async function portraitFolder(browser, numbers) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'yichuang-portraits-'));
  const page = await browser.newPage();
  for (const number of numbers) {
    const bytes = await drawPortrait(page, number, { width: 240, height: 320 });
    await writeFile(path.join(folder, `${number}.jpg`), bytes);
  }
  await page.close();
  return folder;
}
