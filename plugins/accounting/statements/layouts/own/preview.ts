import { type Context } from 'kontor/plugin'
import Account from '../../../models/account.js'
import StatementLayout from '../../../models/layout.js'
import LayoutVersion from '../../../models/layout_version.js'
import { readColumn } from '../../columns.js'
import { statement } from '../../statement.js'
import { completeness } from './completeness.js'
import { readRows } from './read_rows.js'
import type { WireRow } from './wire_row.js'

export interface PreviewInput {
  layout_id: number
  /** Rows as they are typed; those of a version, or the stored ones, where there are none. */
  rows?: unknown
  version_id?: number | null
  from?: string | null
  to?: string | null
}

/** So many of the latest versions are offered. */
const VERSIONS = 20

/** A layout as it is being changed: what it says between two days, rows of nothing too, and what it misses. */
export async function previewOf(ctx: Context, input: PreviewInput) {
  const record = await StatementLayout.findOrFail(ctx, input.layout_id)
  const rows = await rowsOf(ctx, record, input)
  const layout = record.layoutWith(rows)
  const column = await readColumn(ctx, {
    from: input.from ?? undefined,
    to: input.to ?? undefined,
  })
  const whole = { ...layout, rows: layout.rows.map((row) => ({ ...row, hidesZero: false })) }
  const shown = await statement(ctx, whole, [column])
  const accounts = await Account.where(ctx, ['is_group', 'eq', false], { sort: 'code' })
  const versions = await LayoutVersion.where(ctx, ['layout_id', 'eq', record.id], {
    sort: '-number',
    limit: VERSIONS,
  })
  return {
    rows,
    column,
    figures: shown.rows.map(({ key, amounts, accounts: of, is_share }) => ({
      key,
      amount: amounts?.[0] ?? null,
      is_share,
      accounts: of.length,
    })),
    broken: shown.broken,
    accounts: accounts.filter((one) => layout.covers?.includes(one.kind) ?? true).length,
    ...completeness(layout, accounts),
    versions: versions.map(({ id, number, createdAt }) => ({ id, number, created_at: createdAt })),
    may_arrange: ctx.access.allows('accounting.layout', 'arrange'),
  }
}

async function rowsOf(
  ctx: Context,
  record: StatementLayout,
  input: PreviewInput
): Promise<WireRow[]> {
  if (input.rows !== undefined && input.rows !== null) return readRows(input.rows)
  if (!input.version_id) return record.rows ?? []
  const version = await LayoutVersion.findOrFail(ctx, input.version_id)
  return version.layoutId === record.id ? (version.rows ?? []) : []
}
