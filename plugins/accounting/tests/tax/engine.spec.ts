import { test } from 'kontor/testing'
import vectors from '../vectors/taxes.json' with { type: 'json' }
import { totalsOf, type WrittenDocument } from './documents.js'

type Vector = WrittenDocument & { name: string; is: object }

const VECTORS = vectors as unknown as Vector[]
const isRounded = ({ rounding, cash, name }: Vector) =>
  rounding !== undefined || cash !== undefined || name.includes('EN 16931')

test.group('Taxes of a document', () => {
  test('in the price, on top, compound, fixed, by division, withheld or reversed: {name}')
    .with(VECTORS.filter((one) => !isRounded(one)))
    .run(({ assert }, { is, ...written }) => {
      assert.containSubset(totalsOf(written), is)
    })

  test('rounded by line, by document or to the smallest coin: {name}')
    .with(VECTORS.filter(isRounded))
    .run(({ assert }, { is, ...written }) => {
      assert.containSubset(totalsOf(written), is)
    })
})
