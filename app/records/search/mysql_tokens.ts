import { hash } from '#kernel/records/search/hash'
import type { Place, Said } from '#kernel/records/search/search_index'
import { WITHIN_FROM } from '#kernel/records/search/words'

/*
 * FULLTEXT knows whole words and their beginnings, none shorter than three signs, and leaves out some
 * common ones. So each word is written several times: its first sign and its first two behind "s", and every
 * ending of it from three signs on behind "f". What is looked for within a word is then the beginning of
 * one of its endings. Each is written for its place (model and company), so that the lists of others cost nothing.
 */
const START = 's'
const ENDING = 'f'
const WHOLE = 'w'
const UNSAID = 'u'

const PLACE_SIGNS = 4

/** What a record's texts say, as words for FULLTEXT. */
export function tokensOf(place: Place, { words, wholes, isWhole }: Said): string {
  const code = placeCode(place)
  const tokens = new Set(wholes.map((whole) => wholeTerm(whole, code)))
  if (!isWhole) tokens.add(unsaidTerm(code))
  for (const word of words) for (const token of piecesOf(code, word)) tokens.add(token)
  return [...tokens].join(' ')
}

/** Where an entry belongs, in four signs; now and then two places share one. */
export function placeCode({ model, company, isArchived }: Place) {
  const value = hash(`${model} ${company ?? 0}${isArchived ? ' archived' : ''}`)
  return (value % 36 ** PLACE_SIGNS).toString(36).padStart(PLACE_SIGNS, '0')
}

/** "_" stands for any place: as many signs, whatever they are. */
const ANY = '_'.repeat(PLACE_SIGNS)

/** A whole word of one or two signs, or a longer word's first ones. */
export const startTerm = (start: string, place = ANY) => START + place + start

/** What stands within a word, to be followed by anything. */
export const endingTerm = (piece: string, place = ANY) => ENDING + place + piece

export const wholeTerm = (whole: string, place = ANY) =>
  WHOLE + place + hash(whole).toString(36).padStart(7, '0')

/** Its entry does not say all of a record. */
export const unsaidTerm = (place = ANY) => UNSAID + place

function piecesOf(place: string, word: string): string[] {
  const signs = [...word]
  const tokens = [startTerm(signs[0], place), startTerm(signs.slice(0, 2).join(''), place)]
  for (let at = 0; at + WITHIN_FROM <= signs.length; at++) {
    tokens.push(endingTerm(signs.slice(at).join(''), place))
  }
  return tokens
}
