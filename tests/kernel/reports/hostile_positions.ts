type Query = Record<string, unknown>

export const base: Query = {
  source: 'probe.thing',
  dimensions: ['colour'],
  measures: [{ fn: 'count' }],
}

const measured = { ...base, measures: [{ fn: 'sum', field: 'price', as: 'net' }] }

/** Every place of a report where a client may put text. */
export const POSITIONS: Record<string, (text: string) => unknown> = {
  'the source': (text) => ({ ...base, source: text }),
  'a key of the query': (text) => ({ ...base, [text]: 1 }),
  'a column': (text) => ({ source: 'probe.thing', columns: ['name', text] }),
  'a column behind a reference': (text) => ({ source: 'probe.thing', columns: [`place.${text}`] }),
  'a dimension': (text) => ({ ...base, dimensions: [text] }),
  'the field of a dimension': (text) => ({ ...base, dimensions: [{ field: text }] }),
  'a bucket': (text) => ({ ...base, dimensions: [{ field: 'made_on', bucket: text }] }),
  'a key of a bucket': (text) => ({
    ...base,
    dimensions: [{ field: 'count', bucket: { [text]: [1] } }],
  }),
  'the end of a range': (text) => ({
    ...base,
    dimensions: [{ field: 'price', bucket: { ranges: [text] } }],
  }),
  'a day that ends a range': (text) => ({
    ...base,
    dimensions: [{ field: 'made_on', bucket: { ranges: [['2026-01-01', text]] } }],
  }),
  'the name of a dimension': (text) => ({ ...base, dimensions: [{ field: 'name', as: text }] }),
  'a function': (text) => ({ ...base, measures: [{ fn: text, field: 'count' }] }),
  'the field of a measure': (text) => ({
    ...base,
    measures: [{ fn: 'count_distinct', field: text }],
  }),
  'the name of a measure': (text) => ({
    ...base,
    measures: [{ fn: 'sum', field: 'price', as: text }],
  }),
  'a key of a measure': (text) => ({ ...base, measures: [{ fn: 'count', [text]: 'name' }] }),
  'a value of the filter': (text) => ({ ...base, filter: ['name', 'contains', text] }),
  'a path of the filter': (text) => ({ ...base, filter: [text, 'eq', 1] }),
  'an answer to a parameter': (text) => ({
    ...base,
    parameters: [{ key: 'who' }],
    values: { who: text },
    filter: ['name', 'eq', { parameter: 'who' }],
  }),
  'the key of a parameter': (text) => ({
    ...base,
    parameters: [{ key: text, default: 'a' }],
    filter: ['name', 'eq', { parameter: text }],
  }),
  'a key of the condition': (text) => ({ ...base, having: [text, 'eq', 1] }),
  'an operator of the condition': (text) => ({ ...base, having: ['count', text, 1] }),
  'a value of the condition': (text) => ({ ...base, having: ['count', 'gt', text] }),
  'a word of the condition': (text) => ({ ...base, having: { [text]: [] } }),
  'the order': (text) => ({ ...base, sort: text }),
  'a word of the order': (text) => ({ ...base, sort: ['count', `-${text}`] }),
  'the order of a plain table': (text) => ({
    source: 'probe.thing',
    columns: ['name'],
    sort: [text],
  }),
  'the pivot': (text) => ({ ...base, pivot: { field: text } }),
  'the limit': (text) => ({ ...base, limit: text }),
  'whether the others are shown': (text) => ({ ...base, limit: 1, others: text }),
  'whether archived ones count': (text) => ({ ...base, archived: text }),
  'the name of a computed column': (text) => ({ ...base, computed: [{ key: text, formula: '1' }] }),
  'the heading of a computed column': (text) => ({
    ...base,
    computed: [{ key: 'a', label: text, formula: '1' }],
  }),
  'a formula': (text) => ({ ...base, computed: [{ key: 'a', formula: text }] }),
  'a text within a formula': (text) => ({
    ...base,
    computed: [{ key: 'a', formula: `colour == ${JSON.stringify(text)}` }],
  }),
  'a field of a formula': (text) => ({
    ...base,
    computed: [{ key: 'a', formula: `count + ${text}` }],
  }),
  'a field of a formula on records': (text) => ({
    source: 'probe.thing',
    columns: ['name'],
    computed: [{ key: 'a', formula: `place.${text}` }],
  }),
  'a key of a computed column': (text) => ({
    ...base,
    computed: [{ key: 'a', formula: '1', [text]: 1 }],
  }),
  'a condition on a computed column': (text) => ({
    ...base,
    computed: [{ key: 'a', formula: 'upper(colour)' }],
    having: ['a', 'eq', text],
  }),
  'the currency to convert to': (text) => ({ ...measured, conversion: { to: text } }),
  'the day of a conversion': (text) => ({ ...measured, conversion: { to: 'EUR', on: text } }),
  'the currency of a rate': (text) => ({
    ...measured,
    conversion: { to: 'EUR', rates: { [text]: '1' } },
  }),
  'a rate': (text) => ({ ...measured, conversion: { to: 'EUR', rates: { JPY: text } } }),
  'the heading of a dimension': (text) => ({
    ...base,
    dimensions: [{ field: 'colour', label: text }],
  }),
  'the heading of a measure': (text) => ({ ...base, measures: [{ fn: 'count', label: text }] }),
  'the end of a range across the top': (text) => ({
    ...base,
    pivot: { field: 'count', bucket: { ranges: [text] } },
  }),
  'the most values across the top': (text) => ({
    ...base,
    pivot: { field: 'colour', limit: text },
  }),
  'an answer to a parameter within a list': (text) => ({
    ...base,
    parameters: [{ key: 'who', label: text }],
    values: { who: [text, text] },
    filter: ['name', 'in', { parameter: 'who' }],
  }),
  'a custom field': (text) => ({ ...base, dimensions: [`custom.${text}`] }),
  'a field of an extension': (text) => ({
    ...base,
    measures: [{ fn: 'count', field: `guest.${text}` }],
  }),
  'the whole query': (text) => text,
}
