import { type Context, letterheadOf, Money } from 'kontor/plugin'
import type { Party } from '#plugins/contacts'
import { LABELS } from '../../../documents/print/labels.js'
import { partyFacts } from '../../../documents/print/party_facts.js'
import type {
  Layout,
  PrintedDocument,
  PrintLanguage,
} from '../../../documents/print/printed_document.js'
import {
  printedCompany,
  printedLines,
  printedTaxes,
  totalInWords,
} from '../../../documents/print/printed_parts.js'
import type AdvanceRequest from '../../../models/advance_request.js'
import type AdvanceRequestLine from '../../../models/advance_request_line.js'
import { readTaxes } from '../../../tax/read_taxes.js'
import { requestFacts } from '../request_facts.js'

/** Everything a request prints: as it was issued, of a draft what it would come to. */
export async function readRequest(
  ctx: Context,
  request: AdvanceRequest,
  { language, layout }: { language: PrintLanguage; layout: Layout }
): Promise<PrintedDocument> {
  const { currency, number, onDate, reference, note } = request
  const party = await ctx.records<Party>('contacts.party').findOrFail(request.partyId)
  const lines = await ctx.lines<AdvanceRequestLine>(request, 'lines')
  const facts = await requestFacts(ctx, request, lines)
  const taxes = await readTaxes(ctx)
  const money = (units: bigint) => Money.of(units, currency).toString()
  const total = money(facts.total)
  const head = await letterheadOf(ctx.with({ locale: language }))
  return {
    kind: 'advance_request',
    number,
    language,
    layout,
    company: await printedCompany(ctx, head, currency),
    party: await partyFacts(ctx, party, language),
    onDate,
    reference,
    refunds: null,
    currency,
    lines: await printedLines(ctx, lines, taxes, (at) => money(facts.lineNets[at])),
    taxes: printedTaxes(facts.taxes, taxes, money),
    net: money(facts.net),
    tax: money(facts.tax),
    total,
    inWords: totalInWords(Money.of(facts.total, currency), language, head.country),
    deductions: [],
    payable: total,
    instalments: [{ dueOn: request.dueOn ?? onDate, amount: total }],
    discount: null,
    notes: [LABELS[language].beforehand, note].filter((text): text is string => Boolean(text)),
  }
}
