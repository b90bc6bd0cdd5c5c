import { defineOperation, reference, Refusal } from 'kontor/plugin'
import type StatementLayout from '../models/layout.js'
import LayoutVersion from '../models/layout_version.js'
import { arrange } from '../statements/layouts/own/versions.js'

/** Takes the rows of an earlier version again, as the next one. */
export default defineOperation<StatementLayout, { version_id: number }>({
  name: 'accounting.layout.take_version',
  on: 'accounting.layout',
  when: () => false,
  input: { version_id: reference('accounting.layout_version', { required: true }) },
  async run(ctx, layout, { version_id: id }) {
    const version = await LayoutVersion.findOrFail(ctx, id)
    if (version.layoutId !== layout.id) throw new Refusal('E_LAYOUT_VERSION')
    await arrange(ctx, layout, version.rows ?? [])
    return layout
  },
})
