import { test } from 'kontor/testing'
import { accountTreeScreen } from '../../charts/account_tree.js'
import { shownRows } from '../../screens/account_rows.js'
import { Books } from '../ledger/books.js'

test.group('The tree of accounts', () => {
  test('shows what stands on each account, headings with the sum of what is beneath them', async ({
    world,
    assert,
  }) => {
    const books = await Books.of(world)
    const manager = world.as('accounting.manager')
    const parent = await manager.run<{ id: number }>('accounting.account.create', null, {
      code: '90000',
      name: 'Money',
      type: 'cash',
      is_group: true,
    })
    for (const code of ['91000', '91100']) {
      await manager.run('accounting.account.update', books.account(code), { parent_id: parent.id })
    }
    await books.rent('25.00')
    const { rows } = await accountTreeScreen(await manager.context())
    const row = (id: number) => rows.find((one) => one.id === id)!
    assert.include(row(parent.id), { depth: 0, balance: '-25.00' })
    assert.include(row(books.account('91000')), { depth: 1, balance: '-25.00' })
    assert.include(row(books.account('95000')), { balance: '25.00' })
    const found = shownRows(rows, new Set([parent.id]), 'giro').map((one) => one.label)
    assert.deepEqual(found, ['90000 Money', '91100 Giro'])
    const open = shownRows(rows, new Set([parent.id]), '')
    assert.notInclude(
      open.map((one) => one.label),
      '91100 Giro'
    )
  })
})
