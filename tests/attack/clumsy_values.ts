import type { FieldKind } from '#kernel/records/fields/kinds'

const DEEP = Array.from({ length: 40 }).reduce<unknown>((inner) => ({ a: inner }), 1)
const LISTS: unknown[] = [[], [[]], ['1'], {}, { id: 1 }, { toString: 'x' }]
const NO_NUMBERS: unknown[] = [
  ...LISTS,
  'NaN',
  'Infinity',
  '-Infinity',
  '1e5',
  '0x10',
  '١٢',
  '--1',
  '1.2.3',
  '😀',
  '\u202e12',
  '9'.repeat(60),
  true,
]
const NO_DAYS: unknown[] = [
  ...LISTS,
  'NaN',
  '0000-00-00',
  '2026-02-30',
  '2026-13-01',
  '10000-01-01',
  '2026-1-1',
  '01.02.2026',
  '🗓',
  20_260_101,
  true,
]
const NO_TEXTS: unknown[] = [...LISTS, 'a\u0000b', 'x'.repeat(300_000), '\ud800']

/** What no field of a kind may take, whatever else it allows. */
const NEVER: Partial<Record<FieldKind, unknown[]>> = {
  text: NO_TEXTS,
  long_text: NO_TEXTS,
  email: [...NO_TEXTS, 'a@b', 'a@b.c\r\nBcc: x@y.example', '😀'],
  integer: [...NO_NUMBERS, 1.5, '1.5'],
  money: NO_NUMBERS,
  quantity: NO_NUMBERS,
  price: NO_NUMBERS,
  percent: NO_NUMBERS,
  boolean: [...LISTS, 'yes', 'NaN', 2, '😀'],
  date: NO_DAYS,
  datetime: [...NO_DAYS, '2026-11-22T25:00:00Z'],
  choice: [...LISTS, 'ZZZ', '__proto__', 'constructor', 'NaN', 5, '😀', 'x'.repeat(5_000)],
  reference: [...LISTS, 'NaN', 0, -1, 1.5, 999_999_999, '9'.repeat(30), '😀', true],
  tags: [{}, { id: 1 }, 'a', [{}], [['a']], ['\u0000'], 5],
  lines: ['x', 5, true, {}, [1], [null], [[]], ['x'], [{ id: 999_999_999 }], [{ no_such: 1 }]],
}

const SUMS = [
  '99999999',
  '0',
  '-1',
  '0.005',
  '-0',
  '999999999999999',
  '-999999999999999',
  '0.000001',
  0,
  1.1,
]
const WORDS = [
  '',
  ' ',
  'ё'.repeat(200),
  '😀👩‍👩‍👧‍👦',
  '\u202eكتاب\u202c',
  "'; DROP TABLE x;--",
  '{name}',
  '=1+1',
]

/** What a clumsy hand may type: taken or refused, but never half, and never a failure of ours. */
const ODD: Partial<Record<FieldKind, unknown[]>> = {
  text: WORDS,
  long_text: WORDS,
  integer: [0, -1, 1, '1', 2_147_483_648, 9_007_199_254_740_993],
  money: SUMS,
  quantity: SUMS,
  price: SUMS,
  percent: ['-100', '100', '1000', '0.000001', '33.333333'],
  boolean: [true, false, 0, 1, 'true'],
  date: ['0000-01-01', '0001-01-01', '1899-12-31', '2026-03-15', '2099-12-31', '9999-12-31'],
  datetime: ['0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z'],
  choice: ['USD', 'XAU', 'JPY', 'BHD', 'EUR', ''],
  tags: [[], ['a'], Array.from({ length: 1_000 }, () => 'a')],
  json: [
    ...LISTS,
    DEEP,
    'x',
    5,
    true,
    [null],
    [-1],
    [1, 1],
    ['NaN'],
    [{ id: 1 }],
    [1e308, 0.5],
    [{ denomination: 'NaN', pieces: 'NaN' }],
    [{ denomination: '5.00', pieces: -1 }],
    [{ denomination: '5.00', pieces: 1e15 }],
    [{ key: 'x', kind: 'sum', accounts: [null] }],
    Array.from({ length: 10_000 }, (_, at) => at),
  ],
}

export interface ClumsyValue {
  value: unknown
  mustRefuse: boolean
}

/** What a field of a kind is given, besides nothing at all. */
export function clumsyValues(kind: FieldKind): ClumsyValue[] {
  return [
    ...(NEVER[kind] ?? []).map((value) => ({ value, mustRefuse: true })),
    ...(ODD[kind] ?? []).map((value) => ({ value, mustRefuse: false })),
  ]
}
