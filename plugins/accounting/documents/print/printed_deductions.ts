import { type Context, Money } from 'kontor/plugin'
import { deductionsOf } from '../../advances/deductions.js'
import type Invoice from '../../models/invoice.js'
import type { StoredTax } from '../../tax/read_taxes.js'
import type { Instalment } from '../terms/instalments.js'
import type { PrintedDocument } from './printed_document.js'
import { printedTaxes } from './printed_parts.js'

type Printed = Pick<PrintedDocument, 'deductions' | 'payable' | 'instalments'>

/** What a document deducts of advances, what is left to pay then, and when: what is due first is paid by them first. */
export async function printedDeductions(
  ctx: Context,
  invoice: Invoice,
  { total, instalments }: { total: bigint; instalments: readonly Instalment[] },
  taxes: ReadonlyMap<number, StoredTax>
): Promise<Printed> {
  const money = (units: bigint) => Money.of(units, invoice.currency).toString()
  const deductions = await deductionsOf(ctx, invoice)
  const deducted = deductions.reduce((sum, one) => sum + one.amount, 0n)
  return {
    deductions: deductions.map(({ number, onDate, amount, net, taxes: sums }) => ({
      number,
      onDate,
      amount: money(amount),
      net: money(net),
      taxes: printedTaxes(sums, taxes, money),
    })),
    payable: money(total - deducted),
    instalments: leftOf(instalments, deducted).map(({ dueOn, amount }) => ({
      dueOn,
      amount: money(amount),
    })),
  }
}

function leftOf(instalments: readonly Instalment[], deducted: bigint) {
  if (deducted === 0n) return instalments
  let rest = deducted
  return instalments
    .map(({ dueOn, amount }) => {
      const taken = rest < amount ? rest : amount
      rest -= taken
      return { dueOn, amount: amount - taken }
    })
    .filter((one) => one.amount !== 0n)
}
