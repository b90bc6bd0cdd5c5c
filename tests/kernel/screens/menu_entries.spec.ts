import { test } from 'kontor/testing'
import { menuOf } from '#kernel/http/menu'
import { isEntry, isWithin } from '../../../resources/admin/shell/is_within.js'

const OPEN = `/accounting/open-items?${new URLSearchParams({ filter: '[["is_open","eq",true]]' })}`

test.group('Entries of the menu', () => {
  test('a list declared with a filter opens with it', async ({ world, assert }) => {
    await world.enable('accounting')
    const items = menuOf(await world.context()).flatMap((group) => group.items)
    assert.include(
      items.map((one) => one.href),
      OPEN
    )
  })

  test('one is current on its screen and below it', ({ assert }) => {
    assert.isTrue(isEntry('/accounting/entries?q=a', '/accounting/entries'))
    assert.isTrue(isEntry('/accounting/entries/3', '/accounting/entries'))
    assert.isFalse(isEntry('/accounting/entries/3', '/accounting/entries', true))
    assert.isFalse(isEntry('/accounting/entries-of-old', '/accounting/entries'))
  })

  test('one with a filter is current only while the list is filtered so', ({ assert }) => {
    assert.isTrue(isEntry(`${OPEN}&sort=due_on`, OPEN))
    assert.isFalse(isEntry('/accounting/open-items', OPEN))
    assert.isTrue(isWithin('/accounting/open-items/3', OPEN))
  })
})
