import type { Context } from 'kontor/plugin'
import Chart from '../models/chart.js'
import FiscalYear from '../models/fiscal_year.js'
import { fact, type StepFacts } from './steps.js'
import { whereDone } from './where_done.js'

/** What an invoice has to say of its sender. */
const PROFILE = ['legal_name', 'address_line_1', 'postal_code', 'city', 'country'] as const
const NUMBERS = ['vat_number', 'tax_number', 'registration_number'] as const

type Row = Record<(typeof PROFILE)[number] | (typeof NUMBERS)[number], string | null> & {
  accounts: number
}

/** Name, address, number and bank account, as documents print them. */
export async function companyStep(ctx: Context): Promise<StepFacts> {
  const [company] = await ctx.rows<Row>(
    'SELECT `c`.*, (SELECT COUNT(*) FROM `company_bank_accounts` `a` WHERE `a`.`owner_id` = `c`.`id`) AS `accounts` ' +
      'FROM `companies` `c` WHERE `c`.`id` = ?',
    [ctx.company.id]
  )
  const number = NUMBERS.find((one) => company[one])
  const own = `/kernel/companies/${ctx.company.id}`
  return {
    step: 'company',
    facts: [
      ...(company.legal_name ? [fact('company.name', { name: company.legal_name })] : []),
      ...(number ? [fact('company.number', { number: company[number]! })] : []),
      fact('company.currency', { currency: ctx.company.currency }),
    ],
    missing: [
      ...PROFILE.filter((one) => !company[one]).map((one) => fact(`company.missing.${one}`)),
      ...(number ? [] : [fact('company.missing.number')]),
      ...(Number(company.accounts) > 0 ? [] : [fact('company.missing.bank_account')]),
    ],
    href: whereDone(
      ctx,
      ['kernel.company', 'update', `${own}/edit`],
      ['kernel.company', 'read', own]
    ),
  }
}

/** Accounts to book on, and one for each thing Kontor books by itself. */
export async function chartStep(ctx: Context): Promise<StepFacts> {
  const chart = await Chart.findBy(ctx, ['id', 'notnull'])
  const accounts = await counted(ctx, 'accounting_accounts', '`is_group` = 0')
  const purposes = await ctx.rows<{ used_for: string }>(
    'SELECT `used_for` FROM `accounting_accounts` WHERE `company_id` = ? AND `used_for` IS NOT NULL AND `archived_at` IS NULL',
    [ctx.company.id]
  )
  const used = new Set(purposes.map((one) => one.used_for))
  return {
    step: 'chart',
    facts: [
      fact(chart ? `chart.of.${chart.chart}` : 'chart.own'),
      fact('chart.accounts', { count: accounts }),
    ],
    missing: [
      ...(accounts > 0 ? [] : [fact('chart.missing.accounts')]),
      ...NEEDED.filter((one) => !used.has(one)).map((one) => fact(`chart.missing.${one}`)),
    ],
    href: whereDone(
      ctx,
      ['accounting.chart', 'choose', '/accounting/choose-chart'],
      ['accounting.account', 'read', '/accounting/chart-of-accounts']
    ),
  }
}

/** Without these nothing can be invoiced or paid. */
const NEEDED = ['receivable', 'payable', 'bank', 'sales', 'purchases'] as const

/** Taxes are there. */
export async function taxesStep(ctx: Context): Promise<StepFacts> {
  const taxes = await counted(ctx, 'accounting_taxes', '1 = 1')
  return {
    step: 'taxes',
    facts: [fact('taxes.count', { count: taxes })],
    missing: taxes > 0 ? [] : [fact('taxes.missing')],
    href: whereDone(ctx, ['accounting.tax', 'read', '/accounting/taxes']),
  }
}

/** Payments are booked where their journal says. */
export async function journalsStep(ctx: Context): Promise<StepFacts> {
  const journals = await ctx.rows<{ name: string; kind: string; account_id: number | null }>(
    'SELECT `name`, `kind`, `account_id` FROM `accounting_journals` WHERE `company_id` = ? AND `archived_at` IS NULL ORDER BY `code`',
    [ctx.company.id]
  )
  const bare = journals.filter((one) => /^(bank|cash)$/.test(one.kind) && one.account_id === null)
  return {
    step: 'journals',
    facts: [fact('journals.count', { count: journals.length })],
    missing: bare.map(({ name }) => fact('journals.missing', { name })),
    href: whereDone(ctx, ['accounting.journal', 'read', '/accounting/journals']),
  }
}

export async function yearStep(ctx: Context): Promise<StepFacts> {
  const year = await FiscalYear.findBy(ctx, [
    ['starts_on', 'lte', ctx.today],
    ['ends_on', 'gte', ctx.today],
  ])
  return {
    step: 'year',
    facts: year ? [fact('year.span', { from: year.startsOn, to: year.endsOn })] : [],
    missing: year ? [] : [fact('year.missing')],
    href: whereDone(ctx, ['accounting.fiscal_year', 'read', '/accounting/fiscal-years']),
  }
}

/** Whom invoices go to and bills come from. */
export async function partiesStep(ctx: Context): Promise<StepFacts> {
  const count = async (what: string) =>
    (await ctx.list('contacts.party', { filter: [[what, 'eq', true]], count: 'exact', limit: '1' }))
      .count ?? 0
  const [customers, suppliers] = [await count('is_customer'), await count('is_supplier')]
  return {
    step: 'parties',
    facts: [
      fact('parties.customers', { count: customers }),
      fact('parties.suppliers', { count: suppliers }),
    ],
    missing: customers + suppliers > 0 ? [] : [fact('parties.missing')],
    href: whereDone(
      ctx,
      ['contacts.party', 'import', '/contacts/parties/import'],
      ['contacts.party', 'read', '/contacts/parties']
    ),
  }
}

async function counted(
  ctx: Context,
  table: 'accounting_accounts' | 'accounting_taxes',
  where: string
) {
  const [{ count }] = await ctx.rows<{ count: number }>(
    `SELECT COUNT(*) AS \`count\` FROM \`${table}\` WHERE \`company_id\` = ? AND \`archived_at\` IS NULL AND ${where}`,
    [ctx.company.id]
  )
  return Number(count)
}
