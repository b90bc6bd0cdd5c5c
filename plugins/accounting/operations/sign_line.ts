import { defineOperation, type RecordModel, reference, Refusal, text } from 'kontor/plugin'
import { signOff } from '../close/sign_offs.js'
import { askedSpan } from '../close/span.js'

interface Input {
  period_id?: number | null
  fiscal_year_id?: number | null
  line: string
  note?: string | null
}

/** Says of a line of the checklist that it is done, or may stay as it is, with one's name and the moment. */
export default defineOperation<RecordModel, Input>({
  name: 'accounting.sign_off.sign',
  input: {
    period_id: reference('accounting.period'),
    fiscal_year_id: reference('accounting.fiscal_year'),
    line: text({ required: true, max: 60 }),
    note: text(),
  },
  async run(ctx, _none, { period_id, fiscal_year_id, line, note }) {
    if (!period_id === !fiscal_year_id) {
      throw Refusal.input([{ field: 'period_id', code: 'E_REQUIRED' }])
    }
    const span = await askedSpan(ctx, { period_id, fiscal_year_id })
    return signOff(ctx, span!, line, note ?? null)
  },
})
