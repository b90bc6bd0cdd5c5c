import type { Context } from '#kernel/companies/context'
import { message } from '#kernel/http/messages'
import type { Figure } from '#kernel/plugins/declaration'

/** Whether a company has a logo for its letters, and for administrators the way to take all of it home. */
export default async function companyFigures(ctx: Context, id: number): Promise<Figure[]> {
  if (!ctx.access.allows('kernel.company', 'update')) return []
  const [logo] = await ctx.rows('SELECT `company_id` FROM `company_logos` WHERE `company_id` = ?', [
    id,
  ])
  const value = message(ctx.locale, logo ? 'kernel.logos.set' : 'kernel.logos.none')
  const figures = [{ key: 'logo', value, href: `/kernel/companies/${id}/logo/edit` }]
  if (!ctx.user.isAdmin) return figures
  const all = message(ctx.locale, 'upkeep.company_export.all')
  return [...figures, { key: 'export', value: all, href: `/kernel/companies/${id}/export` }]
}
