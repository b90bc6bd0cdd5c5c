import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importPreview, test } from 'kontor/testing'

const HEADERS = [
  'parent',
  'parent_code',
  'Parent Account',
  'ParentCode',
  'parent_account_number',
  'Konto nadrzędne',
  'Батьківський рахунок',
  'Рахунок вищого рівня',
  'Übergeordnetes Konto',
  'Compte parent',
]

test.group('A column of the account above, in a file of accounts', (group) => {
  let folder: string
  group.each.setup(() => {
    folder = mkdtempSync(join(tmpdir(), 'kontor-parents-'))
    return () => rmSync(folder, { recursive: true })
  })

  test('"{$self}" is proposed as such, looked up by the code')
    .with(HEADERS)
    .run(async ({ world, assert }, header) => {
      const ctx = await world.context({ plugins: ['accounting'] })
      const path = join(folder, 'accounts.csv')
      writeFileSync(path, `code,name,type,${header}\n81,Cars,,\n811,Vans,fixed_asset,81\n`)
      const { suggestion } = await importPreview(ctx, 'accounting.account', path)
      assert.deepEqual(suggestion.columns[header], { field: 'parent_id', lookup: 'code' })
      assert.equal(suggestion.columns.code.field, 'code')
    })

  test('one of keys is looked up by the key of the file, wherever the parents stand', async ({
    world,
    assert,
  }) => {
    const ctx = await world.context({ plugins: ['accounting'] })
    const path = join(folder, 'accounts.csv')
    writeFileSync(path, 'ID,code,name,Parent ID\na1,81,Cars,\na2,811,Vans,a1\n')
    const { suggestion } = await importPreview(ctx, 'accounting.account', path)
    assert.deepEqual(suggestion.columns['Parent ID'], {
      field: 'parent_id',
      lookup: suggestion.columns.ID.field,
    })
    writeFileSync(path, 'code,name,parent_code,Transparent\n811,Vans,99,yes\n')
    const { suggestion: other } = await importPreview(ctx, 'accounting.account', path)
    assert.deepEqual(other.columns.parent_code, { field: 'parent_id', lookup: 'code' })
    assert.notProperty(other.columns, 'Transparent')
  })
})
