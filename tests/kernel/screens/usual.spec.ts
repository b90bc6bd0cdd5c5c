import { test } from 'kontor/testing'
import { people, Visitor } from '#tests/kernel/accounts/visitor'

test.group('What is usual', () => {
  test('stands in the form of a new record: the first that matches, unless the link says another', async ({
    world,
    assert,
  }) => {
    await people(world)
    await world.enable('guest')
    const loan = (state: string, more: object = {}) =>
      world.create('sample.loan', { state, ...more })
    const draft = await loan('draft')
    await loan('out', { archived_at: '2026-01-01T00:00:00.000Z' })
    const ada = new Visitor()
    await ada.signIn()
    const loanOf = async (query = '') => {
      const { body } = await ada.get(`/guest/visits/new${query}`)
      return body.props.defaults
    }
    assert.notProperty(await loanOf(), 'loan_id')
    const out = await loan('out')
    await loan('out')
    const { loan_id: id, loan: shown } = await loanOf()
    assert.deepEqual([id, shown.id], [out.id, out.id])
    assert.isString(shown.label)
    assert.equal((await loanOf(`?loan_id=${draft.id}`)).loan_id, draft.id)
  })
})
