import type { FieldKind } from '#kernel/records/fields/kinds'
import { HOSTILE } from '#tests/kernel/query/hostile_strings'

export { HOSTILE }

/** Stands in hostile texts that go into queries: it may turn up in bindings, never in a statement. */
export const CANARY = 'zqxjv'

const WRONG_SHAPES: unknown[] = [
  null,
  '',
  ' ',
  true,
  0,
  -1,
  1.5,
  1e308,
  9_007_199_254_740_993,
  [],
  [[]],
  {},
  { $gt: '' },
  { toString: 'x' },
  ['a', 'b'],
  [null],
  'null',
  '\u0000',
  '\ud800',
  'x'.repeat(5_000),
  'К'.repeat(300),
  '𝒳'.repeat(256),
]

const BY_KIND: Partial<Record<FieldKind, unknown[]>> = {
  integer: ['1e3', '0x10', '9'.repeat(40), '-9000000000000001', Number.MAX_SAFE_INTEGER, '١٢'],
  reference: [999_999_999, -5, '1', [1], { id: 1 }, Number.MAX_SAFE_INTEGER],
  money: ['1,5', '1.005', '-0', '+1', '9'.repeat(30), '1e5', 0.1, 'NaN', '0.1.1', ' 1 '],
  quantity: ['1.0000001', '9000000000.000001', '1e-7', 'Infinity', '١', '-9999999999999'],
  price: ['1.0000001', '-1', 'NaN', '9'.repeat(30)],
  percent: ['1000000', '-100', '%', '12,5'],
  date: ['2026-02-30', '0000-00-00', '9999-12-31', '10000-01-01', '2026-1-1', '2026-11-22T00:00'],
  datetime: ['2026-11-22', '2026-02-30T00:00:00Z', '9999-12-31T23:59:59.999+14:00', '@0', 'now'],
  choice: ['DRAFT', 'draft ', 'posted', 'EUR\u0000', '__proto__', 'constructor'],
  tags: [['a'.repeat(61)], Array.from({ length: 101 }, () => 'a'), [{}], ['\u0000']],
  email: [
    'a@b',
    'a@b.c\r\nBcc: x@y.example',
    '"a b"@c.example',
    'a@b.example>',
    '@',
    'a@@b.example',
  ],
  phone: ['+', '+49 30 1234567890123456789', '1;ext=2', '() - - -'],
  url: ['javascript:alert(1)', 'data:text/html,x', 'http://a:b@c.example', '//x', 'http://[::1]/'],
  json: [{ __proto__: 1 }, { constructor: 1 }, deep(60), Array.from({ length: 60_000 }, () => 1)],
  lines: ['x', [1], [null], [[]], [{ id: 999_999 }], [{ id: 1, _delete: true }], [{ no_such: 1 }]],
}

/** What a field of a kind shall bear: its own traps, wrong shapes, and every naughty string. */
export function valuesFor(kind: FieldKind): unknown[] {
  return [...(BY_KIND[kind] ?? []), ...WRONG_SHAPES, ...HOSTILE]
}

/** Names no body may set: what the kernel keeps, what objects inherit, what other frameworks trust. */
export const FORBIDDEN_NAMES = [
  'is_admin',
  'isAdmin',
  'role_id',
  'roles[]',
  'company_id',
  'companyId',
  'created_by',
  'created_at',
  'updated_by',
  'archived_at',
  'posted_at',
  'security_epoch',
  'password',
  'password_hash',
  'secret_hash',
  'owner_plugin',
  'custom',
  '_method',
  '_csrf',
  '$attributes',
  '$set',
  'toString',
  'hasOwnProperty',
  'constructor',
  'prototype',
  'constructor.prototype',
]

function deep(levels: number): unknown {
  return levels === 0 ? 1 : { a: deep(levels - 1) }
}
