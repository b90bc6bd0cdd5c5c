import type { Context, Hook } from 'kontor/plugin'
import type StatementLayout from '../../../models/layout.js'
import LayoutVersion from '../../../models/layout_version.js'
import type { WireRow } from './wire_row.js'

/** Gives a layout other rows; those it had stay as a version of their own. */
export async function arrange(ctx: Context, layout: StatementLayout, rows: WireRow[]) {
  if (JSON.stringify(rows) === JSON.stringify(layout.rows)) return
  layout.rows = rows
  layout.revision = (layout.revision ?? 0) + 1
  await keepVersion(ctx, layout)
}

/** The rows of a new layout are its first version. */
export const keepFirst: Hook = (ctx, record) => keepVersion(ctx, record as StatementLayout)

async function keepVersion(ctx: Context, layout: StatementLayout) {
  const { id: layoutId, revision, rows } = layout
  await LayoutVersion.create(ctx, { layoutId, number: revision ?? 1, rows })
}

/** A layout that is deleted takes its versions along. */
export const removeVersions: Hook = async (ctx, record) => {
  const versions = ctx.records(LayoutVersion)
  for (const one of await versions.where(['layout_id', 'eq', record.id])) {
    await versions.delete(one)
  }
}
