import { test } from 'kontor/testing'
import { type Sealed, type SealedLine, type SealedMark, sealOf } from '../../ledger/seal.js'

const line: SealedLine = {
  accountId: 1,
  partyId: 2,
  amount: '119.00',
  foreignCurrency: 'USD',
  foreignAmount: '130.00',
  textDigest: 'abc',
}
const mark: SealedMark = {
  taxId: 1,
  partId: 2,
  boxId: 3,
  of: 'base',
  amount: '100.00',
  onDate: '2026-03-10',
}
const entry: Sealed = {
  number: 'SAL/2026/00001',
  onDate: '2026-03-10',
  lines: [line],
  marks: [mark],
}

const OTHERS: { what: string; other: Sealed }[] = [
  { what: 'its number', other: { ...entry, number: 'SAL/2026/00002' } },
  { what: 'its day', other: { ...entry, onDate: '2026-03-11' } },
  { what: 'the account of a line', other: withLine({ accountId: 9 }) },
  { what: 'the party of a line', other: withLine({ partyId: null }) },
  { what: 'the amount of a line', other: withLine({ amount: '-119.00' }) },
  { what: 'the currency of a line', other: withLine({ foreignCurrency: 'CAD' }) },
  { what: 'the foreign amount of a line', other: withLine({ foreignAmount: '131.00' }) },
  { what: 'the text of a line', other: withLine({ textDigest: null }) },
  { what: 'a line more', other: { ...entry, lines: [line, line] } },
  { what: 'the tax of a mark', other: withMark({ taxId: 9 }) },
  { what: 'the part of a mark', other: withMark({ partId: 9 }) },
  { what: 'the box of a mark', other: withMark({ boxId: null }) },
  { what: 'what a mark counts', other: withMark({ of: 'tax' }) },
  { what: 'the amount of a mark', other: withMark({ amount: '100.01' }) },
  { what: 'the day of a mark', other: withMark({ onDate: '2026-04-01' }) },
  { what: 'a mark less', other: { ...entry, marks: [] } },
]

function withLine(change: Partial<SealedLine>): Sealed {
  return { ...entry, lines: [{ ...line, ...change }] }
}

function withMark(change: Partial<SealedMark>): Sealed {
  return { ...entry, marks: [{ ...mark, ...change }] }
}

test.group('The seal of an entry', () => {
  test('covers {what}')
    .with(OTHERS)
    .run(({ assert }, { other }) => {
      assert.notEqual(sealOf('1:before', other), sealOf('1:before', entry))
    })

  test('covers the seal before it, and is the same for the same', ({ assert }) => {
    assert.notEqual(sealOf('1:another', entry), sealOf('1:before', entry))
    assert.equal(sealOf('1:before', structuredClone(entry)), sealOf('1:before', entry))
  })
})
