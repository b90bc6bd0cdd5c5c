import type { Context } from 'kontor/plugin'
import { likenessScore, type Likeness } from '../values/likeness.js'
import { cluesOf, type Entry } from './clues.js'

/** A party that may be the one just being entered. */
export interface Duplicate {
  id: number
  version: number
  name: string
  kind: string
  city: string | null
  country: string | null
  reasons: Likeness[]
  /** 0 to 100; 100 is certain. */
  score: number
}

const MOST_CANDIDATES = 50
const MOST_SHOWN = 5
const SHOWN = ['id', 'version', 'name', 'kind', 'city', 'country']

/** The likely duplicates of an entry among the parties the caller may read, the likeliest first. */
export async function findDuplicates(ctx: Context, entry: Entry): Promise<Duplicate[]> {
  const reasons = new Map<number, Likeness[]>()
  for (const clue of cluesOf(ctx, entry)) {
    const rows = await ctx.rows<{ id: number }>(
      `${clue.sql} LIMIT ${MOST_CANDIDATES}`,
      clue.bindings
    )
    for (const { id } of rows) reasons.set(id, [...(reasons.get(id) ?? []), clue.reason])
  }
  reasons.delete(entry.except_id ?? 0)
  if (reasons.size === 0) return []
  return (await readable(ctx, [...reasons.keys()]))
    .map((party) => withScore(party, reasons.get(party.id)!))
    .sort((a, b) => b.score - a.score || a.name.localeCompare(b.name))
    .slice(0, MOST_SHOWN)
}

async function readable(ctx: Context, ids: number[]) {
  const { data } = await ctx.list('contacts.party', {
    filter: ['id', 'in', ids],
    fields: SHOWN,
    limit: MOST_CANDIDATES,
  })
  return data as unknown as Omit<Duplicate, 'reasons' | 'score'>[]
}

function withScore(party: Omit<Duplicate, 'reasons' | 'score'>, reasons: Likeness[]): Duplicate {
  return { ...party, reasons, score: likenessScore(reasons) }
}
