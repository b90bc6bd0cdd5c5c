import { test } from 'kontor/testing'
import { findReport } from '#kernel/reports/saved/find_report'
import { role, give, refusalOf, samWith } from '#tests/kernel/access/people'
import { lay, reporterSam } from '#tests/kernel/reports/saved/reports'

const seen = async (ctx: Parameters<typeof findReport>[0], id: number) =>
  findReport(ctx, id).then(
    () => true,
    (error) => {
      if (error.status === 404) return false
      throw error
    }
  )

test.group('A saved report is seen', () => {
  test('by its owner, and by the users, the role or the company it is shared with', async ({
    world,
    assert,
  }) => {
    const ada = await world.as('ada').context()
    const { sam, reporter } = await reporterSam(world)
    const mine = await lay(ada)
    assert.isTrue(await seen(ada, mine.id))
    assert.isFalse(await seen(sam, mine.id))
    for (const sharing of [
      { sharedWith: 'user', userIds: [sam.user.id] },
      { sharedWith: 'user', userIds: [9_999, sam.user.id, 8_888] },
      { sharedWith: 'role', roleId: reporter.id },
      { sharedWith: 'company' },
    ] as const) {
      const { id } = await lay(ada, { ...sharing, userIds: [...(sharing.userIds ?? [])] })
      assert.isTrue(await seen(sam, id), JSON.stringify(sharing))
      assert.isTrue(await seen(ada, id), JSON.stringify(sharing))
    }
  })

  test('not by users and roles it was not shared with', async ({ world, assert }) => {
    const ada = await world.as('ada').context()
    const { sam } = await reporterSam(world)
    const other = await role(world, 'Other', [])
    for (const sharing of [
      { sharedWith: 'user', userIds: [Number(`${sam.user.id}0`), Number(`1${sam.user.id}`)] },
      { sharedWith: 'role', roleId: other.id },
      { sharedWith: 'private', userIds: [sam.user.id] },
    ] as const) {
      const { id } = await lay(ada, { ...sharing, userIds: [...(sharing.userIds ?? [])] })
      assert.isFalse(await seen(sam, id), JSON.stringify(sharing))
    }
  })

  test('only by whoever may report on its source, but always by its owner', async ({
    world,
    assert,
  }) => {
    const ada = await world.as('ada').context()
    const sam = await samWith(world, { operations: ['read'] })
    const { id } = await lay(ada, { sharedWith: 'company' })
    assert.isFalse(await seen(sam, id))
    const own = await lay(sam)
    assert.isTrue(await seen(sam, own.id))
    const reporting = await give(
      world,
      'sam',
      await role(world, 'Reporter', [{ operations: ['report'] }])
    )
    assert.isTrue(await seen(reporting, id))
  })

  test('in its own company alone', async ({ world, assert }) => {
    const { id } = await lay(await world.as('ada').context(), { sharedWith: 'company' })
    const elsewhere = await world.as('ada').context('globex')
    assert.equal((await refusalOf(findReport(elsewhere, id))).status, 404)
  })
})
