import { defineOperation, json } from 'kontor/plugin'
import type StatementLayout from '../models/layout.js'
import { readRows } from '../statements/layouts/own/read_rows.js'
import { arrange } from '../statements/layouts/own/versions.js'

/** Gives a statement other rows, as its next version. */
export default defineOperation<StatementLayout, { rows: unknown }>({
  name: 'accounting.layout.arrange',
  on: 'accounting.layout',
  when: () => false,
  input: { rows: json({ required: true }) },
  async run(ctx, layout, { rows }) {
    await arrange(ctx, layout, readRows(rows))
    return layout
  },
})
