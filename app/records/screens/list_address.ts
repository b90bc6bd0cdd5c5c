import type { HttpContext } from '@adonisjs/core/http'
import type { Context } from '#kernel/companies/context'
import type { Model } from '#kernel/records/model'
import { viewsOf } from '#kernel/records/views/tabs'

/**
 * The address of the view a user's list starts with, where he came to the list without saying what he wants to see;
 * undefined where the list as it is will do.
 */
export async function startAddress(
  { request }: HttpContext,
  ctx: Context,
  model: Model
): Promise<string | undefined> {
  if (request.parsedUrl.query || request.header('x-inertia-partial-data')) return undefined
  const { tabs, start } = await viewsOf(ctx, model)
  const view = start === null ? undefined : tabs.find((one) => one.id === start)
  if (!view) return undefined
  const query = new URLSearchParams({ view: view.id, ...view.query })
  return `/${model.plugin}/${model.segment}?${query}`
}
