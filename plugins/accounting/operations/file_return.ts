import { date, defineOperation, type RecordModel, text } from 'kontor/plugin'
import { fileReturn } from '../tax/filings/file_return.js'

interface Input {
  from: string
  to: string
  reference?: string | null
}

/** Freezes the tax return of a period as it was handed in, and locks taxes up to its last day. */
export default defineOperation<RecordModel, Input>({
  name: 'accounting.tax_filing.file',
  input: {
    from: date({ required: true }),
    to: date({ required: true }),
    reference: text({ max: 80 }),
  },
  run: (ctx, _none, { from, to, reference }) => fileReturn(ctx, { from, to }, reference ?? null),
})
