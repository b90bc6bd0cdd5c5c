import { Money } from 'kontor/plugin'
import { accountNames } from './account_names.js'
import type { BookEntry, BookLine, Books, Journal } from './books.js'
import { worthsOf } from './worth.js'

const ROOTS = {
  asset: 'Assets',
  liability: 'Liabilities',
  equity: 'Equity',
  income: 'Income',
  expense: 'Expenses',
} as const

/** Parts of names: letters, digits and dashes, beginning with a digit or a capital. */
function namePart(text: string) {
  const part = text.replaceAll(/[^\p{L}\p{Nd}]+/gu, '-').replaceAll(/^-+|-+$/g, '')
  const capital = part.charAt(0).toLocaleUpperCase('en') + part.slice(1)
  return /^[\p{Lu}\p{Nd}]/u.test(capital) || part === '' ? capital : `X-${capital}`
}

/** beancount: https://beancount.github.io/docs/beancount_language_syntax.html. */
export function beancount(books: Books): Journal {
  const names = accountNames(books.accounts, { roots: ROOTS, part: namePart })
  return {
    head: () => headOf(books, names),
    entry: (entry) => entryText(entry, books.currency, names),
  }
}

type Names = ReadonlyMap<number, string>

function headOf({ company, currency, currencies, from, accounts }: Books, names: Names) {
  const lines = [
    `option "title" ${quoted(company)}`,
    `option "operating_currency" "${currency}"`,
    // A total worth becomes a price for one there, which rarely ends: half of the smallest unit is no difference.
    `option "inferred_tolerance_default" "${currency}:${Money.of(1n, currency).toString().replace(/1$/, '05')}"`,
    '',
    ...currencies.map((one) => `${from} commodity ${one}`),
    ...accounts.flatMap(({ id, code, name }) => [
      `${from} open ${names.get(id)}`,
      `  code: ${quoted(code)}`,
      `  name: ${quoted(name)}`,
    ]),
  ]
  return `${lines.join('\n')}\n`
}

function entryText(entry: BookEntry, currency: string, names: Names) {
  const { onDate, number, party, text, facts, lines } = entry
  const words = [...(party ? [party] : []), text ?? number ?? '']
  return [
    '',
    `${onDate} * ${words.map(quoted).join(' ')}`,
    ...factLines('  ', { number, ...facts }),
    ...lines.flatMap((line) => lineTexts(line, currency, names)),
    '',
  ].join('\n')
}

function lineTexts(line: BookLine, currency: string, names: Names) {
  return worthsOf(line, currency).flatMap(({ amount, cost }) => {
    const worth = cost ? ` @@ ${cost} ${cost.currency}` : ''
    return [
      `  ${names.get(line.accountId)}  ${amount} ${amount.currency}${worth}`,
      ...factLines('    ', line.facts),
    ]
  })
}

const factLines = (indent: string, facts: BookEntry['facts']) =>
  Object.entries(facts)
    .filter(([, value]) => value)
    .map(([key, value]) => `${indent}${key}: ${quoted(value!)}`)

const quoted = (text: string) =>
  `"${text.replaceAll(/\s+/g, ' ').trim().replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
