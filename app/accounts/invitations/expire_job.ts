import { defineJob } from '#kernel/jobs/define_job'
import { transaction } from '#kernel/records/storage/transaction'
import Invitation from '#kernel/accounts/invitations/invitation'
import { kernelContext } from '#kernel/companies/kernel_context'
import { readRows } from '#kernel/records/storage/reader'
import { moment } from '#kernel/records/values/moment'

/** Shows as expired what nobody accepted in time; the links are dead by themselves. */
export default defineJob({
  name: 'kernel.invitations.expire',
  as: 'kernel',
  notice: 'never',
  async run(ctx) {
    const over = await readRows<{ id: number; company_id: number }>(OVER, [moment(ctx.now)])
    for (const { id, company_id: companyId } of over) {
      await transaction(await kernelContext({ companyId: Number(companyId) }), async (inner) => {
        const invitation = await inner.records(Invitation).lock(Number(id))
        if (invitation.state === 'waiting') invitation.state = 'expired'
      })
    }
  },
})

const OVER =
  "SELECT `id`, `company_id` FROM `invitations` WHERE `state` = 'waiting' AND `expires_at` <= ? LIMIT 500"
