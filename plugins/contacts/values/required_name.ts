import { Refusal } from 'kontor/plugin'
import type Party from '../models/party.js'
import { personName } from './party_name.js'

/** A person is called by first and last name, an organisation by its name; nobody is nameless. */
export function requireName(party: Party) {
  const ownName = party.isPerson ? personName(party.firstName, party.lastName) : ''
  party.name = (ownName || party.name || '').trim()
  if (party.name) return
  throw Refusal.input([{ field: party.isPerson ? 'last_name' : 'name', code: 'E_REQUIRED' }])
}
