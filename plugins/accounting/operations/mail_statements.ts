import { boolean, choice, type Context, date, defineOperation, json, Refusal } from 'kontor/plugin'
import { readColumn } from '../statements/columns.js'
import { dayBegan } from '../statements/party/mailing/mailed.js'
import type { MailingWish } from '../statements/party/mailing/mail_statements.js'
import { SIDES } from '../statements/party/party_ledger.js'
import type { PartySide } from '../statements/party/party_lines.js'

/** As many as are asked for at once. */
const MOST = 5000

interface Wish {
  parties: unknown
  from?: string
  to?: string
  side?: PartySide
  again?: boolean
}

/** Mails many parties their statements of account in the background; who got one today gets no other unless asked. */
export default defineOperation<never, Wish>({
  name: 'accounting.open_item.mail_statements',
  right: 'accounting.open_item.send_statement',
  reads: true,
  input: {
    parties: json({ required: true }),
    from: date(),
    to: date(),
    side: choice({ of: [...SIDES] }),
    again: boolean(),
  },
  async run(ctx, _, { parties, side = 'all', again, ...days }) {
    const column = await readColumn(ctx, days)
    const wish: MailingWish = {
      parties: readParties(parties),
      from: column.from,
      to: column.to,
      side,
      unless_after: (again ? ctx.now : dayBegan(ctx)).toISOString(),
    }
    const job = await ctx.later(
      'accounting.statement.mail',
      { ...wish },
      { about: aboutOf(ctx, wish) }
    )
    return { job }
  },
})

const aboutOf = (ctx: Context, { parties, to }: MailingWish) =>
  `${to} (${new Intl.NumberFormat(ctx.locale).format(parties.length)})`

function readParties(given: unknown): number[] {
  const ids = Array.isArray(given) ? [...new Set(given)] : []
  const isFit = ids.every((one) => Number.isSafeInteger(one) && Number(one) > 0)
  if (ids.length === 0 || ids.length > MOST || !isFit) {
    throw Refusal.input([{ field: 'parties', code: 'E_STATEMENTS_NOBODY', params: { most: MOST } }])
  }
  return ids as number[]
}
