/* Run by `clocks.spec.ts` under other time zones of the machine: prints what Kontor makes of difficult moments. */
import { businessDate } from '#kernel/companies/create_context'
import { nextRun } from '#kernel/jobs/schedules'
import { instant, moment } from '#kernel/records/values/moment'

/** Around each change of the clocks, the end of a year, and the day Samoa left out. */
const MOMENTS = [
  '2011-12-30T09:59:59.999Z',
  '2011-12-30T10:00:00.000Z',
  '2026-03-29T00:59:59.999Z',
  '2026-03-29T01:00:00.000Z',
  '2026-10-25T00:30:00.000Z',
  '2026-10-25T01:30:00.000Z',
  '2026-03-08T05:29:59.999Z',
  '2026-11-01T04:30:00.000Z',
  '2026-12-31T10:59:59.000Z',
  '2026-12-31T23:59:59.999Z',
  '2028-02-29T12:00:00.000Z',
]
const ZONES = ['UTC', 'Pacific/Apia', 'America/St_Johns', 'Europe/Berlin', 'Europe/Kyiv']
const PATTERNS = ['15 2 * * *', '30 2 * * 0', '0 0 1 * *']

const facts = MOMENTS.map((text) => {
  const at = new Date(text)
  return {
    text,
    stored: moment(at),
    back: instant(moment(at)).toISOString(),
    dates: ZONES.map((zone) => businessDate(at, zone)),
    next: ZONES.map((zone) =>
      PATTERNS.map((cron) => nextRun({ job: '', cron }, zone, at).toISOString())
    ),
  }
})
console.log(JSON.stringify(facts))
