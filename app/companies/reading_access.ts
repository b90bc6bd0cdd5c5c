import type { Access } from '#kernel/access/access'
import { combineAccess } from '#kernel/access/combine'
import { loadAccess } from '#kernel/access/load_access'
import type { CompanyContext } from '#kernel/companies/context'
import { businessDate } from '#kernel/companies/create_context'
import { enabledPlugins } from '#kernel/plugins/enabled'
import type { Epochs } from '#kernel/records/storage/epochs'

interface Reader {
  userId: number
  writing: CompanyContext
  /** The other companies whose records he looks at. */
  others: readonly CompanyContext[]
  roleId: number | null
  now: Date
  epochs: Epochs
}

/**
 * What a user may do who writes to one company and looks at several: each company's records stand under that company's
 * rules, on that company's day, and only while it uses the plugin they belong to.
 */
export async function readingAccess(reader: Reader): Promise<Access> {
  const { userId, roleId, now, epochs } = reader
  const accessIn = ({ id, timeZone }: CompanyContext) =>
    loadAccess(userId, id, { roleId, today: businessDate(now, timeZone), epoch: epochs.access })
  const writing = await accessIn(reader.writing)
  if (reader.others.length === 0) return writing
  const others = await Promise.all(
    reader.others.map(async (one) => ({
      companyId: one.id,
      access: withinPlugins(await accessIn(one), await enabledPlugins(one.id, epochs)),
    }))
  )
  return combineAccess({ companyId: reader.writing.id, access: writing }, others)
}

/** The same rights, none of them to records of plugins the company does not use. */
function withinPlugins(access: Access, plugins: ReadonlySet<string>): Access {
  const isOn = (model: string) => {
    const plugin = model.slice(0, model.indexOf('.'))
    return plugin === 'kernel' || plugins.has(plugin)
  }
  return {
    isAdmin: access.isAdmin,
    isLogged: access.isLogged,
    fingerprint: `${access.fingerprint}/${[...plugins].sort().join('/')}`,
    allows: (model, verb) => isOn(model) && access.allows(model, verb),
    filter: (model, verb) => isOn(model) && access.filter(model, verb),
    mayUse: (model, field, verb) => isOn(model) && access.mayUse(model, field, verb),
    authorize: (model, verb) => access.authorize(model, verb),
    refusal: (model, verb) => access.refusal(model, verb),
    beyond: (rule) => access.beyond(rule),
  }
}
