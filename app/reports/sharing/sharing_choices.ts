import type { Context } from '#kernel/companies/context'

const MOST = 500

export interface Named {
  id: number
  name: string
}

/** The roles of the company something may be shared with. */
export async function shareableRoles(ctx: Context): Promise<Named[]> {
  const rows = await ctx.rows<Named>(
    `SELECT \`id\`, \`name\` FROM \`roles\` WHERE \`archived_at\` IS NULL
      AND (\`company_id\` = ? OR \`company_id\` IS NULL) ORDER BY \`name\`, \`id\` LIMIT ${MOST}`,
    [ctx.company.id]
  )
  return rows.map(numbered)
}

/** The other people of the company. */
export async function shareableUsers(ctx: Context): Promise<Named[]> {
  const rows = await ctx.rows<Named>(
    `SELECT \`users\`.\`id\`, \`users\`.\`name\` FROM \`users\`
      JOIN \`memberships\` ON \`memberships\`.\`user_id\` = \`users\`.\`id\`
      WHERE \`memberships\`.\`company_id\` = ? AND \`memberships\`.\`archived_at\` IS NULL AND \`users\`.\`id\` <> ?
      ORDER BY \`users\`.\`name\`, \`users\`.\`id\` LIMIT ${MOST}`,
    [ctx.company.id, ctx.user.id]
  )
  return rows.map(numbered)
}

const numbered = ({ id, name }: Named) => ({ id: Number(id), name })
