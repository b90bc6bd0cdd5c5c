import { rm } from 'node:fs/promises'
import { clock } from '#kernel/companies/clock'
import type { Context } from '#kernel/companies/context'
import { defineJob } from '#kernel/jobs/define_job'
import { attachmentFile } from '#kernel/mail/attachments/attachment'
import { MAIL_FILES, filesWithoutRow, removeFiles } from '#kernel/plugins/integrity/kept_folders'
import { transaction } from '#kernel/records/storage/transaction'
import { moment } from '#kernel/records/values/moment'

/** Milliseconds a file is kept after its mail has left or was given up: long enough to send it by hand once more. */
const KEPT = 30 * 24 * 3600 * 1000
const AT_ONCE = 200

/** Removes the content of what was sent long ago, name and size stay; and files whose mail was never written. */
export default defineJob({
  name: 'kernel.mail.sweep',
  as: 'kernel',
  async run(ctx, _, job) {
    const before = moment(new Date(clock().getTime() - KEPT))
    let removed = 0
    for (let ids = await due(ctx, before); ids.length > 0; ids = await due(ctx, before)) {
      for (const id of ids) await rm(attachmentFile(id), { force: true })
      await transaction(ctx, async ({ trx }) => {
        await trx!
          .from('mail_attachments')
          .whereIn('id', ids)
          .update({ removed_at: moment(clock()) })
      })
      job.progress((removed += ids.length))
    }
    await removeFiles(MAIL_FILES, await filesWithoutRow(ctx, MAIL_FILES))
    return { removed }
  },
})

async function due(ctx: Context, before: string) {
  const rows = await ctx.rows<{ id: number }>(DUE, [before])
  return rows.map((one) => Number(one.id))
}

const DUE = `SELECT a.\`id\` FROM \`mail_attachments\` a JOIN \`outgoing_mail\` m ON m.\`id\` = a.\`mail_id\`
  WHERE a.\`removed_at\` IS NULL AND m.\`state\` IN ('sent', 'cancelled') AND COALESCE(m.\`sent_at\`, m.\`updated_at\`) < ?
  ORDER BY a.\`id\` LIMIT ${AT_ONCE}`
