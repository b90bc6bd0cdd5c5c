import { FACTOR_PURPOSE } from '#kernel/accounts/second_factor/factor'
import type { Context } from '#kernel/companies/context'
import { PASSWORD_PURPOSE } from '#kernel/mail/mail_settings'
import { LINKS_PURPOSE } from '#kernel/mail/secrets'

/** A column whose values are encrypted with APP_KEY. */
export interface SealedColumn {
  table: string
  /** The numeric key of its rows. */
  id: string
  column: string
  purpose: string
}

export interface SealedValue {
  id: number
  value: string
}

/** Everything that lies encrypted in the database; cookies are encrypted too, and are written anew by themselves. */
export const SEALED: readonly SealedColumn[] = [
  { table: 'second_factors', id: 'user_id', column: 'secret', purpose: FACTOR_PURPOSE },
  { table: 'mail_settings', id: 'id', column: 'password', purpose: PASSWORD_PURPOSE },
  { table: 'outgoing_mail', id: 'id', column: 'sealed', purpose: LINKS_PURPOSE },
]

const PAGE = 500

/** The values of a column, page by page: however many there are, memory stays flat. */
export async function* sealedValues(ctx: Context, { table, id, column }: SealedColumn) {
  for (let after = 0, count = PAGE; count === PAGE;) {
    const rows = await ctx.rows<SealedValue>(
      `SELECT \`${id}\` AS \`id\`, \`${column}\` AS \`value\` FROM \`${table}\`
       WHERE \`${id}\` > ? AND \`${column}\` IS NOT NULL ORDER BY \`${id}\` LIMIT ${PAGE}`,
      [after]
    )
    yield* rows
    count = rows.length
    after = Number(rows.at(-1)?.id ?? 0)
  }
}
