import type { Context } from 'kontor/plugin'
import { isChanged } from 'kontor/plugin'
import type Party from '../models/party.js'
import { keepAddress } from './address.js'
import { keepEmail, keepPhone } from './reach.js'

const KEYS = ['email', 'phone', 'street', 'postal_code', 'city', 'region', 'country']

/** What was written straight into a party's main data and has not reached its lines yet. */
const written = new WeakMap<Party, Set<string>>()

/**
 * Keeps a party's main data equal to its main lines. Main data of its own ("email": …) is a short way
 * to write the main line, for imports and simple clients. A new party is stored before its lines, and
 * prepared again after them.
 */
export async function keepMainData(ctx: Context, party: Party) {
  const keys = written.get(party) ?? new Set()
  for (const key of KEYS) if (isChanged(party, key)) keys.add(key)
  written.set(party, keys)
  if (!party.id) return
  await keepAddress(ctx, party, keys)
  await keepPhone(ctx, party, keys.has('phone'))
  await keepEmail(ctx, party, keys.has('email'))
  keys.clear()
}
