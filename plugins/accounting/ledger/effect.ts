import { type Context, Money } from 'kontor/plugin'

/** What a correction changes on one account: debits less credits of the entry it corrects, and of itself. */
export interface AccountEffect {
  account: string
  was: string
  becomes: string
  change: string
}

interface Booked {
  label: string
  entry_id: number
  amount: string
}

/** By account, what posting a correction will change; accounts it leaves as they are come last. */
export async function effectOf(ctx: Context, correctedId: number, draftId: number) {
  const rows = await ctx.rows<Booked>(
    'SELECT MAX(`a`.`label`) AS `label`, `l`.`entry_id`, ' +
      'CAST(SUM(COALESCE(`l`.`debit`, 0) - COALESCE(`l`.`credit`, 0)) AS CHAR) AS `amount` ' +
      'FROM `accounting_entry_lines` `l` JOIN `accounting_accounts` `a` ON `a`.`id` = `l`.`account_id` ' +
      'WHERE `l`.`company_id` = ? AND `l`.`entry_id` IN (?, ?) GROUP BY `l`.`account_id`, `l`.`entry_id` ' +
      'ORDER BY MAX(`a`.`code`)',
    [ctx.company.id, correctedId, draftId]
  )
  const sums = new Map<string, { was: bigint; becomes: bigint }>()
  for (const { label, entry_id: entry, amount } of rows) {
    const sum = sums.get(label) ?? { was: 0n, becomes: 0n }
    sum[Number(entry) === correctedId ? 'was' : 'becomes'] += BigInt(amount)
    sums.set(label, sum)
  }
  const money = (units: bigint) => Money.of(units, ctx.company.currency).toString()
  const all = [...sums].map(([account, { was, becomes }]) => ({
    account,
    was: money(was),
    becomes: money(becomes),
    change: money(becomes - was),
    isSame: was === becomes,
  }))
  return [...all.filter((one) => !one.isSame), ...all.filter((one) => one.isSame)].map(
    ({ isSame: _, ...effect }): AccountEffect => effect
  )
}
