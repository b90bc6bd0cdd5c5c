import { test } from 'kontor/testing'
import Account from '../../models/account.js'
import { Books, refused } from '../ledger/books.js'

test.group('Accounts that hold something', () => {
  test('keep their type and currency once posted, and are neither deleted nor archived', async ({
    world,
    assert,
  }) => {
    const books = await Books.of(world)
    await books.rent('25.00')
    const manager = world.as('accounting.manager')
    const till = books.account('91000')
    const change = (verb: string, input = {}) =>
      refused(() => manager.run(`accounting.account.${verb}`, till, input))
    assert.equal((await change('update', { type: 'equity' })).code, 'E_ACCOUNT_POSTED')
    assert.equal((await change('update', { currency: 'USD' })).code, 'E_ACCOUNT_POSTED')
    assert.equal((await change('update', { is_group: true })).code, 'E_ACCOUNT_POSTED')
    assert.equal((await change('delete')).code, 'E_ACCOUNT_POSTED')
    assert.equal((await change('archive')).code, 'E_ACCOUNT_BALANCE')
    assert.equal((await change('update', { name: 'Front till', type: 'bank' })).code, 'nothing')
  })

  test('a group is archived after what is in it', async ({ world, assert }) => {
    const ctx = await world.context({ plugins: ['accounting'] })
    const group = (await Account.findBy(ctx, ['code', 'eq', '19']))!
    const manager = world.as('accounting.manager')
    const archive = (id: number) => refused(() => manager.run('accounting.account.archive', id))
    assert.equal((await archive(group.id)).code, 'E_ACCOUNT_CHILDREN')
    for (const child of await Account.where(ctx, ['parent_id', 'eq', group.id])) {
      assert.equal((await archive(child.id)).code, 'nothing')
    }
    assert.equal((await archive(group.id)).code, 'nothing')
  })

  test('a group that holds accounts, even archived ones, stays a group', async ({
    world,
    assert,
  }) => {
    const ctx = await world.context({ plugins: ['accounting'] })
    const group = (await Account.findBy(ctx, ['code', 'eq', '19']))!
    const manager = world.as('accounting.manager')
    const open = () =>
      refused(() => manager.run('accounting.account.update', group.id, { is_group: false }))
    assert.deepEqual(await open(), { code: 'E_ACCOUNT_CHILDREN', params: { label: group.label } })
    for (const { id } of await Account.where(ctx, ['parent_id', 'eq', group.id])) {
      await manager.run('accounting.account.archive', id)
      assert.equal((await open()).code, 'E_ACCOUNT_CHILDREN')
    }
    assert.isTrue((await Account.findBy(ctx, ['code', 'eq', '19']))!.isGroup)
  })

  test('an account that would stand beneath itself is refused by its name', async ({
    world,
    assert,
  }) => {
    const ctx = await world.context({ plugins: ['accounting'] })
    const [above, below] = await Promise.all(
      ['1', '10'].map((code) => Account.findBy(ctx, ['code', 'eq', code]))
    )
    const manager = world.as('accounting.manager')
    const answer = await refused(() =>
      manager.run('accounting.account.update', above!, { parent_id: below!.id })
    )
    assert.deepEqual(answer, { code: 'E_CIRCLE', params: { name: above!.label } })
  })
})
