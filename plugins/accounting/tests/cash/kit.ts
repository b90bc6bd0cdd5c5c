import type { RecordModel } from 'kontor/plugin'
import type { World } from 'kontor/testing'
import CashVoucher from '../../models/cash_voucher.js'
import { cashBookScreen } from '../../cash/screens.js'
import { books } from '../payments/kit.js'

export interface VoucherLine {
  account_id: number
  amount: string
  [more: string]: unknown
}

/** Makes a voucher as a clerk, and posts it; answers it as it is stored. */
export async function voucher(
  world: World,
  kind: 'receipt' | 'payment',
  onDate: string,
  lines: VoucherLine[],
  more: Record<string, unknown> = {}
) {
  const clerk = world.as('accounting.clerk')
  const made = await clerk.run<RecordModel>('accounting.cash_voucher.create', null, {
    kind,
    on_date: onDate,
    text: 'Petty things',
    lines,
    ...more,
  })
  await clerk.run('accounting.cash_voucher.post', made)
  return CashVoucher.findOrFail(await world.context(), made.id)
}

/** The books with a cash box; `put` and `take` move money between it and capital. */
export async function cashBox(world: World) {
  const kit = await books(world)
  const other = await kit.account('sales')
  const line = (amount: string) => [{ account_id: other, amount }]
  const put = (onDate: string, amount: string) => voucher(world, 'receipt', onDate, line(amount))
  const take = (onDate: string, amount: string) => voucher(world, 'payment', onDate, line(amount))
  const book = async (from = '2026-03-01', to = '2026-03-31') => {
    const shown = await cashBookScreen(await world.context(), { from, to })
    return shown.book!
  }
  return { ...kit, other, put, take, book }
}
