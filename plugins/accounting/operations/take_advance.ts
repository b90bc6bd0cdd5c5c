import {
  type Context,
  date,
  type Decimal,
  defineOperation,
  Money,
  quantity,
  reference,
  text,
} from 'kontor/plugin'
import { ASKED } from '../advances/requests/states.js'
import { takeFromAccount } from '../advances/take_from_account.js'
import type OpenItem from '../models/open_item.js'

interface Input {
  amount: Decimal | null
  tax_id: number | null
  request_id: number | null
  on_date: string
  text: string | null
}

/** Makes an advance of money that stands on account: it is no receivable any more, and its tax is due. */
export default defineOperation<OpenItem, Input>({
  name: 'accounting.open_item.take_advance',
  on: 'accounting.open_item',
  place: 'secondary',
  icon: 'i-lucide-hand-coins',
  when: (record) => Boolean(record.is_open),
  input: {
    amount: quantity({ min: 0 }),
    tax_id: reference('accounting.tax'),
    request_id: reference('accounting.advance_request', { where: ['state', 'in', [...ASKED]] }),
    on_date: date({ required: true, default: (ctx: Context) => ctx.today }),
    text: text(),
  },
  async run(ctx, { id, currency }, input) {
    const amount = input.amount && Money.parse(input.amount.toString(), currency)
    const advance = await takeFromAccount(ctx, id, {
      amount,
      taxId: input.tax_id,
      onDate: input.on_date,
      text: input.text,
    })
    return { advance_id: advance.id }
  },
})
