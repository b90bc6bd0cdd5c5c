import { type Context, Refusal } from 'kontor/plugin'
import type { TaxRule } from './engine/document.js'
import type { TaxScope } from './lists.js'
import { readTaxes, type StoredPart, type StoredTax } from './read_taxes.js'

/** Minor units of the company's currency as those of a document's: `fixed` of them, divided by `fixedPer`. */
export type InDocument = (minor: bigint) => { fixed: bigint; fixedPer?: bigint }

export interface RulesAsked {
  scope?: TaxScope
  /** Only taxes that are valid on this day; a tax asked for by its id that is not valid is refused. */
  onDate?: string
  isCreditNote?: boolean
  /** Fixed amounts are of the company's currency: what they are in the document's, in minor units. */
  inDocument?: InDocument
  /** All taxes of the company where they were read already. */
  taxes?: Map<number, StoredTax>
}

/**
 * Taxes as the engine takes them: those of the ids, or all. `toWire` brings them to the browser.
 * Refuses E_TAX_UNKNOWN and E_TAX_NOT_VALID (by its code).
 */
export async function taxRulesOf(ctx: Context, ids: 'all' | number[], asked: RulesAsked = {}) {
  const taxes = asked.taxes ?? (await readTaxes(ctx))
  const chosen = ids === 'all' ? [...taxes.values()] : ids.map((id) => taxOf(taxes, id))
  const rules = chosen.filter(
    (tax) => (!asked.scope || tax.scope === asked.scope) && isValid(tax, asked, ids === 'all')
  )
  return rules.map((tax) => ruleOf(tax, taxes, asked))
}

/** Whether a part counts on this kind of document. */
export function countsOn(part: Pick<StoredPart, 'for'>, isCreditNote = false) {
  return part.for === 'both' || part.for === (isCreditNote ? 'credit_note' : 'invoice')
}

function taxOf(taxes: Map<number, StoredTax>, id: number) {
  const tax = taxes.get(id)
  if (!tax) throw new Refusal('E_TAX_UNKNOWN', { id })
  return tax
}

function isValid(tax: StoredTax, { onDate }: RulesAsked, mayBeLeftOut: boolean) {
  if (!onDate) return true
  const valid = (tax.validFrom ?? onDate) <= onDate && onDate <= (tax.validTo ?? onDate)
  if (!valid && !mayBeLeftOut) {
    throw new Refusal('E_TAX_NOT_VALID', { code: tax.code, date: onDate })
  }
  return valid
}

function ruleOf(tax: StoredTax, taxes: Map<number, StoredTax>, asked: RulesAsked): TaxRule {
  const { id, amountKind, rate, fixedAmount, isIncluded, isCompound, sequence, category } = tax
  const parts = tax.parts
    .filter((part) => part.of === 'tax' && countsOn(part, asked.isCreditNote))
    .map((part) => ({ id: part.id, factor: part.factor }))
  return {
    id,
    kind: amountKind,
    rate,
    ...(amountKind === 'fixed' && asked.inDocument
      ? asked.inDocument(fixedAmount)
      : { fixed: fixedAmount }),
    isIncluded,
    isCompound,
    sequence,
    category,
    parts,
    members: membersOf(tax).map((member) => ruleOf(taxOf(taxes, member), taxes, asked)),
  }
}

/** Only a group has members: those another kind of tax was left with count for nothing. */
const membersOf = ({ amountKind, members }: StoredTax) => (amountKind === 'group' ? members : [])
