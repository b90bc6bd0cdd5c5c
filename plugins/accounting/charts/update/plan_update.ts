import { type Context, Refusal } from 'kontor/plugin'
import Chart from '../../models/chart.js'
import type { TaxTemplate } from '../../tax/template.js'
import { type ChartAccount, chartAccounts, type ChartSource } from '../chart.js'
import { CHARTS } from '../charts.js'
import { TAX_TEMPLATES } from '../taxes.js'
import { accountItems, type ChartItems, taxItems } from './items.js'
import { firstRules } from './first_rules.js'
import { type Ours, ourAccounts, ourBoxes, ourRules, ourTaxes } from './ours.js'
import { refineAccounts, refineTaxes } from './refine.js'
import { type Step, threeWay } from './three_way.js'

/** A chart with its taxes, as it is written down now. */
export interface Edition {
  source: ChartSource
  template: TaxTemplate
}

export type Kind = keyof ChartItems

/** What a newer edition of its chart would do to a company's accounts, boxes, taxes and tax rules. */
export interface Plan {
  chart: Chart
  edition: Edition
  accounts: ChartAccount[]
  next: ChartItems
  ours: Record<Kind, Ours[]>
  steps: Record<Kind, Step[]>
}

/** The company's chart as it is written now; nothing where it has none, or one of its own. */
export async function editionOf(ctx: Context): Promise<Edition | undefined> {
  const chart = await Chart.findBy(ctx, ['id', 'notnull'])
  const source = CHARTS.find((one) => one.id === chart?.chart)
  return source && { source, template: TAX_TEMPLATES[source.id] }
}

/** Refused (E_CHART_NONE) where the company has no chart of Kontor's. */
export async function planUpdate(ctx: Context, edition: Edition): Promise<Plan> {
  const chart = await Chart.findBy(ctx, ['chart', 'eq', edition.source.id])
  if (!chart) throw new Refusal('E_CHART_NONE')
  const given = chart.accounts ?? []
  const isSwapped = speaksOther(given, edition.source)
  const accounts = named(edition.source, isSwapped)
  const next = { accounts: accountItems(accounts), ...taxItems(edition.template, isSwapped) }
  const base = withAccounts(chart.taxes ?? next)
  const givenRules = chart.taxes?.rules ?? firstRules(edition.template, isSwapped)
  const ours = {
    accounts: await ourAccounts(ctx),
    boxes: await ourBoxes(ctx),
    taxes: await ourTaxes(ctx),
    rules: await ourRules(ctx),
  }
  const steps = {
    accounts: refineAccounts(
      threeWay(accountItems(given), next.accounts, ours.accounts),
      ours.accounts
    ),
    boxes: refineTaxes(threeWay(base.boxes, next.boxes, ours.boxes), ours.boxes),
    taxes: refineTaxes(threeWay(base.taxes, next.taxes, ours.taxes), ours.taxes),
    rules: threeWay(givenRules, next.rules, ours.rules),
  }
  return { chart, edition, accounts, next, ours, steps }
}

/** Taxes of the first editions named no account for their lines, and did not say so. */
function withAccounts({ boxes, taxes }: Pick<ChartItems, 'boxes' | 'taxes'>) {
  const told = taxes.map((one) => ({ ...one, values: { account_id: null, ...one.values } }))
  return { boxes, taxes: told }
}

/** Whether the company was given the second names first, as those of its language. */
function speaksOther(given: readonly ChartAccount[], source: ChartSource) {
  const [first] = chartAccounts(source)
  return given.find((one) => one.key === first.key)?.name === first.otherName
}

function named(source: ChartSource, isSwapped: boolean): ChartAccount[] {
  const accounts = chartAccounts(source)
  if (!isSwapped) return accounts
  return accounts.map((one) => ({ ...one, name: one.otherName ?? one.name, otherName: one.name }))
}
