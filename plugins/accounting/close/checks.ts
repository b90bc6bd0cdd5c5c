import type { Context } from 'kontor/plugin'
import type { Check, CloseSpan, Finding } from './check.js'
import { draftChecks } from './checks/drafts.js'
import { ledgerChecks } from './checks/ledger.js'
import { settlingChecks } from './checks/settling.js'

/** Every computed line, in the order a bookkeeper works. */
export const CHECKS: readonly Check[] = [...draftChecks, ...settlingChecks, ...ledgerChecks]

export interface Found extends Finding {
  line: string
}

/** What the books say of each line, for a month or a year. */
export async function findAll(ctx: Context, span: CloseSpan): Promise<Found[]> {
  const found: Found[] = []
  for (const { key, ofYear, find } of CHECKS) {
    if (ofYear && span.kind !== 'year') continue
    found.push({ line: key, ...(await find(ctx, span)) })
  }
  return found
}
