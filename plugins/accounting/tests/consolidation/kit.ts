import type { Context, RecordModel } from 'kontor/plugin'
import type { World } from 'kontor/testing'
import type { consolidationScreen } from '../../consolidation/screen.js'
import { accountFor } from '../../ledger/account_for.js'
import type { Purpose } from '../../ledger/account_types.js'
import { journalOf } from '../../ledger/journal_of.js'

type Line = [purpose: Purpose, side: 'debit' | 'credit', amount: string, party?: number]

export async function post(ctx: Context, onDate: string, lines: Line[]) {
  const entry = await ctx.run<RecordModel>('accounting.entry.create', null, {
    journal_id: (await journalOf(ctx, 'general')).id,
    on_date: onDate,
    lines: await Promise.all(
      lines.map(async ([purpose, side, amount, party]) => ({
        account_id: (await accountFor(ctx, purpose)).id,
        [side]: amount,
        ...(party ? { party_id: party } : {}),
      }))
    ),
  })
  await ctx.run('accounting.entry.post', entry)
}

/** A company with accounting, in a currency. */
export async function company(world: World, name: string, currency: string) {
  const { id } = await world.company(name)
  const kernel = await world.context({ company: name })
  await kernel.run('kernel.company.update', id, { currency, version: 1 })
  await world.enable('accounting', name)
  return world.context({ company: name })
}

/** What each company, the eliminations and the group have in a row. */
export const amountsOf = (told: Awaited<ReturnType<typeof consolidationScreen>>, key: string) =>
  told.statement.rows.find((one) => one.key === key)?.amounts
