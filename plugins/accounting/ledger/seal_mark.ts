import { type Context, insertRows } from 'kontor/plugin'

/** How far the seals of a company were found to hold. */
export interface SealMark {
  /** Every entry posted until then was what it was sealed as; null where none was looked at yet. */
  checkedUntil: string | null
  /** A look that is under way: until when, and behind which entry it goes on. */
  target: string | null
  afterId: number
  /** Entries the last look found broken: the mark stays before them. */
  broken: number
}

interface Row {
  checked_until: string | null
  target: string | null
  after_id: number
  broken: number
}

/** How far seals were looked through; not at all where it was never begun. */
export async function readMark(ctx: Context): Promise<SealMark> {
  const [row] = await ctx.rows<Row>(
    'SELECT `checked_until`, `target`, `after_id`, `broken` FROM `accounting_seal_checks` WHERE `company_id` = ?',
    [ctx.company.id]
  )
  return {
    checkedUntil: row?.checked_until ?? null,
    target: row?.target ?? null,
    afterId: Number(row?.after_id ?? 0),
    broken: Number(row?.broken ?? 0),
  }
}

/** Keeps the mark, in the transaction that looked. */
export async function keepMark(ctx: Context, mark: SealMark) {
  const row = {
    checked_until: mark.checkedUntil,
    target: mark.target,
    after_id: mark.afterId,
    broken: mark.broken,
  }
  const kept = ctx.trx!.from('accounting_seal_checks').where('company_id', ctx.company.id)
  if (Number(await kept.update(row)) > 0) return
  await insertRows(ctx.trx!, 'accounting_seal_checks', [{ company_id: ctx.company.id, ...row }])
}
