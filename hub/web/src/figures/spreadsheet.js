// Tables as files: CSV and XLSX. A table is {name, rows}, a row a list of texts and numbers; null is an empty cell.

/** A text that a spreadsheet would take for a formula is told to be a text. */
function safe(text) {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function csvCell(value) {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = safe(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** All tables below each other, each under its name; UTF-8 with a mark, which spreadsheets ask for. */
export function csvOf(tables) {
  const lines = tables.flatMap(({ name, rows }) => [[name], ...rows, []]);
  return `\ufeff${lines.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

const escapeXml = (text) =>
  // eslint-disable-next-line no-control-regex
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '').replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);

/** "A", … "Z", "AA", … of a column counted from 0. */
export function columnName(index) {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

function cellXml(value, column, row) {
  const place = `${columnName(column)}${row}`;
  if (value === null) return '';
  if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`;
  return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(value)}</t></is></c>`;
}

function sheetXml(rows) {
  const body = rows
    .map((row, i) => `<row r="${i + 1}">${row.map((value, column) => cellXml(value, column, i + 1)).join('')}</row>`)
    .join('');
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${body}</sheetData></worksheet>`;
}

/** Names of sheets: at most 31 characters, none of []:*?/\, each once. */
function sheetNames(tables) {
  const taken = new Set();
  return tables.map(({ name }) => {
    const plain = name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31);
    let unique = plain;
    for (let n = 2; taken.has(unique.toLowerCase()); ++n) unique = `${plain.slice(0, 28)} ${n}`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}

const TABLE = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; ++bit) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});
const crcOf = (bytes) => (bytes.reduce((crc, byte) => TABLE[(crc ^ byte) & 0xff] ^ (crc >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;

/** A ZIP of files that are stored as they are: [[name, text], …]. */
function zipOf(files) {
  const encoder = new TextEncoder();
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [name, text] of files) {
    const path = encoder.encode(name);
    const data = encoder.encode(text);
    // version 2.0, UTF-8 names, stored, 1980-01-01: the same tables give the same bytes
    const common = [20, 0, 0, 8, 0, 0, 0, 0, 33, 0];
    const sizes = new DataView(new ArrayBuffer(12));
    sizes.setUint32(0, crcOf(data), true);
    sizes.setUint32(4, data.length, true);
    sizes.setUint32(8, data.length, true);
    const length = [path.length & 0xff, path.length >> 8, 0, 0];
    const local = Uint8Array.from([0x50, 0x4b, 3, 4, ...common, ...new Uint8Array(sizes.buffer), ...length, ...path]);
    const at = new DataView(new ArrayBuffer(4));
    at.setUint32(0, offset, true);
    directory.push(
      Uint8Array.from([0x50, 0x4b, 1, 2, 20, 0, ...common, ...new Uint8Array(sizes.buffer), ...length, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ...new Uint8Array(at.buffer), ...path]),
    );
    parts.push(local, data);
    offset += local.length + data.length;
  }
  const size = directory.reduce((total, each) => total + each.length, 0);
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, files.length, true);
  end.setUint16(10, files.length, true);
  end.setUint32(12, size, true);
  end.setUint32(16, offset, true);
  const all = [...parts, ...directory, new Uint8Array(end.buffer)];
  const whole = new Uint8Array(all.reduce((total, each) => total + each.length, 0));
  let place = 0;
  for (const each of all) {
    whole.set(each, place);
    place += each.length;
  }
  return whole;
}

/** A workbook with a sheet for each table. */
export function xlsxOf(tables) {
  const names = sheetNames(tables);
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packages = 'http://schemas.openxmlformats.org/package/2006';
  const main = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const overrides = tables
    .map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${main}.worksheet+xml"/>`)
    .join('');
  return zipOf([
    ['[Content_Types].xml', `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${main}.sheet.main+xml"/>${overrides}</Types>`],
    ['_rels/.rels', `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
    ['xl/workbook.xml', `${head}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}"><sheets>${names.map((name, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`],
    ['xl/_rels/workbook.xml.rels', `${head}<Relationships xmlns="${packages}/relationships">${tables.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${office}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}</Relationships>`],
    ...tables.map(({ rows }, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(rows)]),
  ]);
}

/** Hands a file to whoever looks at the page. */
export function save(name, content, type) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
