import { Refusal } from '#kernel/http/refusal'
import { runReport } from '#kernel/reports/run/run_report'
import { caller, installThings, store } from '#tests/kernel/query/things'
import type { Row } from '#tests/kernel/query/things'

/** Company 1 has all but the last; amounts are minor units, weights millionths. */
const THINGS: Row[] = [
  {
    id: 1,
    name: 'Київ',
    colour: 'red',
    price: 1250,
    currency: 'EUR',
    weight: 2_500_000,
    count: 2,
    made_on: '2026-01-31',
    place_id: 1,
  },
  {
    id: 2,
    name: 'київ',
    colour: 'red',
    price: 900,
    currency: 'JPY',
    weight: 1_000_000,
    count: 3,
    made_on: '2026-02-01',
    place_id: 1,
  },
  {
    id: 3,
    name: 'ABC',
    colour: 'green',
    price: 50,
    currency: 'EUR',
    made_on: '2026-04-30',
    place_id: 2,
  },
  {
    id: 4,
    name: 'abc',
    colour: 'red',
    price: 250,
    currency: 'EUR',
    made_on: '2026-02-01',
    count: 5,
  },
  { id: 5, name: null, colour: null, price: 1, currency: 'EUR', made_on: '2025-12-29', count: 0 },
  {
    id: 6,
    name: 'gone',
    colour: 'blue',
    price: 7,
    currency: 'EUR',
    archived_at: '2026-01-01 00:00:00.000',
  },
  { id: 7, name: 'theirs', colour: 'blue', company_id: 2, price: 1, currency: 'EUR' },
]

/** Makes the things and their places; answers what takes them away again. */
export async function installFewThings() {
  const remove = await installThings()
  await store('probe_places', [
    { id: 1, name: 'hall' },
    { id: 2, name: 'attic' },
  ])
  for (const row of THINGS) await store('probe_things', [row])
  return remove
}

/** A report over the things, by somebody of company 1. */
export const run = (query: Row, ctx = caller()) =>
  runReport(ctx, { source: 'probe.thing', ...query })

/** What a report over the things is refused for; empty where it is answered. */
export async function mistakes(query: Row, ctx = caller()) {
  try {
    await run(query, ctx)
    return []
  } catch (error) {
    if (error instanceof Refusal && error.status === 422) return error.errors
    throw error
  }
}
