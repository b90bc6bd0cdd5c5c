import type { Context } from 'kontor/plugin'
import type { BookEntry, BookLine } from './books.js'

const AT_ONCE = 500

interface StoredEntry {
  id: number
  on_date: string
  number: string | null
  text: string | null
  reference: string | null
  kind: string
  journal: string
}

/** The posted entries of some days, oldest first; so many are read at once that memory stays flat. */
export async function* readEntries(
  ctx: Context,
  from: string,
  to: string
): AsyncGenerator<BookEntry> {
  let last = { onDate: from, id: 0 }
  for (;;) {
    const entries = await ctx.rows<StoredEntry>(
      'SELECT `e`.`id`, `e`.`on_date`, `e`.`number`, `e`.`text`, `e`.`reference`, `e`.`kind`, `j`.`code` AS `journal` ' +
        'FROM `accounting_entries` `e` JOIN `accounting_journals` `j` ON `j`.`id` = `e`.`journal_id` ' +
        "WHERE `e`.`company_id` = ? AND `e`.`state` = 'posted' AND `e`.`on_date` >= ? AND `e`.`on_date` <= ? " +
        'AND (`e`.`on_date` > ? OR `e`.`id` > ?) ORDER BY `e`.`on_date`, `e`.`id` LIMIT ?',
      [ctx.company.id, last.onDate, to, last.onDate, last.id, AT_ONCE]
    )
    const lines = await linesOf(ctx, entries)
    for (const one of entries) yield entryOf(one, lines.get(Number(one.id)) ?? [])
    if (entries.length < AT_ONCE) return
    const end = entries.at(-1)!
    last = { onDate: end.on_date, id: Number(end.id) }
  }
}

interface StoredLine {
  entry_id: number
  account_id: number
  debit: string | null
  credit: string | null
  foreign_currency: string | null
  foreign_amount: string | null
  text: string | null
  party: string | null
  due_on: string | null
  tax: string | null
  cost_centre: string | null
}

async function linesOf(ctx: Context, entries: readonly StoredEntry[]) {
  const lines = new Map<number, StoredLine[]>()
  if (entries.length === 0) return lines
  const rows = await ctx.rows<StoredLine>(
    'SELECT `l`.`entry_id`, `l`.`account_id`, CAST(`l`.`debit` AS CHAR) AS `debit`, CAST(`l`.`credit` AS CHAR) AS `credit`, ' +
      '`l`.`foreign_currency`, CAST(`l`.`foreign_amount` AS CHAR) AS `foreign_amount`, `l`.`text`, `l`.`due_on`, ' +
      '`p`.`name` AS `party`, `t`.`code` AS `tax`, `c`.`code` AS `cost_centre` FROM `accounting_entry_lines` `l` ' +
      'LEFT JOIN `contacts_parties` `p` ON `p`.`id` = `l`.`party_id` ' +
      'LEFT JOIN `accounting_taxes` `t` ON `t`.`id` = `l`.`tax_id` ' +
      'LEFT JOIN `accounting_cost_centres` `c` ON `c`.`id` = `l`.`cost_centre_id` ' +
      `WHERE \`l\`.\`entry_id\` IN (${entries.map(() => '?').join(', ')}) ORDER BY \`l\`.\`id\``,
    entries.map((one) => one.id)
  )
  for (const row of rows) {
    const entry = Number(row.entry_id)
    if (!lines.has(entry)) lines.set(entry, [])
    lines.get(entry)!.push(row)
  }
  return lines
}

function entryOf(entry: StoredEntry, lines: readonly StoredLine[]): BookEntry {
  const { id, on_date: onDate, number, text, reference, kind, journal } = entry
  return {
    onDate,
    number,
    party: lines.find((one) => one.party)?.party ?? null,
    text,
    facts: { journal, kind, reference, entry: String(id) },
    lines: lines.map(lineOf),
  }
}

function lineOf(line: StoredLine): BookLine {
  return {
    accountId: Number(line.account_id),
    amount: BigInt(line.debit ?? 0) - BigInt(line.credit ?? 0),
    foreign: line.foreign_currency
      ? { currency: line.foreign_currency, amount: BigInt(line.foreign_amount ?? 0) }
      : null,
    facts: {
      party: line.party,
      due: line.due_on,
      tax: line.tax,
      centre: line.cost_centre,
      text: line.text,
    },
  }
}
