import { type Context, message } from 'kontor/plugin'
import { dayText } from '../../ledger/day_text.js'
import type { Figure } from './figure.js'

/** Why a number is what it is: what it is made of, and the postings and documents behind it. */
export interface Why {
  title: string
  /** In words, such as the formula or the days. */
  note: string | null
  amount: string
  currency: string
  /** Shares are percentages. */
  is_share?: boolean
  parts: Part[]
  lines: WhyLine[]
  /** Where all lines are, with more than these. */
  all: string | null
  is_cut: boolean
}

/** One part of a figure; `why` asks further. */
export interface Part {
  sign: '+' | '-' | '/' | null
  label: string
  amount: string | null
  is_share?: boolean
  why?: Figure
  href?: string
}

/** One posting behind a figure, with its document. */
export interface WhyLine {
  entry_id: number
  number: string
  on_date: string
  text: string | null
  amount: string
  /** The figure's unless told. */
  currency?: string
  document: { label: string; href: string } | null
}

/** Most lines that are shown. */
export const MOST_LINES = 20

/** A text of the panel, its days as the reader writes them. */
export function words(ctx: Context, key: string, params: Record<string, string | number> = {}) {
  const said = Object.entries(params).map(([name, value]) => [
    name,
    /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? dayText(ctx.locale, String(value)) : value,
  ])
  return message(ctx.locale, `accounting.screens.why.${key}`, Object.fromEntries(said))
}

/** What an entry was made from: "Invoice", where it stands. */
export function documentOf(ctx: Context, model: string | null, id: number | null) {
  if (!model || !id) return null
  const [plugin, name] = model.split('.')
  const segment = `${name.replaceAll('_', '-').replace(/y$/, 'ie')}s`
  return {
    label: message(ctx.locale, `${plugin}.models.${name}.one`),
    href: `/${plugin}/${segment}/${id}`,
  }
}
