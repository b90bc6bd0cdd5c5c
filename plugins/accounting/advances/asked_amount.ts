import { type Decimal, Money } from 'kontor/plugin'
import type Advance from '../models/advance.js'

/** As much as somebody asked for; else all that is open of the advance, and no more than `most` in its currency. */
export function asked(advance: Advance, typed: Decimal | null, most?: Money | null): Money {
  const { open, currency } = advance
  if (typed) return Money.parse(typed.toString(), currency)
  if (!most || most.currency !== currency || open.units <= most.units) return open
  return most
}
