import { defineOperation, Refusal } from 'kontor/plugin'
import { sayIn } from '../models/layout.js'
import type StatementLayout from '../models/layout.js'
import { arrange } from '../statements/layouts/own/versions.js'
import { wireRows } from '../statements/layouts/own/wire_row.js'

/** Takes the rows of the shipped layout anew; what was changed stays as an earlier version. */
export default defineOperation<StatementLayout>({
  name: 'accounting.layout.reset',
  on: 'accounting.layout',
  place: 'overflow',
  icon: 'i-lucide-rotate-ccw',
  when: (record) => record.based_on !== null,
  async run(ctx, layout) {
    const { shipped } = layout
    if (!shipped) throw new Refusal('E_LAYOUT_OWN', { name: layout.name })
    layout.of = shipped.of
    await arrange(ctx, layout, wireRows(shipped, sayIn(ctx.company.language)))
    return layout
  },
})
