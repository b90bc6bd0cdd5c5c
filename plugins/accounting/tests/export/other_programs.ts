import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Context } from 'kontor/plugin'
import { type BooksFormat, writeBooks } from '../../export/write_books.js'

const run = promisify(execFile)
const at = (...paths: string[]) => paths.find((path) => existsSync(path))
export const HLEDGER = at('/usr/bin/hledger', '/usr/local/bin/hledger')
export const BEAN_CHECK = at('/usr/bin/bean-check', '/usr/local/bin/bean-check')
export const BEAN_QUERY = at('/usr/bin/bean-query', '/usr/local/bin/bean-query')

/** Answers of bean-query, as rows. */
const ASKED = ['-q', '-f', 'csv']

interface Span {
  from: string
  to: string
}

/** Has another program read the books. */
export async function ask(
  program: string,
  ctx: Context,
  [format, span]: [BooksFormat, Span],
  ...words: string[]
) {
  const folder = await mkdtemp(join(tmpdir(), 'books-'))
  try {
    const file = join(folder, format === 'hledger' ? 'books.journal' : 'books.beancount')
    await writeFile(file, await writeBooks(ctx, format, span))
    const args =
      format === 'hledger'
        ? ['-f', file, ...words]
        : [...(words.length > 0 ? ASKED : []), file, ...words]
    const { stdout } = await run(program, args, {
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' },
    })
    return stdout
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** What hledger says of every account: code and currency → decimal text. */
export async function theirs(ctx: Context, span: Span, ...flags: string[]) {
  const words = ['balance', '--flat', '--no-total', '--layout=tidy', '-O', 'csv', ...flags]
  const csv = await ask(HLEDGER!, ctx, ['hledger', span], ...words)
  return new Map(
    csv
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.slice(1, -1).split('","'))
      .map(([account, , , , currency, value]): [string, string] => [
        `${account.split(':').at(-1)!.split(' ')[0]} ${currency}`,
        value,
      ])
      .filter(([, value]) => !/^0(\.0+)?$/.test(value))
  )
}

/** What beancount says of every account and currency: its amount and what it is worth as texts, with all their decimals. */
export async function beans(ctx: Context, span: Span) {
  const query =
    'SELECT account, currency, str(sum(number)) AS units, str(sum(number(weight))) AS worth GROUP BY account, currency'
  const csv = await ask(BEAN_QUERY!, ctx, ['beancount', span], query)
  return csv
    .trim()
    .split('\n')
    .slice(1)
    .map((row) => row.split(',').map((one) => one.trim()))
    .map(([account, currency, units, worth]) => ({
      ...{ account, currency },
      ...{ units: numberIn(units), worth: numberIn(worth) },
    }))
}

/** Decimal('0.010') */
const numberIn = (text: string) => text.slice(text.indexOf("'") + 1, text.lastIndexOf("'"))
