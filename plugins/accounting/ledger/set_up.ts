import { type Context, message } from 'kontor/plugin'
import FiscalYear from '../models/fiscal_year.js'
import Journal, { JOURNAL_KINDS } from '../models/journal.js'
import { setUpLocks } from './locks.js'
import { type Span, yearAfter, yearAround, yearName } from './calendar.js'

const CODES = { sales: 'SAL', purchases: 'PUR', bank: 'BNK', cash: 'CSH', general: 'GEN' } as const

/** What every company's books need to begin: this fiscal year and the next, five locks and five journals. */
export async function setUpLedger(ctx: Context) {
  await makeYears(ctx)
  await setUpLocks(ctx)
  for (const kind of JOURNAL_KINDS) {
    if (await Journal.findBy(ctx, ['kind', 'eq', kind])) continue
    const name = message(ctx.company.language, `accounting.begin.journals.${kind}`)
    const isChronological = kind === 'sales'
    await Journal.create(ctx, { code: CODES[kind], name, kind, isChronological })
  }
}

async function makeYears(ctx: Context) {
  if (await FiscalYear.findBy(ctx, ['id', 'notnull'])) return
  const [company] = await ctx.rows<{ first: string }>(
    'SELECT `fiscal_year_start` AS `first` FROM `companies` WHERE `id` = ?',
    [ctx.company.id]
  )
  const current = yearAround(ctx.today, company.first)
  for (const span of [current, yearAfter(current.endsOn)]) await makeYear(ctx, span)
}

function makeYear(ctx: Context, span: Span) {
  const { startsOn, endsOn } = span
  return ctx.run('accounting.fiscal_year.create', null, {
    name: yearName(span),
    starts_on: startsOn,
    ends_on: endsOn,
  })
}
