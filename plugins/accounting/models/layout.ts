import {
  choice,
  type Context,
  integer,
  json,
  longText,
  message,
  model,
  RecordModel,
  tags,
  text,
} from 'kontor/plugin'
import { ACCOUNT_KINDS, type AccountKind } from '../ledger/account_types.js'
import type { Layout } from '../statements/layout.js'
import {
  layoutOf,
  type Sayings,
  wireRows,
  type WireRow,
} from '../statements/layouts/own/wire_row.js'
import { SHIPPED, SHIPPED_KEYS } from '../statements/layouts/shipped.js'

/** A statement as a company wants it: rows that hold accounts, and sums of them. */
@model({
  name: 'accounting.layout',
  title: 'name',
  sort: 'name',
  icon: 'i-lucide-layout-list',
  list: ['name', 'based_on', 'of', 'revision', 'updated_at'],
  form: [
    { key: 'layout', fields: ['name', 'based_on', 'of', 'covers'] },
    { key: 'more', fields: ['note', 'external_id'] },
  ],
})
export default class StatementLayout extends RecordModel {
  @text({ required: true, max: 120, unique: true, index: true }) declare name: string
  /** The shipped layout it began as, and is reset to. */
  @choice({ of: SHIPPED_KEYS }) declare basedOn: string | null
  /** About a day (what one has) or about a time (what happened). */
  @choice({ of: ['day', 'time'], required: true, default: 'day' }) declare of: 'day' | 'time'
  /** Of these kinds it must hold every account. */
  @tags({ of: ACCOUNT_KINDS }) declare covers: AccountKind[] | null
  @longText() declare note: string | null
  @json({ readonly: true, hidden: true }) declare rows: WireRow[] | null
  /** Goes up each time its rows change. */
  @integer({ readonly: true }) declare revision: number | null

  /** A new one has the rows of the layout it begins as. */
  prepare(ctx: Context) {
    if (this.rows === null || this.rows === undefined) this.begin(ctx)
  }

  private begin(ctx: Context) {
    const shipped = this.shipped
    this.rows = shipped ? wireRows(shipped, sayIn(ctx.company.language)) : []
    this.revision = 1
    if (!shipped) return
    this.of = shipped.of
    this.covers = [...(shipped.covers ?? ACCOUNT_KINDS)]
  }

  get shipped() {
    return SHIPPED.find((one) => one.key === this.basedOn)
  }

  /** As statements take it. */
  get layout(): Layout {
    return this.layoutWith(this.rows ?? [])
  }

  /** The same with other rows: as they are typed, or were once. */
  layoutWith(rows: readonly WireRow[]): Layout {
    const { of, covers } = this
    return layoutOf({ key: `own-${this.id}`, of, covers: covers ?? [] }, rows)
  }
}

/** Labels of Kontor in the language of the company, in English beside another; what people wrote stays. */
export const sayIn = (language: string): Sayings => ({
  say: inLanguage(language),
  ...(language === 'en' ? {} : { sayOther: inLanguage('en') }),
})

const inLanguage = (language: string) => (label: string) =>
  label.startsWith('statements.rows.') ? message(language, `accounting.${label}`) : label
