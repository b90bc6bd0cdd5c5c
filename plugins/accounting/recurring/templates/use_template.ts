import { type Context, type Decimal, Money, Refusal } from 'kontor/plugin'
import { sided } from '../../advances/sided.js'
import type { NewEntry, NewLine } from '../../ledger/new_entry.js'
import type EntryTemplate from '../../models/entry_template.js'
import type EntryTemplateLine from '../../models/entry_template_line.js'
import type EntryTemplateVariable from '../../models/entry_template_variable.js'
import { atRate, knownRate } from '../../payments/rates/rate_on.js'
import { fraction, type Fraction } from '../../tax/engine/fraction.js'
import { fillText, type Occasion } from '../placeholders.js'
import { AmountFault, readAmount } from './amount.js'
import { type PlannedAmount, planAmounts } from './plan_lines.js'
import { worthsOf } from './worths.js'

/** What variables are this time, by name; the others are what they usually are. */
export type Given = Readonly<Record<string, Decimal>>

/**
 * The entry a template makes on an occasion, at the rate of its day where the template has a currency of its own. Refuses a
 * variable without a value (E_TEMPLATE_VALUE), a template that comes to nothing (E_TEMPLATE_NOTHING), a currency without a
 * rate (E_RATE_MISSING).
 */
export async function entryFrom(
  ctx: Context,
  template: EntryTemplate,
  occasion: Occasion,
  given: Given = {}
): Promise<NewEntry> {
  const lines = await ctx.lines<EntryTemplateLine>(template, 'lines')
  const values = await valuesOf(ctx, template, given)
  const words = (text: string | null) => text && fillText(text, occasion, ctx.company.language)
  const currency = template.currency ?? ctx.company.currency
  const planned = plan(lines, values, currency)
  const amounts = await amountsOf(ctx, { currency, on: occasion.on }, lines, planned)
  const booked = lines.flatMap((line, at): NewLine[] =>
    planned[at].units === 0n ? [] : [{ ...placeOf(line), ...amounts[at], text: words(line.text) }]
  )
  if (booked.length === 0) throw new Refusal('E_TEMPLATE_NOTHING', { name: template.name })
  return {
    journalId: template.journalId,
    onDate: occasion.on,
    kind: 'manual',
    text: words(template.text),
    reference: words(template.reference),
    lines: booked,
  }
}

async function valuesOf(ctx: Context, template: EntryTemplate, given: Given) {
  const variables = await ctx.lines<EntryTemplateVariable>(template, 'variables')
  const values = new Map<string, Fraction>()
  const all = [
    ...variables.map((one) => [one.name, one.value] as const),
    ...Object.entries(given).map(([name, value]) => [name, value] as const),
  ]
  for (const [name, value] of all) {
    if (value) {
      values.set(name.trim().toLowerCase(), fraction(value.units, 10n ** BigInt(value.scale)))
    }
  }
  return values
}

function plan(lines: EntryTemplateLine[], values: Map<string, Fraction>, currency: string) {
  try {
    return planAmounts(lines, values, Money.of(0n, currency).scale)
  } catch (error) {
    if (!(error instanceof AmountFault)) throw error
    throw new Refusal(error.code, { at: error.at })
  }
}

/** Debit or credit of each line in the company's currency, the template's beside it where that is another. */
async function amountsOf(
  ctx: Context,
  { currency, on }: { currency: string; on: string },
  lines: readonly EntryTemplateLine[],
  planned: readonly PlannedAmount[]
) {
  const rate = await knownRate(ctx, currency, on)
  const amounts = planned.map(({ side, units }) => (side === 'debit' ? units : -units))
  const worthOf = (amount: bigint) => atRate(ctx, Money.of(amount, currency), rate).units
  const worths = worthsOf(amounts, worthOf, lines.findIndex(isRest))
  return amounts.map((amount, at) => sided(ctx, worths[at], { amount, currency }))
}

const isRest = ({ amount }: EntryTemplateLine) => readAmount(amount) === 'rest'

function placeOf(line: EntryTemplateLine): NewLine {
  return {
    accountId: line.accountId,
    partyId: line.partyId,
    dimensions: {
      unitId: line.unitId,
      costCentreId: line.costCentreId,
      dimension_1Id: line.dimension_1Id,
      dimension_2Id: line.dimension_2Id,
      dimension_3Id: line.dimension_3Id,
    },
  }
}
