import { type Context, demoRecords, type FilterNode, type RecordModel } from 'kontor/plugin'
import type { Product } from '#plugins/catalogue'
import { countryOf } from '../charts/set_up.js'
import type { Expense } from './year.js'

/** Who takes part: customers and suppliers of the demo of contacts, goods of that of the catalogue. */
export interface Cast {
  customers: number[]
  suppliers: number[]
  goods: Product[]
}

const MOST = 200

export async function castOf(ctx: Context): Promise<Cast> {
  const parties = (await demoRecords(ctx, 'contacts.party')).slice(0, 3 * MOST)
  const idsOf = async (what: string) => {
    const filter: FilterNode = [
      ['kind', 'eq', 'organisation'],
      [what, 'eq', true],
      ['id', 'in', parties],
    ]
    const { data } = await ctx.list('contacts.party', { filter, sort: 'id', limit: String(MOST) })
    return data.map((one) => Number(one.id))
  }
  const products = (await demoRecords(ctx, 'catalogue.product')).slice(0, MOST)
  const goods = await ctx.records<Product>('catalogue.product').where(
    {
      and: [
        ['kind', 'eq', 'goods'],
        ['id', 'in', products],
      ],
    },
    { sort: 'id' }
  )
  return { customers: await idsOf('is_customer'), suppliers: await idsOf('is_supplier'), goods }
}

const BILLERS: Record<Expense, string> = {
  rent: 'Harbour Estates',
  energy: 'Brightgrid Energy',
  telephone: 'Signal Telecom',
  advertising: 'Poster & Page',
}

/** Makes the suppliers of what every company needs. */
export async function billersOf(ctx: Context) {
  const country = await countryOf(ctx)
  const made: Record<string, number> = {}
  for (const [expense, name] of Object.entries(BILLERS)) {
    const values = { kind: 'organisation', name, is_supplier: true, country }
    made[expense] = (await ctx.run<RecordModel>('contacts.party.create', null, values)).id
  }
  return made
}
