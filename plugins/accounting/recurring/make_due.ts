import { type Context, Refusal } from 'kontor/plugin'
import { languageFor } from '../documents/print/invoice_file.js'
import { postEntry } from '../ledger/post_entry.js'
import EntryTemplate from '../models/entry_template.js'
import type Invoice from '../models/invoice.js'
import RecurringEntry from '../models/recurring_entry.js'
import type RecurringEntryFigure from '../models/recurring_entry_figure.js'
import type RecurringInvoice from '../models/recurring_invoice.js'
import type RecurringInvoiceLine from '../models/recurring_invoice_line.js'
import RecurringRun from '../models/recurring_run.js'
import { draftEntry } from './draft_entry.js'
import { mailMade } from './mail_made.js'
import { fillText, type Occasion } from './placeholders.js'
import type { Recurring } from './recurring.js'
import { daysOf } from './schedule.js'
import { entryFrom } from './templates/use_template.js'

/** What was made for a date: the model and id of an entry or invoice. */
export interface Made {
  model: 'accounting.entry' | 'accounting.invoice'
  id: number
}

/**
 * Makes the entry or invoice of the next date, and notes that this date is done: in one transaction with the record
 * locked, so that a date is made once whoever asks. With `dueOn` only if that is still the next date.
 */
export async function makeDue(
  ctx: Context,
  recurring: RecurringEntry | RecurringInvoice,
  dueOn?: string | null
): Promise<Made | null> {
  const on = recurring.nextOn
  if (dueOn && dueOn !== on) return null
  if (on === null) throw new Refusal('E_RECURRING_ENDED', { name: recurring.name })
  if (recurring.state === 'paused') {
    throw new Refusal('E_RECURRING_PAUSED', { name: recurring.name })
  }
  const occasion = { on, ...daysOf(recurring.schedule, on, recurring.covers) }
  const isEntry = recurring instanceof RecurringEntry
  const id = isEntry
    ? await makeEntry(ctx, recurring, occasion)
    : await makeInvoice(ctx, recurring, occasion)
  const mailProblem =
    !isEntry && recurring.makes === 'mailed' ? await mailMade(ctx, recurring, id) : null
  await RecurringRun.create(ctx, {
    dueOn: on,
    recurringEntryId: isEntry ? recurring.id : null,
    recurringInvoiceId: isEntry ? null : recurring.id,
    entryId: isEntry ? id : null,
    invoiceId: isEntry ? null : id,
    mailProblem,
  })
  moveOn(recurring, on)
  return { model: isEntry ? 'accounting.entry' : 'accounting.invoice', id }
}

function moveOn(recurring: Recurring, on: string) {
  recurring.lastOn = on
  recurring.made += 1
  recurring.problem = null
}

async function makeEntry(ctx: Context, recurring: RecurringEntry, occasion: Occasion) {
  const template = await EntryTemplate.findOrFail(ctx, recurring.templateId)
  const figures = await ctx.lines<RecurringEntryFigure>(recurring, 'figures')
  const own = Object.fromEntries(figures.map(({ name, value }) => [name, value]))
  await refuseIdle(ctx, template, figures)
  const given = await entryFrom(ctx, template, occasion, own)
  const entry = await (recurring.makes === 'posted' ? postEntry : draftEntry)(ctx, given)
  return entry.id
}

/** Figures the template does not ask for: whoever keeps them expects other amounts than it would book. */
async function refuseIdle(
  ctx: Context,
  template: EntryTemplate,
  figures: readonly RecurringEntryFigure[]
) {
  if (figures.length === 0 || (await ctx.lines(template, 'variables')).length > 0) return
  throw new Refusal('E_FIGURES_NONE', { name: figures[0].name })
}

async function makeInvoice(ctx: Context, recurring: RecurringInvoice, occasion: Occasion) {
  const lines = await ctx.lines<RecurringInvoiceLine>(recurring, 'lines')
  if (lines.length === 0) throw new Refusal('E_RECURRING_EMPTY', { name: recurring.name })
  const language = await languageFor(ctx, recurring)
  const words = (text: string | null) => text && fillText(text, occasion, language)
  const invoice = await ctx.run<Invoice>('accounting.invoice.create', null, {
    kind: recurring.kind,
    party_id: recurring.partyId,
    on_date: occasion.on,
    currency: recurring.currency,
    is_tax_included: recurring.isTaxIncluded,
    ...told({
      reference: words(recurring.reference),
      note: words(recurring.note),
      payment_term_id: recurring.paymentTermId,
    }),
    lines: lines.map((line) =>
      told({
        product_id: line.productId,
        text: words(line.text),
        quantity: line.quantity?.toString(),
        price: line.price?.toString(),
        discount: line.discount?.toString(),
        tax_id: line.taxId,
        account_id: line.accountId,
        cost_centre_id: line.costCentreId,
      })
    ),
  })
  if (recurring.makes !== 'draft') await ctx.run('accounting.invoice.post', invoice)
  return invoice.id
}

/** What is left open is filled in by the document itself. */
const told = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).filter(([, one]) => one !== null && one !== undefined))
