import type { Context } from '#kernel/companies/context'
import { placeholders } from '#kernel/records/query/sql'
import { hash } from '#kernel/records/search/hash'
import type { SearchIndex, Wanted } from '#kernel/records/search/search_index'
import { WITHIN_FROM } from '#kernel/records/search/words'

/*
 * FULLTEXT knows whole words and their beginnings, none shorter than three signs, and leaves out some
 * common ones. So each word is written several times: its first sign and its first two behind "qs", and every
 * ending of it from three signs on behind "qf". What is looked for within a word is then the beginning of
 * one of its endings.
 */
const START = 'qs'
const ENDING = 'qf'
const WHOLE = 'qw'

export const mysqlIndex: SearchIndex = {
  text(_, words, wholes) {
    const tokens = new Set(wholes.map(wholeToken))
    for (const word of words) for (const token of tokensOf(word)) tokens.add(token)
    return [...tokens].join(' ')
  },

  async candidates(ctx, wanted) {
    const exact = await matching(ctx, wanted, wholeToken(wanted.whole))
    const rest = await matching(ctx, wanted, wanted.words.map(termOf).join(' '))
    const found = new Map<string, number[]>()
    for (const { model, id } of [...exact, ...rest]) {
      const ids = found.get(model) ?? []
      if (!ids.includes(Number(id))) ids.push(Number(id))
      found.set(model, ids)
    }
    return found
  },
}

/** The newest of each model: one question for all of them, for each question reads the lists of every word. */
function matching(ctx: Context, { models, companies, limit }: Wanted, against: string) {
  return ctx.rows<{ model: string; id: number }>(
    'SELECT model, id FROM (' +
      'SELECT model, record_id AS id, ROW_NUMBER() OVER (PARTITION BY model ORDER BY record_id DESC) AS place ' +
      'FROM search_entries WHERE MATCH (words) AGAINST (? IN BOOLEAN MODE) ' +
      `AND model IN (${placeholders(models)}) ` +
      `AND (company_id IS NULL OR company_id IN (${placeholders(companies)}))` +
      ') AS ranked WHERE place <= ? ORDER BY model, place',
    [against, ...models, ...companies, limit]
  )
}

function tokensOf(word: string): string[] {
  const signs = [...word]
  const tokens = [START + signs[0], START + signs.slice(0, 2).join('')]
  for (let at = 0; at + WITHIN_FROM <= signs.length; at++) {
    tokens.push(ENDING + signs.slice(at).join(''))
  }
  return tokens
}

function termOf(word: string) {
  return [...word].length < WITHIN_FROM ? `+${START}${word}` : `+${ENDING}${word}*`
}

const wholeToken = (whole: string) => WHOLE + hash(whole).toString(36).padStart(7, '0')
