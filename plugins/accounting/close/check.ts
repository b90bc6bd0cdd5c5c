import type { Context } from 'kontor/plugin'
import type { Span } from '../ledger/calendar.js'

/** The month or year that is about to be closed. */
export interface CloseSpan extends Span {
  kind: 'month' | 'year'
  id: number
  name: string
  isClosed: boolean
  /** Of its year, for numbers. */
  year: Span & { name: string }
}

/** Nothing concerned · in order · somebody should look · closing is refused or wrong. */
export type CheckState = 'none' | 'done' | 'open' | 'stops'

export interface Finding {
  state: CheckState
  /** How many are in the way. */
  count?: number
  /** Where they are. */
  href?: string
  /** More words than its name: a key below `screens.close.notes`. */
  note?: string
}

/** One line of the checklist: looks at the books of a span. */
export interface Check {
  key: string
  /** Only for years. */
  ofYear?: boolean
  find(ctx: Context, span: CloseSpan): Promise<Finding>
}

/** In order where there is none of it, else `otherwise`. */
export const none = (
  count: number,
  href: string | undefined,
  otherwise: 'open' | 'stops' = 'open'
): Finding => (count === 0 ? { state: 'done' } : { state: otherwise, count, href })

/** The list of a model, filtered. */
export const listAt = (path: string, filter: readonly unknown[]) =>
  `/accounting/${path}?${new URLSearchParams({ filter: JSON.stringify(filter) })}`

/** How many rows a query that begins with the company counts. */
export async function countOf(ctx: Context, sql: string, bindings: readonly unknown[] = []) {
  const [row] = await ctx.rows<{ count: number | string | null }>(sql, [
    ctx.company.id,
    ...bindings,
  ])
  return Number(row?.count ?? 0)
}
