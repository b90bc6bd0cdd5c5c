import { test } from '@japa/runner'
import { readTable } from '#tests/screens/read_table'
import { addressesOf } from '../../screens/addresses.mjs'

test.group('The addresses pictures are taken of', () => {
  test('are screens of plugins, and not what they answer with a file', ({ assert }) => {
    const table = readTable()
    assert.includeMembers(table.patterns, table.files)
    assert.includeMembers(table.files, ['/accounting/invoice-pdf', '/accounting/tax-return-file'])
    const paths = addressesOf(table, () => 1).map(({ path }) => path)
    assert.deepEqual(
      paths.filter((path) => table.files.includes(path)),
      []
    )
    assert.includeMembers(paths, ['/accounting/tax-return', '/accounting/books-export'])
  })
})
