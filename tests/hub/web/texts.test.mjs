import assert from 'node:assert/strict';
import test from 'node:test';

import auditEn from '../../../hub/web/src/text/audit_en.js';
import auditZh from '../../../hub/web/src/text/audit_zh.js';
import casesEn from '../../../hub/web/src/text/cases_en.js';
import casesZh from '../../../hub/web/src/text/cases_zh.js';
import deskEn from '../../../hub/web/src/text/desk_en.js';
import deskZh from '../../../hub/web/src/text/desk_zh.js';
import en from '../../../hub/web/src/text/en.js';
import figuresEn from '../../../hub/web/src/text/figures_en.js';
import figuresZh from '../../../hub/web/src/text/figures_zh.js';
import itemsEn from '../../../hub/web/src/text/items_en.js';
import itemsZh from '../../../hub/web/src/text/items_zh.js';
import papersEn from '../../../hub/web/src/text/papers_en.js';
import papersZh from '../../../hub/web/src/text/papers_zh.js';
import settingsEn from '../../../hub/web/src/text/settings_en.js';
import settingsZh from '../../../hub/web/src/text/settings_zh.js';
import zh from '../../../hub/web/src/text/zh.js';

// Dotted names of the leaves, with the number of values a text takes: "age.seconds(1)".
function keysOf(value, prefix = '') {
  if (typeof value === 'string') return [prefix];
  if (typeof value === 'function') return [`${prefix}(${value.length})`];
  return Object.entries(value).flatMap(([key, inner]) => keysOf(inner, prefix ? `${prefix}.${key}` : key));
}

test('both languages have the same texts with the same values', () => {
  assert.deepEqual(keysOf(en).sort(), keysOf(zh).sort());
  assert.deepEqual(keysOf(auditEn).sort(), keysOf(auditZh).sort());
  assert.deepEqual(keysOf(casesEn).sort(), keysOf(casesZh).sort());
  assert.deepEqual(keysOf(papersEn).sort(), keysOf(papersZh).sort());
  assert.deepEqual(keysOf(deskEn).sort(), keysOf(deskZh).sort());
  assert.deepEqual(keysOf(figuresEn).sort(), keysOf(figuresZh).sort());
  assert.deepEqual(keysOf(itemsEn).sort(), keysOf(itemsZh).sort());
  assert.deepEqual(keysOf(settingsEn).sort(), keysOf(settingsZh).sort());
});

test('no text is empty', () => {
  for (const table of [zh, en, auditZh, auditEn, deskZh, deskEn, casesZh, casesEn, figuresZh, figuresEn, papersZh, papersEn]) {
    for (const key of keysOf(table).filter((name) => !name.endsWith(')'))) {
      const text = key.split('.').reduce((value, part) => value[part], table);
      assert.ok(text.trim().length > 0, key);
    }
  }
});

test('a percentage of ratings never stands without its sample', () => {
  for (const table of [zh, en]) {
    assert.match(table.totals.responseHint(3, 7), /3.*7/);
    assert.match(table.totals.satisfiedHint(3, 7), /3.*7/);
    assert.match(table.levels.sample(7), /7/);
  }
});

test('the duty manager is told where to meet the visitor', () => {
  assert.equal(zh.alarms.notice, '请在导办台接待群众，勿到窗口当面询问');
});
