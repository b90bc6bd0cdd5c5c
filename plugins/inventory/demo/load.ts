import { type Context, type Demo, demoRecords, type RecordModel } from 'kontor/plugin'

const DAYS_BACK = 60
const MOST_PRODUCTS = 200

/** Opening stock, then some weeks of receipts and deliveries of the demo's products. */
const demo: Demo = {
  async load(ctx, { volume }) {
    const goods = await demoGoods(ctx)
    if (goods.length === 0) return
    const found = goods.map((id, index) => line(id, 20 + ((index * 37) % 180)))
    await post(ctx, 'count', DAYS_BACK, found)
    const rounds = Math.max(6, Math.min(200, Math.round(volume / 20)))
    for (let round = 0; round < rounds; round++) {
      const back = Math.max(1, DAYS_BACK - 1 - Math.floor((round * DAYS_BACK) / rounds))
      const kind = round % 2 === 0 ? 'receive' : 'deliver'
      const quantity = kind === 'receive' ? 10 + (round % 5) : 1 + (round % 4)
      await post(ctx, kind, back, [
        line(goods[((round - (round % 2)) * 7) % goods.length], quantity),
      ])
    }
    await draft(ctx, 'receive', 0, [line(goods[0], 24)])
    await draft(ctx, 'deliver', 0, [line(goods[0], 5)])
  },
}
export default demo

type Line = ReturnType<typeof line>

function line(productId: number, quantity: number) {
  return { product_id: productId, quantity }
}

async function demoGoods(ctx: Context) {
  const made = await demoRecords(ctx, 'catalogue.product')
  const { data } = await ctx.list('catalogue.product', {
    filter: [
      ['kind', 'eq', 'goods'],
      ['id', 'in', made.slice(0, MOST_PRODUCTS)],
    ],
    sort: 'id',
    limit: MOST_PRODUCTS,
  })
  return data.map((one) => Number(one.id))
}

async function draft(ctx: Context, kind: string, daysBack: number, lines: Line[]) {
  const day = new Date(Date.parse(ctx.today) - daysBack * 86_400_000).toISOString().slice(0, 10)
  return ctx.run<RecordModel>('inventory.operation.create', null, { kind, on_date: day, lines })
}

async function post(ctx: Context, kind: string, daysBack: number, lines: Line[]) {
  const operation = await draft(ctx, kind, daysBack, lines)
  await ctx.run('inventory.operation.post', operation)
}
