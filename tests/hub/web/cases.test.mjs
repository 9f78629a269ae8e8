import assert from 'node:assert/strict';
import test from 'node:test';

import * as cases from '../../../hub/web/src/desk/cases.js';
import * as joint from '../../../hub/web/src/desk/joint.js';

const licence = {
  id: 'licence',
  name: { zh: '食品经营许可', en: 'Food business licence' },
  synonyms: ['开店'],
  windows: [3],
  situations: [{ id: 'place', name: '场所', options: [{ id: 'rent', name: '租' }, { id: 'own', name: '自有' }] }],
  materials: [
    { id: 'form', name: '申请书' },
    { id: 'lease', name: '租赁合同', tolerable: true, when: [{ question: 'place', options: ['rent'] }] },
    { id: 'deed', name: '产权证', shared: true, when: [{ question: 'place', options: ['own'] }] },
    { id: 'photo', name: '照片', tolerable: true },
    { id: 'leaflet', name: '说明', mandatory: false },
  ],
};
const spot = { id: 'spot', name: '社保查询', depth: 'on_spot', materials: [{ id: 'card', name: '身份证' }] };
const outside = { id: 'outside', name: '护照', depth: 'registered', windows: [1] };

test('what a window took last comes first, then what is handled there', () => {
  const ids = (number, used) => cases.itemsAt([licence, spot, outside], number, used).map((each) => each.id);
  assert.deepEqual(ids(1, []), ['outside', 'licence', 'spot']);
  assert.deepEqual(ids(3, ['spot']), ['spot', 'licence', 'outside']);
  const over = { ...spot, discontinued: '请到二楼办理' };
  const whole = { id: 'whole', joint: true, parts: [licence, over] };
  assert.deepEqual(cases.itemsAt([licence, over, whole], 1, ['spot']).map((each) => each.id), ['licence'], 'nor what has such a part');
});

test('an item is found by its name in either language and by everyday words', () => {
  const ids = (typed) => cases.found([licence, spot, outside], typed).map((each) => each.id);
  assert.deepEqual(ids('开店'), ['licence']);
  assert.deepEqual(ids(' FOOD'), ['licence']);
  assert.deepEqual(ids(''), ['licence', 'spot', 'outside']);
});

test('a barcode is told from a search', () => {
  assert.ok(cases.isOutsideNumber('JZ-20260511-7'));
  assert.ok(cases.isOutsideNumber('20260511'));
  for (const typed of ['food', '护照20260511', '12', 'passport', '']) assert.ok(!cases.isOutsideNumber(typed), typed);
});

test('a situation is asked for as long as a material depends on it', () => {
  assert.equal(cases.checklist(licence, {}).next.id, 'place');
  const bring = (answer) => cases.checklist(licence, { place: answer }).bring.map((each) => each.id);
  assert.deepEqual(bring('rent'), ['form', 'lease', 'photo', 'leaflet']);
  assert.deepEqual(bring('own'), ['form', 'photo', 'leaflet'], 'what the hall obtains is asked of nobody');
  assert.equal(cases.checklist(spot, {}).next, null);
});

test('a material is there, missing, wrong and there again', () => {
  let absent = cases.turned({}, 'form');
  assert.deepEqual(absent, { form: 'missing' });
  absent = cases.turned(absent, 'form');
  assert.deepEqual(absent, { form: 'flawed' });
  assert.deepEqual(cases.turned(absent, 'form'), {});
});

test('what is missing decides what Enter does', () => {
  const { bring } = cases.checklist(licence, { place: 'rent' });
  const ways = (...missing) => cases.waysOf(licence, bring, Object.fromEntries(missing.map((id) => [id, 'missing'])));
  assert.deepEqual(ways(), ['accept', 'receive', 'keep']);
  assert.deepEqual(ways('leaflet'), ['accept', 'receive', 'keep'], 'nobody needs it');
  assert.deepEqual(ways('form'), ['correct', 'receive', 'keep']);
  assert.deepEqual(ways('lease', 'photo'), ['correct', 'promise', 'receive', 'keep']);
  assert.deepEqual(ways('form', 'photo'), ['correct', 'receive', 'keep'], 'the main one may not come later');
  assert.deepEqual(cases.waysOf(spot, spot.materials, {}), ['settle']);
  assert.deepEqual(cases.waysOf(spot, spot.materials, { card: 'flawed' }), []);
});

test('a request names what is not there, and nothing else of the item', () => {
  const absent = { lease: 'missing', photo: 'flawed' };
  assert.deepEqual(cases.taking(licence, { place: 'rent' }, absent, 'promise', { days: 5, credit: true }), {
    item: 'licence', answers: ['place=rent'], missing: ['lease'], flawed: ['photo'], accept: true,
    promised: ['lease', 'photo'], promise_days: 5, credit_checked: true,
  });
  assert.deepEqual(cases.taking(licence, {}, {}, 'accept', {}), { item: 'licence', answers: [], accept: true });
  assert.deepEqual(cases.taking(licence, {}, { photo: 'missing' }, 'keep', { draft: 4 }), {
    item: 'licence', answers: [], missing: ['photo'], keep: true, draft: 4,
  });
  assert.deepEqual(cases.taking(spot, {}, {}, 'settle', {}), { item: 'spot', answers: [] });
  assert.deepEqual(cases.correcting(absent), { step: 'correct', missing: ['lease'], flawed: ['photo'] });
});

test('a due day is the one that ends then', () => {
  assert.equal(cases.dueDay(Date.parse('2026-05-22T16:00:00Z'), 480), '2026-05-22');
});

test('a window remembers nine items', () => {
  assert.deepEqual(cases.usedAfter(['a', 'b'], 'b'), ['b', 'a']);
  assert.equal(cases.usedAfter([...'123456789'], 'x').length, 9);
});

const matter = {
  id: 'start',
  name: '企业开办一件事',
  parts: [{ item: 'licence', name: '设立登记' }, { item: 'seal' }],
  shared: [{ id: 'photo', name: '照片（共用）', of: ['licence/photo', 'seal/photo'] }],
};
const seal = { id: 'seal', name: '公章备案', depth: 'on_spot', department: 'police', materials: [{ id: 'photo', name: '照片' }, { id: 'list', name: '印章清单' }] };
const start = joint.withJointMatters({ items: [licence, seal], departments: [{ id: 'police', name: '公安局' }], joint_matters: [matter] }).at(-1);

test('a joint matter is picked like an item, and its parts have the names they have there', () => {
  assert.deepEqual(start.parts.map((each) => each.name), ['设立登记', '公章备案']);
  assert.equal(joint.partName(start, 'licence'), '设立登记');
  assert.equal(start.parts[1].unit, '公安局');
  assert.ok(!cases.mayAccept(start, { items: ['licence'], departments: [] }), 'every part must be accepted');
  assert.ok(cases.mayAccept(start, { items: ['licence'], departments: ['police'] }));
});

test('a shared material is one line of the joint checklist', () => {
  assert.equal(cases.checklist(start, {}).next.id, 'licence/place');
  const { bring, next } = cases.checklist(start, { 'licence/place': 'rent' });
  assert.equal(next, null);
  assert.deepEqual(bring.map((each) => each.id), ['licence/form', 'licence/lease', 'photo', 'licence/leaflet', 'seal/list']);
  const photo = bring.find((each) => each.id === 'photo');
  assert.equal(photo.parts.length, 2);
  assert.equal(photo.tolerable, false, 'one part does not let it come later');
  assert.deepEqual(cases.waysOf(start, bring, {}), ['accept', 'receive', 'keep']);
  assert.deepEqual(cases.waysOf(start, bring, { photo: 'missing' }), ['correct', 'receive', 'keep']);
  const body = cases.taking(start, { 'licence/place': 'rent' }, { photo: 'missing' }, 'receive');
  assert.deepEqual(body, { item: 'start', answers: ['licence/place=rent'], missing: ['photo'] });
  const filled = cases.taking(start, {}, {}, 'keep', { draft: 4, form: { name: ' 晨光 ', boss: '  ', seals: undefined } });
  assert.deepEqual(filled, { item: 'start', answers: [], keep: true, draft: 4, form: { name: '晨光' } }, 'what is empty is not sent');
  assert.equal(cases.taking(licence, {}, {}, 'accept', { form: { name: '晨光' } }).form, undefined, 'an item has no form');
});
