// Items as files of table programs. The hub knows the sheets (catalogue/sheets.h); here they become CSV and XLSX, and back.

// A cell that a table program would take for a formula gets an apostrophe before it, which is taken away again here.
const FORMULA = /^'*[=+\-@\t\r]/;
const safe = (cell) => (FORMULA.test(cell) ? `'${cell}` : cell);
const plain = (cell) => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

const quoted = (cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** All sheets in one CSV: each row begins with the name of its sheet. */
export function csvOf(sheets) {
  const lines = sheets.flatMap(({ name, rows }) => rows.map((row) => [name, ...row.map(safe)].map(quoted).join(',')));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

/** Rows of cells of a CSV; a line end within quotes belongs to the cell. */
export function rowsOf(text) {
  const rows = [];
  let row = [];
  let cell = '';
  let inQuotes = false;
  for (let i = 0; i < text.length; ++i) {
    const c = text[i];
    if (inQuotes) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') cell += text[++i];
      else inQuotes = false;
    } else if (c === '"' && cell === '') inQuotes = true;
    else if (c === ',') row.push(cell), (cell = '');
    else if (c === '\n') rows.push([...row, cell]), (row = []), (cell = '');
    else if (c !== '\r') cell += c;
  }
  if (cell || row.length) rows.push([...row, cell]);
  return rows;
}

/** Sheets of such a CSV; `lines`: which row of the file each row was, from 1. */
export function sheetsOfCsv(text) {
  const sheets = new Map();
  rowsOf(text).forEach(([name, ...cells], i) => {
    if (!name.trim() && cells.every((cell) => !cell.trim())) return;
    if (!sheets.has(name)) sheets.set(name, { name, rows: [], lines: [] });
    sheets.get(name).rows.push(cells.map(plain));
    sheets.get(name).lines.push(i + 1);
  });
  return [...sheets.values()];
}

/** Text of a file: UTF-8, UTF-16 with its mark, or what Excel writes in China. Throws when it is none. */
export function textOf(bytes) {
  const [a, b] = bytes;
  const names = a === 0xff && b === 0xfe ? ['utf-16le'] : a === 0xfe && b === 0xff ? ['utf-16be'] : ['utf-8', 'gb18030'];
  for (const name of names) {
    try {
      return new TextDecoder(name, { fatal: true }).decode(bytes);
    } catch {
      // the next one
    }
  }
  throw new Error('no text');
}

const day = (date) => date.toISOString().slice(0, 10);
const cellText = (value) => (value === null || value === undefined ? '' : value instanceof Date ? day(value) : String(value));

/** What POST /api/v1/item-changes reads, of an .xlsx, .csv or .json. Throws when the file is none of them. */
export async function wishOf(file) {
  if (/\.xlsx$/i.test(file.name)) {
    const { default: read } = await import('read-excel-file/universal');
    const sheets = await read(await file.arrayBuffer(), { trim: false });
    return { sheets: sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(cellText)) })) };
  }
  const text = textOf(new Uint8Array(await file.arrayBuffer()));
  if (!/\.json$/i.test(file.name)) return { sheets: sheetsOfCsv(text) };
  const read = JSON.parse(text);
  const items = Array.isArray(read) ? read : read.items;
  if (!Array.isArray(items)) throw new Error('no items');
  return { items: items.map((item) => ({ item: { department: read.department?.id, ...item } })) };
}

// ---- XLSX ----

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** 0 → A, 26 → AA. */
function columnName(column) {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

/** Every cell is text: nothing in it is ever a formula, a number or a date. */
function sheetXml({ rows }) {
  const cell = (text, column, row) =>
    text === '' ? '' : `<c r="${columnName(column)}${row}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
  const row = (cells, i) => `<row r="${i + 1}">${cells.map((text, column) => cell(text, column, i + 1)).join('')}</row>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="40" width="20" customWidth="1"/></cols><sheetData>${rows.map(row).join('')}</sheetData></worksheet>`;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

function partsOf(sheets) {
  const each = (make) => sheets.map((sheet, i) => make(sheet, i + 1)).join('');
  return [
    ['[Content_Types].xml', `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/>${each((_, n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPES}.worksheet+xml"/>`)}</Types>`],
    ['_rels/.rels', `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
    ['xl/workbook.xml', `${HEAD}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${RELATIONS}"><sheets>${each(({ name }, n) => `<sheet name="${escaped(name)}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`],
    ['xl/_rels/workbook.xml.rels', `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each((_, n) => `<Relationship Id="rId${n}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}</Relationships>`],
    ...sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet)]),
  ];
}

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; ++bit) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n >>> 0;
});

function crcOf(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = CRC[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** Numbers in little-endian: [value, bytes] each. */
function packed(...numbers) {
  const bytes = new Uint8Array(numbers.reduce((sum, [, size]) => sum + size, 0));
  let place = 0;
  for (const [value, size] of numbers) {
    for (let i = 0; i < size; ++i) bytes[place++] = Math.floor(value / 256 ** i) & 0xff;
  }
  return bytes;
}

const UTF8_NAMES = 0x0800;
const FIRST_DAY = 0x21; // 1980-01-01: the same sheets give the same bytes

/** A ZIP of [name, text] parts, stored as they are. */
function zipOf(parts) {
  const encoder = new TextEncoder();
  const pieces = [];
  const central = [];
  let place = 0;
  const add = (list, bytes) => (list.push(bytes), bytes.length);
  for (const [name, text] of parts) {
    const [title, bytes] = [encoder.encode(name), encoder.encode(text)];
    const common = [[20, 2], [UTF8_NAMES, 2], [0, 2], [0, 2], [FIRST_DAY, 2], [crcOf(bytes), 4], [bytes.length, 4], [bytes.length, 4], [title.length, 2], [0, 2]];
    add(central, packed([0x02014b50, 4], [20, 2], ...common, [0, 2], [0, 2], [0, 2], [0, 4], [place, 4]));
    add(central, title);
    for (const piece of [packed([0x04034b50, 4], ...common), title, bytes]) place += add(pieces, piece);
  }
  const size = central.reduce((sum, piece) => sum + piece.length, 0);
  const end = packed([0x06054b50, 4], [0, 2], [0, 2], [parts.length, 2], [parts.length, 2], [size, 4], [place, 4], [0, 2]);
  return new Blob([...pieces, ...central, end]);
}

/** The sheets as an Excel workbook: a Blob. */
export const workbookOf = (sheets) => zipOf(partsOf(sheets));
