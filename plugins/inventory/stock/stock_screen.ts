import { type Context, Refusal } from 'kontor/plugin'
import { mayMove } from './may_move.js'
import { asOf, type LevelRow } from './on_hand.js'

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** The stock of every storage, now or at the end of a day (`on`), a page at a time. */
export async function stockScreen(ctx: Context, query: Record<string, unknown>) {
  const on = dayOf(query.on) ?? ctx.today
  const page = await ctx.list('inventory.stock_level', {
    filter: JSON.stringify(['location.kind', 'eq', 'storage']),
    q: text(query.q),
    include: 'product,location',
    sort: 'id',
    after: text(query.after),
    limit: '100',
  })
  const rows = await asOf(ctx, page.data as unknown as LevelRow[], on)
  return { on, today: ctx.today, q: text(query.q) ?? '', rows, next: page.next, may: mayMove(ctx) }
}

function text(value: unknown) {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function dayOf(value: unknown) {
  const day = text(value)
  if (day && (!DAY.test(day) || Number.isNaN(Date.parse(day)))) {
    throw Refusal.input([{ field: 'on', code: 'E_DATE' }])
  }
  return day
}
