import app from '@adonisjs/core/services/app'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { listAttachments, readAttachment } from '#kernel/mail/attachments/attachments_of'
import { conceal, openSecrets, reveal, revealHtml } from '#kernel/mail/secrets'
import { registry } from '#kernel/plugins/registry'
import { show } from '#kernel/records/query/show'

interface Bodies {
  /** Null where only the row of a mail was kept. */
  html_body: string | null
  text_body: string | null
  sealed: string | null
  about_model: string | null
  about_id: number | null
}

/**
 * What a mail looks like, for whoever may read the queue or the record it is about. Links that open a door
 * are hidden, but not where Kontor is being developed: there the screen takes the place of a mailbox.
 */
export async function mailPreview(ctx: Context, id: number) {
  const mail = await readableMail(ctx, id)
  const secrets = (app.inDev && openSecrets(mail.sealed)) || {}
  return {
    html: conceal(revealHtml(mail.html_body ?? '', secrets)),
    text: conceal(reveal(mail.text_body ?? '', secrets)),
    attachments: await listAttachments(id),
  }
}

/** One file of a mail, for whoever may read the mail. */
export async function mailAttachment(ctx: Context, id: number, attachment: number) {
  await readableMail(ctx, id)
  return readAttachment(id, attachment)
}

async function readableMail(ctx: Context, id: number) {
  const [mail] = await ctx.rows<Bodies>(BODIES, [id, ctx.company.id])
  if (!mail || !(await mayRead(ctx, id, mail))) throw Refusal.missing()
  return mail
}

async function mayRead(ctx: Context, id: number, mail: Bodies) {
  if (await isVisible(ctx, 'kernel.outgoing_mail', id)) return true
  return mail.about_model !== null && isVisible(ctx, mail.about_model, Number(mail.about_id))
}

/** Whether the caller would be shown a record; of a model that is gone nobody is. */
async function isVisible(ctx: Context, name: string, id: number) {
  const model = registry.models.get(name)
  if (!model || !ctx.has(model.plugin) || !ctx.access.allows(name, 'read')) return false
  try {
    return Boolean(await show(ctx, model, id))
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

const BODIES = `SELECT \`html_body\`, \`text_body\`, \`sealed\`, \`about_model\`, \`about_id\` FROM \`outgoing_mail\`
  WHERE \`id\` = ? AND \`company_id\` = ?`
