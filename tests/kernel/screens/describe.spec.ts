import { test } from 'kontor/testing'
import { registry } from '#kernel/plugins/registry'
import { describe } from '#kernel/records/screens/describe'

test.group('What the browser is told of a model', () => {
  test('names fields and columns the caller may read, and no other', async ({ world, assert }) => {
    await world.enable('sample')
    const loan = registry.model('sample.loan')
    const clerk = describe(await world.as('sample.clerk').context(), loan)
    const manager = describe(await world.as('sample.manager').context(), loan)
    assert.isFalse(clerk.fields.some((field) => field.key === 'remark'))
    assert.isFalse(clerk.form.some((section) => section.fields.includes('remark')))
    assert.isTrue(manager.fields.some((field) => field.key === 'remark'))
  })

  test('offers only verbs and operations the caller may use', async ({ world, assert }) => {
    await world.enable('sample')
    const loan = registry.model('sample.loan')
    const auditor = describe(await world.as('sample.auditor').context(), loan)
    const clerk = describe(await world.as('sample.clerk').context(), loan)
    assert.deepEqual(auditor.verbs, ['export'])
    assert.deepEqual(auditor.operations, [])
    assert.sameMembers(clerk.verbs, ['create', 'update'])
    assert.sameMembers(
      clerk.operations.map((one) => one.verb),
      ['lend', 'return']
    )
  })

  test('shows a field the caller may not set as one that is only read', async ({
    world,
    assert,
  }) => {
    await world.enable('sample')
    const auditor = describe(
      await world.as('sample.auditor').context(),
      registry.model('sample.loan')
    )
    assert.isTrue(auditor.fields.every((field) => field.readonly && !field.creatable))
  })

  test('names no address for a reference whose records the caller may not read', async ({
    world,
    assert,
  }) => {
    await world.enable('sample')
    const clerk = describe(await world.as('sample.clerk').context(), registry.model('sample.loan'))
    const borrower = clerk.fields.find((field) => field.key === 'borrower_id')
    assert.isNull(borrower?.reference?.path)
  })
})
