import type { RecordModel } from 'kontor/plugin'
import type { World } from 'kontor/testing'
import { requestsAgree } from '../../advances/requests/invariants.js'
import { journalOf } from '../../ledger/journal_of.js'
import AdvanceRequest from '../../models/advance_request.js'
import { booksIn } from './kit.js'

type Row = Record<string, unknown>

/** A draft request made by a clerk. */
export async function requestDraft(world: World, values: Row, lines: Row[]) {
  const { id } = await world
    .as('accounting.clerk')
    .run<RecordModel>('accounting.advance_request.create', null, {
      on_date: '2026-03-10',
      due_on: '2026-03-24',
      lines,
      ...values,
    })
  return storedRequest(world, id)
}

/** A request as it is stored now. */
export async function storedRequest(world: World, id: number) {
  return AdvanceRequest.findOrFail(await world.context(), id)
}

/** One that the clerk has issued. */
export async function issued(world: World, values: Row, lines: Row[]) {
  const made = await requestDraft(world, values, lines)
  await world.as('accounting.clerk').run('accounting.advance_request.issue', made)
  return storedRequest(world, made.id)
}

/** The id of a tax by its code. */
export async function taxOf(world: World, code: string) {
  const ctx = await world.context()
  const { data } = await ctx.list('accounting.tax', { filter: ['code', 'eq', code] })
  return Number(data[0].id)
}

/** A request of 3,000 at 19 % and 60 at 7 % before a kitchen of 10,000 and books of 60 are delivered. */
export async function kitchen(world: World) {
  const books = await booksIn(world, 'DE')
  const request = await issued(world, { party_id: books.oak }, [
    { text: 'Kitchen', price: '10000', share: '30', tax_id: await books.tax('U19') },
    { text: 'Books', price: '60', tax_id: await books.tax('U7') },
  ])
  const clerk = world.as('accounting.clerk')
  const bank = (await journalOf(books.ctx, 'bank')).id
  return {
    ...books,
    request,
    clerk,
    state: async () => {
      const { state, paid, used, open } = await storedRequest(world, request.id)
      return [state, String(paid), String(used), String(open)]
    },
    receive: async (amount?: string, onDate = '2026-03-20') =>
      clerk.run<{ id: number }>(
        'accounting.advance_request.receive',
        await storedRequest(world, request.id),
        { journal_id: bank, on_date: onDate, amount: amount ?? null }
      ),
    finalInvoice: async () => {
      const { id } = await clerk.run<{ id: number }>(
        'accounting.advance_request.invoice',
        await storedRequest(world, request.id),
        { on_date: '2026-05-10' }
      )
      return id
    },
    agree: async () => requestsAgree.check(await world.context()),
  }
}
