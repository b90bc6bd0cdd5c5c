import { type Context, type Demo, demoRecords, type RecordModel } from 'kontor/plugin'

const DAYS_BACK = 60
const MOST_PRODUCTS = 200

/** Opening stock, then some weeks of receipts and deliveries of the demo's products. */
const demo: Demo = {
  async load(ctx, { volume }) {
    const made = await demoRecords(ctx, 'catalogue.product')
    const { data: goods } = await ctx.list('catalogue.product', {
      filter: [['kind', 'eq', 'goods'], ['id', 'in', made.slice(0, MOST_PRODUCTS)]],
      sort: 'id',
      limit: '200',
    })
    if (goods.length === 0) return
    const ids = goods.map((one) => Number(one.id))
    await post(ctx, 'count', DAYS_BACK, ids.map((product_id, index) => ({ product_id, quantity: 20 + ((index * 37) % 180) })))
    const rounds = Math.max(6, Math.min(200, Math.round(volume / 20)))
    for (let round = 0; round < rounds; round++) {
      const back = Math.max(1, DAYS_BACK - 1 - Math.floor((round * DAYS_BACK) / rounds))
      const product_id = ids[(round * 7) % ids.length]
      if (round % 2 === 0) await post(ctx, 'receive', back, [{ product_id, quantity: 10 + (round % 5) }])
      else await post(ctx, 'deliver', back, [{ product_id: ids[((round - 1) * 7) % ids.length], quantity: 1 + (round % 4) }])
    }
    await draft(ctx, 'receive', 0, [{ product_id: ids[0], quantity: 24 }])
    await draft(ctx, 'deliver', 0, [{ product_id: ids[0], quantity: 5 }])
  },
}
export default demo

type Line = { product_id: number; quantity: number }

async function draft(ctx: Context, kind: string, daysBack: number, lines: Line[]) {
  const on_date = new Date(Date.parse(ctx.today) - daysBack * 86_400_000).toISOString().slice(0, 10)
  return ctx.run<RecordModel>('inventory.operation.create', null, { kind, on_date, lines })
}

async function post(ctx: Context, kind: string, daysBack: number, lines: Line[]) {
  const operation = await draft(ctx, kind, daysBack, lines)
  await ctx.run('inventory.operation.post', operation)
}
