import { defineJob } from '#kernel/jobs/define_job'
import { deliver, giveUp } from '#kernel/reports/schedules/deliver'

const ATTEMPTS = 5

/** Makes a report for one recipient, with his rights, and writes the mail. */
export default defineJob<{ delivery_id: number }>({
  name: 'kernel.reports.deliver',
  as: 'kernel',
  notice: 'never',
  attempts: ATTEMPTS,
  async run(_ctx, { delivery_id: id }, { attempt }) {
    try {
      await deliver(id)
    } catch (error) {
      if (attempt >= ATTEMPTS) await giveUp(id)
      throw error
    }
  },
})
