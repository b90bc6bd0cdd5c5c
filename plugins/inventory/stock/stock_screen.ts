import { type Context, type FilterNode, Refusal } from 'kontor/plugin'
import { mayMove } from './may_move.js'
import { asOf, type LevelRow } from './on_hand.js'

const DAY = /^\d{4}-\d{2}-\d{2}$/

const UNIT = 'product.unit.symbol'

/**
 * The stock of every storage by product, now or at the end of a day (`on`), a page at a time. Places that hold nothing
 * of a product are left out unless asked for (`zero`).
 */
export async function stockScreen(ctx: Context, query: Record<string, unknown>) {
  const on = dayOf(query.on) ?? ctx.today
  const zero = query.zero === 'true'
  const isNow = on >= ctx.today
  const filter: FilterNode[] = [['location.kind', 'eq', 'storage']]
  // On an earlier day a place that is empty now may have held something.
  if (isNow && !zero) filter.push(['quantity', 'ne', '0'])
  const page = await ctx.list('inventory.stock_level', {
    filter,
    q: text(query.q),
    fields: ['id', 'product_id', 'location_id', 'quantity', ...unitOf(ctx)],
    include: 'product,location',
    sort: 'product.name,location.name',
    after: text(query.after),
    limit: '100',
  })
  const levels = await asOf(ctx, page.data as unknown as LevelRow[], on)
  const shown = zero || isNow ? levels : levels.filter((one) => one.quantity !== '0')
  const rows = shown.map((row) => ({ ...row, unit: (row as { [UNIT]?: string })[UNIT] ?? null }))
  return {
    on,
    today: ctx.today,
    q: text(query.q) ?? '',
    zero,
    rows,
    next: page.next,
    may: mayMove(ctx),
  }
}

/** Who may not read units sees quantities without them. */
function unitOf(ctx: Context) {
  const may = ['catalogue.product', 'catalogue.unit'].every((one) => ctx.access.allows(one, 'read'))
  return may ? [UNIT] : []
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
