import { type Context, Money } from 'kontor/plugin'
import Entry from '../models/entry.js'
import Opening from '../models/opening.js'
import type OpeningLine from '../models/opening_line.js'
import { openingTotals } from '../openings/check_opening.js'
import { deviations, type Totals } from '../openings/reckon.js'
import { fact, type StepFacts } from './steps.js'
import { needAllOf } from '../statements/sees_amounts.js'

/** A total of what was brought along, beside what the books before say. */
export interface Control {
  of: 'debit' | 'receivable' | 'payable'
  expected: string | null
  found: string
  difference: string | null
}

/** An opening with its totals. */
export interface OpeningFacts {
  id: number
  text: string
  onDate: string
  state: 'draft' | 'posted'
  /** Posted, and nothing else in its year yet: it can be taken back. */
  mayUndo: boolean
  controls: Control[]
  /** Without a control, or with one that is missed. */
  isOpen: boolean
}

/** The openings of a company with their controls, the first day first; refused (403) to whoever may not see their amounts. */
export async function readOpenings(ctx: Context): Promise<OpeningFacts[]> {
  needAllOf(ctx, 'accounting.opening')
  const openings = await Opening.where(ctx, ['id', 'notnull'], { sort: 'on_date' })
  const isUsed = await hasOtherEntries(ctx)
  const facts: OpeningFacts[] = []
  for (const opening of openings) {
    const lines = await ctx
      .records<OpeningLine>('accounting.opening_line')
      .where(['opening_id', 'eq', opening.id])
    const controls = controlsOf(opening, await openingTotals(ctx, lines), ctx.company.currency)
    const { id, text, onDate, state } = opening
    const isOpen =
      controls.every((one) => one.expected === null) ||
      controls.some((one) => one.difference !== null)
    facts.push({
      id,
      text,
      onDate,
      state,
      mayUndo: state === 'posted' && !isUsed,
      controls,
      isOpen,
    })
  }
  return facts
}

function controlsOf(opening: Opening, totals: Totals, currency: string): Control[] {
  const text = (units: bigint) => new Money(units, currency).toString()
  const wanted = {
    debit: opening.controlDebit?.units ?? null,
    receivable: opening.controlReceivable?.units ?? null,
    payable: opening.controlPayable?.units ?? null,
  }
  const off = new Map(deviations(totals, wanted).map((one) => [one.of, one]))
  return (['debit', 'receivable', 'payable'] as const).map((of) => {
    const deviation = off.get(of)
    return {
      of,
      expected: wanted[of] === null ? null : text(wanted[of]),
      found: text(totals[of]),
      difference: deviation ? text(deviation.found - deviation.expected) : null,
    }
  })
}

/** Balances and open items, posted. */
export function openingStep(ctx: Context, openings: readonly OpeningFacts[]): StepFacts {
  const drafts = openings.filter((one) => one.state === 'draft')
  const posted = openings.filter((one) => one.state === 'posted')
  return {
    step: 'opening',
    facts: posted.map(({ text, onDate }) => fact('opening.posted', { text, date: onDate })),
    missing: [
      ...(openings.length > 0 ? [] : [fact('opening.missing')]),
      ...drafts.map(({ text }) => fact('opening.draft', { text })),
    ],
    href:
      openings.length === 0 && ctx.access.allows('accounting.opening', 'import')
        ? '/accounting/openings/import'
        : '/accounting/openings',
  }
}

/** What was brought along comes to what the books before say. */
export function controlsStep(openings: readonly OpeningFacts[]): StepFacts {
  return {
    step: 'controls',
    facts: openings
      .filter((one) => !one.isOpen)
      .map(({ text, controls }) => fact('controls.agree', { text, total: controls[0].found })),
    missing: [
      ...(openings.length > 0 ? [] : [fact('opening.missing')]),
      ...openings.filter((one) => one.isOpen).map(({ text }) => fact('controls.missing', { text })),
    ],
    href: '/accounting/openings',
  }
}

async function hasOtherEntries(ctx: Context) {
  const other = await Entry.findBy(ctx, {
    and: [
      ['state', 'eq', 'posted'],
      {
        or: [
          ['source_model', 'null'],
          ['source_model', 'ne', 'accounting.opening'],
        ],
      },
    ],
  })
  return other !== undefined
}
