import { clock } from '#kernel/companies/clock'
import type { Breach, Invariant } from '#kernel/plugins/declaration'
import { SHOWN } from '#kernel/plugins/integrity/judged'
import { moment } from '#kernel/records/values/moment'

const PATIENCE = 24 * 3_600_000

/** Every event is delivered or waits to be: none forgotten for a day, none of a company that is not there. */
export const eventsAreWhole: Invariant = {
  name: 'kernel.events_are_whole',
  of: 'deployment',
  async check(ctx) {
    const overdue = moment(new Date(clock().getTime() - PATIENCE))
    const forgotten = await ctx.rows<{ id: number; event: string }>(
      `SELECT \`id\`, \`event\` FROM \`outbox\` WHERE \`done_at\` IS NULL AND \`due_at\` < ? LIMIT ${SHOWN}`,
      [overdue]
    )
    const strays = await ctx.rows<{ id: number; company_id: number }>(
      'SELECT `o`.`id`, `o`.`company_id` FROM `outbox` `o` LEFT JOIN `companies` `c` ON `c`.`id` = `o`.`company_id` ' +
        `WHERE \`o\`.\`company_id\` IS NOT NULL AND \`c\`.\`id\` IS NULL LIMIT ${SHOWN}`
    )
    const breaches: Breach[] = [
      ...forgotten.map(({ id, event }) => ({
        text: `event ${id} (${event}) is due for more than a day and nobody delivers it`,
      })),
      ...strays.map((row) => ({
        text: `event ${row.id} belongs to company ${row.company_id}, which is not there`,
      })),
    ]
    return breaches
  },
}
