import type { HttpContext } from '@adonisjs/core/http'
import type { Context } from '#kernel/companies/context'
import { nestedRow } from '#kernel/fields/write/custom_values'
import { Refusal } from '#kernel/http/refusal'
import { registry } from '#kernel/plugins/registry'
import { modelOptions } from '#kernel/records/model'
import type { Model } from '#kernel/records/model'
import type { ListPage } from '#kernel/records/query/list'
import { show } from '#kernel/records/query/show'
import { RecordModel } from '#kernel/records/record_model'

/** JSON written once: the framework's own writer looks for cycles, which plain rows cannot have. */
export function answerJson({ response }: HttpContext, body: unknown, status = 200) {
  response.status(status)
  response.header('Content-Type', 'application/json; charset=utf-8')
  response.send(JSON.stringify(body))
}

/** `{ "data": … }` */
export function answerData(http: HttpContext, data: unknown, status?: number) {
  answerJson(http, dataOf(data), status)
}

/** The same as the text that is kept for whoever asks again. */
export const bodyOf = (data: unknown) => JSON.stringify(dataOf(data))

const dataOf = (data: unknown) => ({ data: isRow(data) ? nestedRow(data) : data })

/** `{ "data": […], "page": { "next": … } }`, and the count where it was asked for. */
export function answerPage(http: HttpContext, { data, next, count }: ListPage) {
  const page = { data: data.map(nestedRow), page: { next } }
  answerJson(http, count === undefined ? page : { ...page, count })
}

const isRow = (data: unknown): data is Record<string, unknown> =>
  typeof data === 'object' && data !== null && !Array.isArray(data)

/** A record just written, as its reader sees it. Who may write but not read learns its id and version. */
export async function wireOf(ctx: Context, model: Model, id: number, version?: number) {
  try {
    return await show(ctx, model, id)
  } catch (error) {
    if (error instanceof Refusal && (error.status === 404 || error.status === 403)) {
      return { id, version }
    }
    throw error
  }
}

/** What an operation returned: a record in wire form, anything else as it is. */
export async function resultOf(ctx: Context, result: unknown): Promise<unknown> {
  if (!(result instanceof RecordModel)) return result
  const { name } = modelOptions(result.constructor)!
  return wireOf(ctx, registry.model(name), result.id, result.version)
}
