import type { RecordModel } from 'kontor/plugin'
import type { World } from 'kontor/testing'
import AdvanceRequest from '../../models/advance_request.js'

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
