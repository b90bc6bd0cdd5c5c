import type { Context } from '#kernel/companies/context'
import { hasMessage, message } from '#kernel/http/messages'
import type { AnswerColumn } from '#kernel/reports/answer'
import { cellText, decimalsOfColumn } from '#kernel/reports/output/cell_text'

/** What a condition is about, and how its values are written. */
export interface Described {
  label: string
  column: AnswerColumn
}

type Describe = (path: string, values: readonly unknown[]) => Described | Promise<Described>

/** Conditions as sentences, those that all have to hold a line each: "Due on at least 1 Mar 2026". */
export async function conditionWords(
  ctx: Context,
  filter: unknown,
  describe: Describe
): Promise<string[]> {
  if (filter === undefined || filter === null) return []
  const nodes = isTriple(filter) ? [filter] : (partsOf(filter) ?? [filter])
  return Promise.all(nodes.map((one) => wordsOf(ctx, one, describe)))
}

async function wordsOf(ctx: Context, node: unknown, describe: Describe): Promise<string> {
  if (isTriple(node)) return tripleWords(ctx, node, describe)
  const { or, not } = node as { or?: unknown[]; not?: unknown }
  if (not !== undefined) {
    return message(ctx.locale, 'lists.filter.not', { text: await wordsOf(ctx, not, describe) })
  }
  const parts = await Promise.all(
    (or ?? partsOf(node) ?? []).map(async (one) => {
      const words = await wordsOf(ctx, one, describe)
      return isTriple(one) ? words : `(${words})`
    })
  )
  return parts.join(` ${message(ctx.locale, `lists.filter.${or ? 'or' : 'and'}`)} `)
}

async function tripleWords(ctx: Context, [path, op, value]: Triple, describe: Describe) {
  const period = periodOf(value)
  const values = period === undefined ? (Array.isArray(value) ? value : [value]) : []
  const { label, column } = await describe(path, values)
  const isBare = op === 'null' || op === 'notnull'
  const sign = op === 'eq' && period !== undefined ? 'relative' : op
  const words = isBare
    ? []
    : [
        period === undefined
          ? values.map((one) => valueText(ctx, column, one)).join(op === 'between' ? ' – ' : ', ')
          : periodText(ctx, period),
      ]
  return [label, message(ctx.locale, `records.operators.${sign}`), ...words].join(' ')
}

function valueText({ locale, company }: Context, column: AnswerColumn, value: unknown) {
  const period = periodOf(value)
  if (period !== undefined) return periodText({ locale }, period)
  const row = { [column.key]: value }
  const wording = { locale, timeZone: company.timeZone }
  return cellText(column, row, decimalsOfColumn(column, [row]), wording) || '–'
}

/** "last_30_days" has a text of its own, "last_12_weeks" is made of its parts. */
function periodText({ locale }: Pick<Context, 'locale'>, word: string) {
  if (hasMessage(locale, `records.periods.${word}`)) {
    return message(locale, `records.periods.${word}`)
  }
  const [, way, count, unit] = /^(last|next)_(\d+)_(\w+)$/.exec(word) ?? []
  return way ? message(locale, `lists.filter.${way}_several`, { count: Number(count), unit }) : word
}

type Triple = [path: string, op: string, value?: unknown]

const isTriple = (node: unknown): node is Triple =>
  Array.isArray(node) && typeof node[0] === 'string'

function partsOf(node: unknown): unknown[] | undefined {
  if (Array.isArray(node)) return node
  return (node as { and?: unknown[] }).and
}

function periodOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('relative' in value)) return undefined
  return String(value.relative)
}
