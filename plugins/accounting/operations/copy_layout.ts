import { choice, defineOperation, Refusal, text } from 'kontor/plugin'
import StatementLayout from '../models/layout.js'
import { keepFirst } from '../statements/layouts/own/versions.js'
import { turned } from '../statements/layouts/own/wire_row.js'

interface Input {
  name: string
  labels: 'same' | 'turned'
}

/**
 * Makes another layout with the same rows, for other readers: with its labels as they are, or with those of the other
 * language first. Answers the copy.
 */
export default defineOperation<StatementLayout, Input>({
  name: 'accounting.layout.copy',
  on: 'accounting.layout',
  place: 'secondary',
  icon: 'i-lucide-copy',
  opens: true,
  reads: true,
  input: {
    name: text({ required: true, max: 120 }),
    labels: choice({ of: ['same', 'turned'], required: true, default: 'same' }),
  },
  async run(ctx, { rows, basedOn, of, covers, note }, { name, labels }) {
    if (await StatementLayout.findBy(ctx, ['name', 'eq', name])) {
      throw Refusal.input([{ field: 'name', code: 'E_TAKEN', params: { value: name } }])
    }
    const copied = structuredClone(rows ?? []).map((row) =>
      labels === 'turned' ? turned(row) : row
    )
    const copy = await StatementLayout.create(ctx, {
      name,
      basedOn,
      of,
      covers,
      note,
      rows: copied,
      revision: 1,
    })
    await keepFirst(ctx, copy, {})
    return copy
  },
})
