import type { Context } from '#kernel/companies/context'
import { moment } from '#kernel/records/values/moment'
import { nextTimes, type Rhythm } from '#kernel/reports/schedules/rhythm'

interface Planned {
  rhythm: Rhythm
  endsOn: string | null
  isOn: boolean
}

/** When a schedule comes next, by the clock of the company; never where it is off or over. */
export function plannedFrom({ rhythm, endsOn, isOn }: Planned, { now, company }: Context) {
  const [next] = isOn ? nextTimes(rhythm, company.timeZone, now, { endsOn }) : []
  return { plannedIn: company.timeZone, nextRunAt: next ? moment(next) : null }
}
