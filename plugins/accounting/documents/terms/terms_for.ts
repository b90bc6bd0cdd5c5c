import type { Context, Decimal } from 'kontor/plugin'
import type { Party } from '#plugins/contacts'
import type { InvoiceKind } from '../../models/invoice.js'
import PaymentTerm from '../../models/payment_term.js'
import type PaymentTermLine from '../../models/payment_term_line.js'
import type { TaxRule } from '../../tax/engine/document.js'
import { toWire } from '../../tax/engine/wire.js'
import { rateOn } from '../../payments/rates/rate_on.js'
import type { TaxScope } from '../../tax/lists.js'
import { readTaxes } from '../../tax/read_taxes.js'
import { taxRulesOf } from '../../tax/rules_of.js'
import { partyTerms } from '../extensions.js'
import { isCreditKind, isSaleKind } from '../kinds.js'
import { creditFor } from './credit_for.js'
import { inDocument } from '../totals/in_document.js'
import { roundingOf } from '../totals/reckon.js'
import { toWireLine } from './wire.js'

export interface Asked {
  kind: InvoiceKind
  partyId: number | null
  termId: number | null
  currency: string
  rate: Decimal | null
  onDate: string
  /** The draft that is typed, once it is stored. */
  invoiceId: number | null
}

/** What the editor reckons with, in the wire's form. */
export async function termsFor(ctx: Context, asked: Asked) {
  const { kind, partyId, termId } = asked
  const isCreditNote = isCreditKind(kind)
  const scope = isSaleKind(kind) ? 'sale' : 'purchase'
  const rules = await rulesIn(ctx, asked, { scope, isCreditNote })
  const taxes = await readTaxes(ctx)
  return {
    rounding: roundingOf(ctx),
    taxes: rules.map((rule) => ({ rule: toWire(rule), name: taxes.get(rule.id)!.name })),
    term: termId ? await termOf(ctx, termId) : null,
    party: partyId ? await usualOf(ctx, asked, partyId) : null,
  }
}

/** Fixed amounts as they stand in the document; left out where no rate is known: saving names the rate. */
async function rulesIn(
  ctx: Context,
  document: Asked,
  of: { scope: TaxScope; isCreditNote: boolean }
) {
  const { currency } = document
  const isUnknown =
    currency !== ctx.company.currency &&
    !document.rate &&
    !(await rateOn(ctx, currency, document.onDate))
  if (!isUnknown) {
    return taxRulesOf(ctx, 'all', { ...of, inDocument: await inDocument(ctx, document) })
  }
  return (await taxRulesOf(ctx, 'all', of)).filter((rule) => !isFixed(rule))
}

const isFixed = ({ kind, members = [] }: TaxRule): boolean =>
  kind === 'fixed' || members.some(isFixed)

async function termOf(ctx: Context, id: number) {
  const term = await PaymentTerm.findOrFail(ctx, id)
  const lines = await ctx.lines<PaymentTermLine>(term, 'lines')
  const { discountPercent: percent, discountDays: days } = term
  return {
    lines: lines.map((line) => toWireLine(line.rule)),
    discount: percent && days !== null ? { percent: String(percent.units), days } : null,
  }
}

/** What is usual with a customer or supplier, and what a customer may still owe. */
async function usualOf(ctx: Context, asked: Asked, id: number) {
  const party = await ctx.records<Party>('contacts.party').findOrFail(id)
  const terms = await partyTerms(ctx, id)
  return {
    currency: party.currency,
    payment_term_id: isSaleKind(asked.kind) ? terms.paymentTermId : terms.supplierPaymentTermId,
    credit: asked.kind === 'invoice' ? await creditFor(ctx, asked, id) : null,
  }
}
