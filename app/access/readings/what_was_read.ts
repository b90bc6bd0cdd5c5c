import type { ReadingKind } from '#kernel/access/readings/reading'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { hasMessage, message } from '#kernel/http/messages'
import { registry } from '#kernel/plugins/registry'
import type { Model } from '#kernel/records/model'
import { show } from '#kernel/records/query/show'

/** What an address shows: one record, a list, a screen, or a file of any of them. */
export interface WhatWasRead {
  kind: ReadingKind
  subject: string | null
  model: string | null
  recordId: number | null
}

/** Says of an address what it shows, by the names it goes by now. */
export async function whatWasRead(
  ctx: Context,
  path: string,
  isFile: boolean
): Promise<WhatWasRead> {
  const [plugin = '', records = '', id = ''] = path.replace(/^\/(api\/v1\/)?/, '').split('/')
  const model = registry.bySegment(plugin, records)
  if (!model) {
    const subject = screenTitle(ctx, plugin, records)
    return { kind: isFile ? 'file' : 'screen', subject, model: null, recordId: null }
  }
  const recordId = /^[1-9]\d{0,15}$/.test(id) ? Number(id) : null
  const kind = recordId === null ? 'list' : 'record'
  return {
    kind: isFile ? 'file' : kind,
    subject: recordId === null ? textOf(ctx, model, 'many') : await labelOf(ctx, model, recordId),
    model: model.name,
    recordId,
  }
}

const textOf = ({ company }: Context, { plugin, id }: Model, which: 'one' | 'many') =>
  message(company.language, `${plugin}.models.${id}.${which}`)

async function labelOf(ctx: Context, model: Model, id: number) {
  const kind = textOf(ctx, model, 'one')
  try {
    const record = await show(ctx, model, id, { fields: ['id', model.title] })
    return `${kind} ${String(record[model.title] ?? `#${id}`)}`.slice(0, 255)
  } catch (error) {
    if (error instanceof Refusal) return `${kind} #${id}`
    throw error
  }
}

function screenTitle({ company }: Context, plugin: string, screen: string) {
  const key = `${plugin}.screens.${screen.replaceAll('-', '_')}.title`
  return hasMessage(company.language, key) ? message(company.language, key) : null
}
