import type { Context } from '#kernel/companies/context'
import type Company from '#kernel/companies/company'
import { seedRoles } from '#kernel/access/seed_roles'
import { addPluginRows } from '#kernel/plugins/plugin_rows'
import { registry } from '#kernel/plugins/registry'
import type { Hook } from '#kernel/plugins/declaration'

/** What every new company has from its first moment: a row of each plugin, the administrator's role. */
export const beginCompany: Hook = async (ctx, record, input) => {
  await addPluginRows(ctx, record, input)
  const roles = registry.plugins.get('kernel')!.declaration.roles ?? {}
  await seedRoles(withinCompany(ctx, record as Company), 'kernel', roles)
}

/** The same caller in another company. */
export function withinCompany(ctx: Context, { id, name, currency, timeZone, language }: Company) {
  return ctx.with({ company: { id, name, currency, timeZone, language }, companyIds: [id] })
}
