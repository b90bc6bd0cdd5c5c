import type { Context } from '#kernel/companies/context'
import { instant } from '#kernel/records/values/moment'

/** A mail about a record, as the record's screen lists it. */
export interface RelatedMail {
  id: number
  subject: string
  recipient: string
  state: string
  at: string
}

const MOST = 20

/** The latest mails about a record the caller was just shown: what belongs to a record is read as the record is. */
export async function mailsAbout(ctx: Context, model: string, id: number): Promise<RelatedMail[]> {
  const rows = await ctx.rows<{
    id: number
    subject: string
    recipient: string
    state: string
    created_at: string
    sent_at: string | null
  }>(ABOUT, [model, id, ctx.company.id])
  return rows.map(
    ({ id: mail, subject, recipient, state, created_at: written, sent_at: sent }) => ({
      id: Number(mail),
      subject,
      recipient,
      state,
      at: instant(sent ?? written).toISOString(),
    })
  )
}

const ABOUT = `SELECT \`id\`, \`subject\`, \`recipient\`, \`state\`, \`created_at\`, \`sent_at\` FROM \`outgoing_mail\`
  WHERE \`about_model\` = ? AND \`about_id\` = ? AND \`company_id\` = ? ORDER BY \`id\` DESC LIMIT ${MOST}`
