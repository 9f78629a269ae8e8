import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import test from 'node:test';

import { mayAccept } from '../../../hub/web/src/desk/cases.js';
import { csvOf, sheetsOfCsv, textOf, wishOf, workbookOf } from '../../../hub/web/src/items/files.js';
import { differences, formOf, itemOf, newRow, placeText } from '../../../hub/web/src/items/items.js';
import { SECTIONS } from '../../../hub/web/src/items/fields.js';
import text from '../../../hub/web/src/text/items_zh.js';

const DATA = new URL('../../../hub/catalogue/data/', import.meta.url);
const ITEMS = readdirSync(DATA)
  .filter((name) => name.endsWith('.json') && name !== 'catalogue.json')
  .flatMap((name) => JSON.parse(readFileSync(new URL(name, DATA))).items);

const USUAL = { type: 'public_service', depth: 'promised', subject: 'person', mandatory: true, tolerable: false, shared: false, verified: false, complete: false, charged: false };
const isUsual = (key, value) => USUAL[key] === value || value === 0;
const isChinese = (value) => Object.keys(value).join() === 'zh';

/** As the hub writes it: what has its default is left out, a text without English is a string. */
function said(value) {
  if (Array.isArray(value)) return value.map(said);
  if (typeof value !== 'object' || value === null) return value;
  if (isChinese(value)) return value.zh;
  const kept = Object.entries(value).filter(([key, inner]) => !isUsual(key, inner)).map(([key, inner]) => [key, said(inner)]);
  return Object.fromEntries(kept.filter(([, inner]) => !(typeof inner === 'object' && Object.keys(inner).length === 0)));
}

test('an item that nobody touched comes out of its form as it went in', () => {
  assert.ok(ITEMS.length >= 30);
  for (const item of ITEMS) assert.deepEqual(itemOf(formOf(item)), said(item), item.id);
});

test('what differs is told field by field', () => {
  const item = ITEMS.find((each) => each.id === 'sole-trader');
  const form = formOf(item);
  form.values['fee.charged'] = true;
  form.values['fee.amount'].zh = '每证 20 元';
  form.lists.materials[0].name.zh = '新申请书';
  form.lists.materials.push({ ...newRow(SECTIONS.find((each) => each.list === 'materials'), []), name: { zh: '照片', en: '' } });
  form.values.promised = { unit: 'working_days', amount: 3 };
  const told = differences(item, itemOf(form), text);
  const line = (what) => told.find((each) => each.what === what);
  assert.deepEqual(line('收费'), { what: '收费', was: '否', is: '是' });
  assert.equal(line('收费标准').is, '每证 20 元');
  assert.match(line(`${item.materials[0].name.zh} · 名称`).is, /^新申请书/);
  assert.deepEqual(line('申请材料'), { what: '申请材料', was: '', is: '照片' });
  assert.match(line('承诺时限').is, /3 个工作日/);
  assert.equal(told.length, 5);
  assert.deepEqual(differences(item, item, text), []);
});

test('a path of the hub is told as a place of the form', () => {
  assert.equal(placeText('materials[3].name', text), '申请材料 4 · 名称');
  assert.equal(placeText('fee.basis', text), '收费依据');
  assert.equal(placeText('steps', text), '办理流程');
});

const SHEETS = [
  { name: '事项', rows: [['编号 id', '名称 name.zh'], ['a', '=1+1'], ['b', '"引号", 逗号'], ['c', '第一行\n第二行'], ['d', "'-5"], ['007', '@x']] },
  { name: '材料', rows: [['事项编号 item'], ['a']] },
];

test('sheets come back from CSV and Excel as they were, and nothing in them is a formula', async () => {
  const csv = csvOf(SHEETS);
  assert.doesNotMatch(csv, /(^|,)"?[=+@-]/m);
  const [first, second] = sheetsOfCsv(textOf(new TextEncoder().encode(csv)));
  assert.deepEqual({ name: first.name, rows: first.rows }, SHEETS[0]);
  assert.deepEqual(second.rows, SHEETS[1].rows);
  assert.deepEqual(second.lines, [7, 8]); // rows of the file
  const book = workbookOf(SHEETS);
  book.name = '事项.xlsx';
  const bytes = new TextDecoder('latin1').decode(await book.arrayBuffer());
  assert.doesNotMatch(bytes, /<f>/);
  assert.deepEqual((await wishOf(book)).sheets.map(({ name, rows }) => ({ name, rows: rows.map((row) => row.map((cell) => cell)) })), SHEETS);
});

test('what Excel in China saves is read, and what is no file of items is refused', async () => {
  assert.equal(textOf(Uint8Array.from([0xca, 0xc2, 0xcf, 0xee])), '事项');
  const file = (name, content) => Object.assign(new Blob([content]), { name });
  assert.deepEqual(await wishOf(file('a.json', '{"items":[{"id":"a"}]}')), { items: [{ item: { department: undefined, id: 'a' } }] });
  await assert.rejects(wishOf(file('a.json', '{"no":1}')));
  await assert.rejects(wishOf(file('a.xlsx', 'no workbook')));
});

test('who has skills accepts items of his departments and single ones', () => {
  const item = { id: 'pass', department: 'health' };
  assert.ok(mayAccept(item, null));
  assert.ok(mayAccept(item, { departments: ['health'], items: [] }));
  assert.ok(mayAccept(item, { departments: [], items: ['pass'] }));
  assert.ok(!mayAccept(item, { departments: ['market'], items: ['other'] }));
});
