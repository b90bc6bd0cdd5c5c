import { Money, Refusal } from 'kontor/plugin'
import { denominationsOf } from './denominations.js'

/** So many notes or coins of one value, in minor units. */
export interface Pieces {
  denomination: bigint
  pieces: number
}

const MOST = 1_000_000

/**
 * What was counted, as it travels: `[{denomination: "50.00", pieces: 3}]`. Refuses what the currency does not come in,
 * the same value twice and numbers of pieces that are none (E_COUNT_PIECES).
 */
export function readPieces(input: unknown, currency: string): Pieces[] {
  const { scale } = Money.of(0, currency)
  const known = new Set(denominationsOf(currency, scale))
  if (!Array.isArray(input)) fail()
  const seen = new Set<string>()
  return (input as unknown[]).map((one) => {
    const { denomination, pieces } = (one ?? {}) as Record<string, unknown>
    const isPieces = Number.isSafeInteger(pieces) && Number(pieces) >= 0 && Number(pieces) <= MOST
    if (typeof denomination !== 'string' || !known.has(denomination)) fail()
    if (!isPieces || seen.has(denomination as string)) fail()
    seen.add(denomination as string)
    return {
      denomination: Money.parse(denomination, currency).units,
      pieces: Number(pieces),
    }
  })
}

/** What pieces come to. Pure. */
export const worthOf = (pieces: readonly Pieces[]) =>
  pieces.reduce((sum, one) => sum + one.denomination * BigInt(one.pieces), 0n)

function fail(): never {
  throw Refusal.input([{ field: 'pieces', code: 'E_COUNT_PIECES' }])
}
