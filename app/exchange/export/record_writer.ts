import { once } from 'node:events'
import type { Writable } from 'node:stream'
import type { Context } from '#kernel/companies/context'
import type { RecordFormat } from '#kernel/exchange/table/layout'
import { recordAddress } from '#kernel/exchange/table/record_address'
import { registry } from '#kernel/plugins/registry'
import type { Row } from '#kernel/records/fields/types/field_type'
import type { Model } from '#kernel/records/model'

const AT_ONCE = 200

interface Wanted {
  model: Model
  format: RecordFormat
  sink: Writable
  signal: AbortSignal
}

/** Writes records one after another in the words of a format. */
export function recordWriter(ctx: Context, { model, format, sink, signal }: Wanted) {
  const open = withoutClosed(ctx, model, writtenFields(ctx, model, format))
  let texts: string[] = []
  const flush = async () => {
    if (texts.length === 0) return
    const isRoom = sink.write(texts.join(''))
    texts = []
    if (!isRoom) await once(sink, 'drain', { signal })
  }
  return {
    write(row: Row) {
      texts.push(format.text(open(row), recordAddress(model.name, Number(row.id))))
      return texts.length < AT_ONCE ? undefined : flush()
    },
    async end() {
      await flush()
      sink.end()
    },
  }
}

/** The fields a format's text is made of, as far as the caller may export them. */
export function writtenFields(ctx: Context, model: Model, { fields }: RecordFormat) {
  return fields.filter((key) => {
    const field = model.fields.get(key)
    return field !== undefined && ctx.access.mayUse(model.name, field, 'export')
  })
}

/** Takes out of a row's lines what the caller may read but not export. */
function withoutClosed(ctx: Context, model: Model, keys: readonly string[]) {
  const closed = keys.flatMap((key) => {
    const { kind, to } = model.fields.get(key)!
    if (kind !== 'lines') return []
    const fields = [...registry.model(to!).fields.values()]
    const hidden = fields.filter((one) => !ctx.access.mayUse(to!, one, 'export'))
    return [{ key, hidden: hidden.map((one) => one.key) }]
  })
  return (row: Row) => {
    for (const { key, hidden } of closed) {
      for (const line of row[key] as Row[]) for (const one of hidden) delete line[one]
    }
    return row
  }
}
