import { type Context, defineOperation, Refusal } from 'kontor/plugin'
import { boxOf } from '../cash/boxes.js'
import { planVoucher } from '../cash/plan_voucher.js'
import { yearOn } from '../cash/year_on.js'
import { postEntry } from '../ledger/post_entry.js'
import type { NewLine } from '../ledger/new_entry.js'
import Account from '../models/account.js'
import type CashVoucher from '../models/cash_voucher.js'
import type CashVoucherLine from '../models/cash_voucher_line.js'
import Journal from '../models/journal.js'
import { settleWaiting } from '../tax/settle_waiting.js'

/**
 * Books what a voucher brings into a cash box or takes out of it, with the taxes in it. It gets the next number of the
 * box's receipts or payments of the year. What is not in the box cannot be taken out.
 */
export default defineOperation<CashVoucher>({
  name: 'accounting.cash_voucher.post',
  on: 'accounting.cash_voucher',
  place: 'primary',
  icon: 'i-lucide-check',
  when: (record) => record.state === 'draft',
  async run(ctx, voucher) {
    if (!voucher.isDraft) throw new Refusal('E_NOT_DRAFT', { number: voucher.number ?? '' })
    const lines = await ctx.lines<CashVoucherLine>(voucher, 'lines')
    refuseNothing(lines)
    const box = await boxOf(ctx, await Journal.findOrFail(ctx, voucher.journalId!))
    refuseItself(lines, box.accountId)
    const planned = await planVoucher(ctx, voucher, lines, box)
    const entry = await postEntry(ctx, {
      ...planned,
      lines: await withParty(ctx, voucher, planned.lines),
      journalId: box.id,
      onDate: voucher.onDate,
      kind: 'document',
      text: voucher.text,
      reference: voucher.reference,
      source: { model: 'accounting.cash_voucher', id: voucher.id },
    })
    await settleWaiting(ctx, entry.id, voucher.onDate)
    voucher.entryId = entry.id
    voucher.state = 'posted'
    const year = await yearOn(ctx, voucher.onDate)
    const part = `${box.code}-${voucher.isReceipt ? 'IN' : 'OUT'}/${year.name}`
    ctx.number(voucher.isReceipt ? 'cash_receipt' : 'cash_payment', voucher, { part })
    return voucher
  },
})

function refuseNothing(lines: readonly CashVoucherLine[]) {
  if (lines.length === 0) throw Refusal.input([{ field: 'lines', code: 'E_LINES_MISSING' }])
  const at = lines.findIndex((line) => line.amount.units <= 0n)
  if (at >= 0) throw Refusal.input([{ field: `lines.${at}.amount`, code: 'E_PAYMENT_NOTHING' }])
}

function refuseItself(lines: readonly CashVoucherLine[], accountId: number) {
  const at = lines.findIndex((line) => line.accountId === accountId)
  if (at >= 0) throw Refusal.input([{ field: `lines.${at}.account_id`, code: 'E_VOUCHER_BOX' }])
}

/** The contact stands on lines of accounts that take one. */
async function withParty(ctx: Context, { partyId }: CashVoucher, lines: NewLine[]) {
  if (!partyId) return lines
  const ids = [...new Set(lines.map((line) => line.accountId))]
  const accounts = await Account.where(ctx, ['id', 'in', ids])
  const taking = new Set(
    accounts.filter((one) => one.needsParty || one.takesParty).map((one) => one.id)
  )
  return lines.map((line) => (taking.has(line.accountId) ? { ...line, partyId } : line))
}
