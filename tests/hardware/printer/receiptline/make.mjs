// Streams that npm receiptline makes of pictures and of text, for a printer of its command set "generic" (GS v 0).
//
//   node make.mjs FOLDER           writes them
//   node make.mjs --check FOLDER   fails when one differs from the file there
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {PNG} from 'pngjs';
import receiptline from 'receiptline';

// The second one is higher than receiptline's bands.
const PICTURES = [{name: 'receiptline_384x90', width: 384, height: 90}, {name: 'receiptline_64x2100', width: 64, height: 2100}];

/** Rows of bytes that all differ, as escpos_test.cpp makes them. */
function pngOf({width, height}) {
  const png = new PNG({width, height});
  const across = width / 8;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * across + (x >> 3);
      const byte = (i * 7 + Math.floor(i / 48)) & 255;
      png.data.fill((byte & 128 >> x % 8) === 0 ? 255 : 0, (y * width + x) * 4, (y * width + x) * 4 + 3);
      png.data[(y * width + x) * 4 + 3] = 255;
    }
  }
  return PNG.sync.write(png).toString('base64');
}

// Lines of a ticket, and its code and a slip's as Code 128.
const TEXT = `云澜区政务服务中心
企业开办
一层A区 3–6号窗口
A001
{code:A00120260509;option:code128,2,72,hri}
{code:ABCDEFGH2345;option:code128,2,72,hri}
`;

const check = process.argv[2] === '--check';
const folder = process.argv[check ? 3 : 2];
const printer = {encoding: 'gb18030', command: 'generic', gradient: false, cutting: true};
const streams = PICTURES.map(picture => ({
  name: picture.name, document: `{image:${pngOf(picture)}}\n`, printer: {...printer, cpl: picture.width / 12}
}));
streams.push({name: 'receiptline_text', document: TEXT, printer: {...printer, cpl: 32}});

let differs = 0;
for (const {name, document, printer} of streams) {
  const stream = Buffer.from(receiptline.transform(document, printer), 'latin1');
  const file = join(folder, `${name}.bin`);
  if (!check) {
    writeFileSync(file, stream);
  } else if (!stream.equals(readFileSync(file))) {
    console.error(`${file} is not what receiptline makes; look at its version, then run make.mjs`);
    differs++;
  }
}
process.exit(differs === 0 ? 0 : 1);
