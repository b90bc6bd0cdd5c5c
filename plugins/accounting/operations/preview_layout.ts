import { date, defineOperation, json, reference } from 'kontor/plugin'
import { previewOf, type PreviewInput } from '../statements/layouts/own/preview.js'

/** What a layout shows with rows as they are typed, and which accounts do not land once: read before it is saved. */
export default defineOperation<never, PreviewInput>({
  name: 'accounting.layout.preview',
  right: 'accounting.layout.read',
  reads: true,
  input: {
    layout_id: reference('accounting.layout', { required: true }),
    version_id: reference('accounting.layout_version'),
    rows: json(),
    from: date(),
    to: date(),
  },
  run: (ctx, _, input) => previewOf(ctx, input),
})
