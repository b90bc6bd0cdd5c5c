import { type Context, type Decimal, Money, Refusal } from 'kontor/plugin'
import type { NewEntry, NewLine } from '../../ledger/new_entry.js'
import type EntryTemplate from '../../models/entry_template.js'
import type EntryTemplateLine from '../../models/entry_template_line.js'
import type EntryTemplateVariable from '../../models/entry_template_variable.js'
import { fraction, type Fraction } from '../../tax/engine/fraction.js'
import { fillText, type Occasion } from '../placeholders.js'
import { AmountFault } from './amount.js'
import { planAmounts } from './plan_lines.js'

/** What variables are this time, by name; the others are what they usually are. */
export type Given = Readonly<Record<string, Decimal>>

/** The entry a template makes on an occasion. Refuses a variable without a value, and a template that comes to nothing. */
export async function entryFrom(
  ctx: Context,
  template: EntryTemplate,
  occasion: Occasion,
  given: Given = {}
): Promise<NewEntry> {
  const lines = await ctx.lines<EntryTemplateLine>(template, 'lines')
  const values = await valuesOf(ctx, template, given)
  const words = (text: string | null) => text && fillText(text, occasion, ctx.company.language)
  const planned = plan(ctx, lines, values)
  const booked = lines.flatMap((line, at): NewLine[] => {
    const { side, units } = planned[at]
    if (units === 0n) return []
    const amount = Money.of(units, ctx.company.currency)
    return [{ ...placeOf(line), [side]: amount, text: words(line.text) }]
  })
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

function plan(ctx: Context, lines: EntryTemplateLine[], values: Map<string, Fraction>) {
  try {
    return planAmounts(lines, values, Money.of(0n, ctx.company.currency).scale)
  } catch (error) {
    if (!(error instanceof AmountFault)) throw error
    throw new Refusal(error.code, { at: error.at })
  }
}

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
