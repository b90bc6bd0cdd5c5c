import type { Context } from '#kernel/companies/context'
import { kernelContext } from '#kernel/companies/kernel_context'
import { Refusal } from '#kernel/http/refusal'
import { readRows } from '#kernel/records/storage/reader'

/** A context for a command: the company of that name or id, or the only one there is. */
export async function contextFor(company: string | undefined): Promise<Context> {
  const rows = await readRows<{ id: number; name: string }>(
    'SELECT `id`, `name` FROM `companies` ORDER BY `id`'
  )
  const found = company
    ? rows.filter(
        (one) => one.name.toLowerCase() === company.toLowerCase() || String(one.id) === company
      )
    : rows
  if (found.length === 1) return kernelContext({ companyId: Number(found[0].id) })
  if (company && rows.length > 0 && found.length === 0) {
    throw new Refusal('E_NO_COMPANY_NAMED', { name: company })
  }
  if (rows.length === 0) throw new Refusal('E_NO_COMPANY_YET')
  throw new Refusal('E_WHICH_COMPANY', { names: rows.map((one) => one.name).join(', ') })
}

/** The same, or null where there is no company yet, or several and none was named. */
export async function contextIfAny(company: string | undefined): Promise<Context | null> {
  if (company) return contextFor(company)
  const rows = await readRows<{ id: number }>('SELECT `id` FROM `companies` LIMIT 2')
  return rows.length === 1 ? kernelContext({ companyId: Number(rows[0].id) }) : null
}
