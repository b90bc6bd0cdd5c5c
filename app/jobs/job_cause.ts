import type { Context } from '#kernel/companies/context'

/** The stack behind a job's last failure; null for whoever is no administrator. */
export async function causeOf(ctx: Context, id: number) {
  if (!ctx.access.isAdmin) return { cause: null, worker: null }
  const [row] = await ctx.rows<{ cause: string | null; worker: string | null }>(
    'SELECT `cause`, `worker` FROM `jobs` WHERE `id` = ?',
    [id]
  )
  return { cause: row?.cause ?? null, worker: row?.worker ?? null }
}
