// The facts of a service item as a form shows them: sections of fields, and the fields of each list.

const both = (path, more = {}) => ({ path, kind: 'both', ...more });

const MATERIAL = [
  both('name', { wide: true }),
  both('issuer'),
  both('note'),
  { path: 'originals', kind: 'count' },
  { path: 'copies', kind: 'count' },
  { path: 'mandatory', kind: 'flag', otherwise: true },
  { path: 'tolerable', kind: 'flag' },
  { path: 'shared', kind: 'flag' },
  { path: 'when', kind: 'when' },
];

/** {id, fields} or {id, list, fields}; a kind says how a field is drawn (Field.svelte). */
export const SECTIONS = [
  {
    id: 'what',
    fields: [
      both('name', { wide: true }),
      both('summary', { wide: true }),
      { path: 'department', kind: 'choice', from: 'departments' },
      { path: 'code', kind: 'line' },
      { path: 'type', kind: 'word', words: ['licence', 'levy', 'benefit', 'confirmation', 'reward', 'other_power', 'public_service'], otherwise: 'public_service' },
      { path: 'depth', kind: 'word', words: ['registered', 'on_spot', 'promised'], otherwise: 'promised' },
      { path: 'subject', kind: 'word', words: ['person', 'enterprise', 'both'], otherwise: 'person' },
      both('result'),
      { path: 'synonyms', kind: 'lines', wide: true },
      { path: 'themes', kind: 'several', from: 'themes' },
      { path: 'life_events', kind: 'several', from: 'life_events' },
    ],
  },
  { id: 'fee', fields: [{ path: 'fee.charged', kind: 'flag' }, both('fee.amount'), both('fee.basis')] },
  { id: 'materials', list: 'materials', named: true, fields: MATERIAL },
  { id: 'limits', fields: [{ path: 'promised', kind: 'limit' }, { path: 'statutory', kind: 'limit' }] },
  { id: 'situations', list: 'situations', named: true, fields: [both('name', { wide: true }), { path: 'options', kind: 'options' }] },
  { id: 'steps', list: 'steps', fields: [both('name'), both('where'), both('detail'), { path: 'limit', kind: 'limit' }] },
  { id: 'conditions', list: 'conditions', fields: [both('', { wide: true })] },
  {
    id: 'where',
    fields: [
      both('place'),
      both('hours'),
      { path: 'windows', kind: 'numbers' },
      { path: 'phone', kind: 'line' },
      { path: 'supervision', kind: 'line' },
    ],
  },
  { id: 'questions', list: 'questions', fields: [both('question', { wide: true }), both('answer', { wide: true })] },
  {
    id: 'basis',
    list: 'basis',
    fields: [
      { path: 'law', kind: 'line' },
      { path: 'article', kind: 'line' },
      { path: 'in_force_since', kind: 'day' },
    ],
  },
  { id: 'state', fields: [{ path: 'verified', kind: 'flag' }, { path: 'complete', kind: 'flag' }] },
  { id: 'discontinued', fields: [both('discontinued', { wide: true })] },
];
