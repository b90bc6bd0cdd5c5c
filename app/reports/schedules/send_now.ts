import type { Context } from '#kernel/companies/context'
import { transaction } from '#kernel/records/storage/transaction'
import { moment } from '#kernel/records/values/moment'
import { changeableSchedule } from '#kernel/reports/schedules/changeable'
import { askForDeliveries } from '#kernel/reports/schedules/run_due'

/** Sends it to the caller himself at once, as he would get it; its times stay. */
export async function sendToMe(ctx: Context, id: number) {
  await transaction(ctx, async (inner) => {
    const schedule = await changeableSchedule(inner, id)
    await askForDeliveries(inner, schedule, moment(inner.now), [inner.user.id])
  })
}
