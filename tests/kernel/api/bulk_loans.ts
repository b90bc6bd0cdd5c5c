import type { World } from 'kontor/testing'

/** So many loans of one borrower, "out 1", "out 2" …; answers their ids. */
export async function loans(world: World, count: number, state = 'out') {
  const borrower = await world.create('contacts.party', { name: 'Bolt' })
  const ids: number[] = []
  for (let at = 1; at <= count; at++) {
    const values = {
      borrower_id: borrower.id,
      number: `${state} ${at}`,
      state,
      due_on: '2026-12-01',
    }
    ids.push((await world.create('sample.loan', values)).id)
  }
  return ids
}

/** Of each record, what became of it. */
export const statuses = (body: { data: { id: number; status: number }[] }) =>
  body.data.map((one) => one.status)
