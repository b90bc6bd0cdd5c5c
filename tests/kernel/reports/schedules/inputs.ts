import type { ScheduleInput } from '#kernel/reports/schedules/save_schedule'

/** A schedule as it may be asked for. */
export const input = (values: Partial<ScheduleInput> = {}): ScheduleInput => ({
  rhythm: { every: 'day', time: '07:00' },
  formats: ['body'],
  parameter_values: {},
  only_with_rows: false,
  ends_on: null,
  user_ids: [],
  role_ids: [],
  ...values,
})
