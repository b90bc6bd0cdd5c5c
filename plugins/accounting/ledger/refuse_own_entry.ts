import { Refusal } from 'kontor/plugin'
import type Entry from '../models/entry.js'

/** What a document posted is taken back with the document, and what closed a year by reopening it. */
export function refuseOwnEntry({ sourceModel, kind, number }: Entry) {
  if (sourceModel) throw new Refusal('E_ENTRY_OF_DOCUMENT', { number: number ?? '' })
  if (kind === 'closing') throw new Refusal('E_ENTRY_OF_CLOSING', { number: number ?? '' })
}
