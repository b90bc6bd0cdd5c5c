import { mailEnvironment } from '#config/mail'
import { needAdministrator } from '#kernel/accounts/guard'
import type { Context } from '#kernel/companies/context'
import { mailSettings, shownSettings, storedSettings } from '#kernel/mail/mail_settings'
import { queueCounts } from '#kernel/mail/queue_counts'

/** What the screen of the mail server shows; never its password. */
export async function mailProps(ctx: Context) {
  needAdministrator(ctx)
  return {
    settings: shownSettings(await storedSettings(), mailEnvironment),
    isSetUp: (await mailSettings()) !== null,
    counts: await queueCounts(),
    recipient: ctx.user.email,
  }
}
