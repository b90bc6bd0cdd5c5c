import { type Context, Money } from 'kontor/plugin'
import type { Party } from '#plugins/contacts'
import type { InvoiceKind } from '../../models/invoice.js'
import PaymentTerm from '../../models/payment_term.js'
import type PaymentTermLine from '../../models/payment_term_line.js'
import { toWire } from '../../tax/engine/wire.js'
import { readTaxes } from '../../tax/read_taxes.js'
import { taxRulesOf } from '../../tax/rules_of.js'
import { partyTerms } from '../extensions.js'
import { isCreditKind, isSaleKind } from '../kinds.js'
import { creditLeft, creditPolicy } from '../posting/refuse.js'
import { roundingOf } from '../totals/reckon.js'
import { toWireLine } from './wire.js'

interface Asked {
  kind: InvoiceKind
  partyId: number | null
  termId: number | null
}

/** What the editor reckons with, in the wire's form. */
export async function termsFor(ctx: Context, { kind, partyId, termId }: Asked) {
  const isCreditNote = isCreditKind(kind)
  const scope = isSaleKind(kind) ? 'sale' : 'purchase'
  const rules = await taxRulesOf(ctx, 'all', { scope, isCreditNote })
  const taxes = await readTaxes(ctx)
  return {
    rounding: roundingOf(ctx),
    taxes: rules.map((rule) => ({ rule: toWire(rule), name: taxes.get(rule.id)!.name })),
    term: termId ? await termOf(ctx, termId) : null,
    party: partyId ? await usualOf(ctx, kind, partyId) : null,
  }
}

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
async function usualOf(ctx: Context, kind: InvoiceKind, id: number) {
  const party = await ctx.records<Party>('contacts.party').findOrFail(id)
  const terms = await partyTerms(ctx, id)
  const isAsked = kind === 'invoice' && creditPolicy(ctx) !== 'ignore'
  const left = isAsked ? await creditLeft(ctx, id) : null
  return {
    currency: party.currency,
    payment_term_id: isSaleKind(kind) ? terms.paymentTermId : terms.supplierPaymentTermId,
    credit_left: left === null ? null : Money.of(left, ctx.company.currency).toString(),
  }
}
