import type Notification from '#kernel/activity/notifications/notification'
import type { Context } from '#kernel/companies/context'
import type { RefusalParams } from '#kernel/http/refusal'

export interface Notice {
  /** The key of its text in a locale file. */
  key: string
  params?: RefusalParams
  /** A path of the admin it leads to. */
  href?: string
}

/** Tells a user something under the bell, in the open transaction. */
export async function notify(ctx: Context, userId: number, { key, params, href }: Notice) {
  await ctx.records<Notification>('kernel.notification').create({
    userId,
    message: key,
    params: params ?? {},
    href: href ?? null,
    companyId: ctx.company.id || null,
  })
}
