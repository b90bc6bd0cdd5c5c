import { Money } from 'kontor/plugin'
import type { AccountType } from '../ledger/account_types.js'
import { accountNames } from './account_names.js'
import type { BookAccount, BookEntry, BookLine, Books, Journal } from './books.js'
import { worthsOf } from './worth.js'

const ROOTS = {
  asset: 'assets',
  liability: 'liabilities',
  equity: 'equity',
  income: 'income',
  expense: 'expenses',
} as const

const LETTERS = { asset: 'A', liability: 'L', equity: 'E', income: 'R', expense: 'X' } as const
const IS_CASH: ReadonlySet<AccountType> = new Set<AccountType>(['bank', 'cash'])

/** Parts of names: what would end one, open a comment or make an amount virtual is left out. */
const namePart = (text: string) => oneLine(text.replaceAll(/[:;()[\]{}|"*!=@\t]/g, ' '))

/** hledger and ledger: https://hledger.org/journal.html. */
export function hledger(books: Books): Journal {
  const names = accountNames(books.accounts, { roots: ROOTS, part: namePart })
  return {
    head: () => headOf(books, names),
    entry: (entry) => entryText(entry, books.currency, names),
  }
}

function headOf({ company, currencies, currency, from, to, accounts }: Books, names: Names) {
  const lines = [
    `; ${comment(company)}, ${from} – ${to}`,
    `; -B shows amounts of all currencies as ${currency}.`,
    'decimal-mark .',
    ...currencies.map((one) => `commodity ${sample(one)}`),
    ...accounts.map((one) => `account ${names.get(one.id)}  ; type:${letterOf(one)}`),
  ]
  return `${lines.join('\n')}\n`
}

type Names = ReadonlyMap<number, string>

const letterOf = ({ kind, type }: BookAccount) => (IS_CASH.has(type) ? 'C' : LETTERS[kind])

/** One unit as the currency is written: hledger needs a decimal mark, even without decimals. */
function sample(currency: string) {
  const one = Money.parse('1', currency).toString()
  return `${one.includes('.') ? one : `${one}.`} ${currency}`
}

function entryText(entry: BookEntry, currency: string, names: Names) {
  const { onDate, number, party, text, facts, lines } = entry
  const code = number ? ` (${plain(number).replaceAll(/[()]/g, '')})` : ''
  const words = [party, text].flatMap((one) => (one ? [plain(one)] : [])).join(' | ')
  return [
    '',
    `${onDate} *${code}${words && ` ${words}`}`,
    ...tagLine(facts),
    ...lines.flatMap((line) => lineTexts(line, currency, names)),
    '',
  ].join('\n')
}

function lineTexts(line: BookLine, currency: string, names: Names) {
  const tags = tagsOf(line.facts)
  return worthsOf(line, currency).map(({ amount, cost }) => {
    const worth = cost ? ` @@ ${cost} ${cost.currency}` : ''
    const figure = `${amount} ${amount.currency}${worth}`
    return `    ${names.get(line.accountId)}  ${figure}${tags && `  ; ${tags}`}`
  })
}

function tagLine(facts: BookEntry['facts']) {
  const tags = tagsOf(facts)
  return tags ? [`    ; ${tags}`] : []
}

const tagsOf = (facts: BookEntry['facts']) =>
  Object.entries(facts)
    .filter(([, value]) => value)
    .map(([key, value]) => `${key}:${comment(value!).replaceAll(',', ' ')}`)
    .join(', ')

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
const comment = oneLine
/** Of a description: a semicolon would begin a comment, a bar divides payee and note. */
const plain = (text: string) => oneLine(text.replaceAll(/[;|]/g, ','))
