import type { Context } from 'kontor/plugin'

const MODELS = ['accounting.entry', 'accounting.account']

/**
 * Whether somebody sees the books of a company wholly: a statement of a part would be wrong. Rights over several companies
 * are one filter that names each of them; whatever it says of a company beyond its name is a part of it. Pure.
 */
export function seesWholly(access: Context['access'], companyId: number) {
  return MODELS.every((model) =>
    (['read', 'report'] as const).every((verb) => isWhole(access.filter(model, verb), companyId))
  )
}

function isWhole(filter: unknown, companyId: number): boolean {
  if (typeof filter === 'boolean') return filter
  if (Array.isArray(filter)) {
    const [path, operator, value] = filter as unknown[]
    return path === 'company_id' && operator === 'eq' && value === companyId
  }
  const { or } = filter as { or?: unknown[] }
  return or?.some((one) => isWhole(one, companyId)) ?? false
}
