import { test } from 'kontor/testing'
import { totalsOf, type WrittenDocument } from './documents.js'
import vectors from '../vectors/taxes.json' with { type: 'json' }

test.group('Taxes of a document', () => {
  test('{name}')
    .with(vectors as unknown as (WrittenDocument & { name: string; is: object })[])
    .run(({ assert }, { is, ...written }) => {
      assert.containSubset(totalsOf(written), is)
    })
})
