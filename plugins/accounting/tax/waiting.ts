import type { Context } from 'kontor/plugin'

/** A tax that waits for its document to be paid; amounts in minor units of the company's currency. */
export interface WaitingRow {
  id: number
  taxId: number
  partId: number
  boxId: number | null
  of: 'base' | 'tax'
  /** Where it is booked when it is owed; none for a base. */
  accountId: number | null
  /** What the box counts in all, and what of it is counted already. */
  amount: bigint
  amountMoved: bigint
  /** What is booked in all (a debit above zero), and what of it is moved already. */
  posted: bigint
  postedMoved: bigint
}

type Row = Record<string, string | number | null>

/** The taxes of an entry that wait, or waited, for its payment. */
export async function waitingOf(ctx: Context, entryId: number): Promise<WaitingRow[]> {
  const rows = await ctx.rows<Row>(
    'SELECT `id`, `tax_id`, `part_id`, `box_id`, `of`, `account_id`, `amount`, `posted`, `amount_moved`, `posted_moved` ' +
      'FROM `accounting_tax_waiting` WHERE `company_id` = ? AND `entry_id` = ? ORDER BY `id`',
    [ctx.company.id, entryId]
  )
  return rows.map(waitingRow)
}

/** A row as it is stored. */
export const waitingRow = (row: Row): WaitingRow => ({
  id: Number(row.id),
  taxId: Number(row.tax_id),
  partId: Number(row.part_id),
  boxId: row.box_id === null ? null : Number(row.box_id),
  of: row.of as WaitingRow['of'],
  accountId: row.account_id === null ? null : Number(row.account_id),
  amount: BigInt(row.amount!),
  amountMoved: BigInt(row.amount_moved!),
  posted: BigInt(row.posted!),
  postedMoved: BigInt(row.posted_moved!),
})
