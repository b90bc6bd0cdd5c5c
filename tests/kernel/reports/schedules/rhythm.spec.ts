import { test } from '@japa/runner'
import { readRhythm } from '#kernel/reports/schedules/read_rhythm'
import { nextTimes, type Rhythm } from '#kernel/reports/schedules/rhythm'
import { Refusal } from '#kernel/http/refusal'

const times = (rhythm: Rhythm, zone: string, after: string, count: number, endsOn?: string) =>
  nextTimes(rhythm, zone, new Date(after), { count, endsOn }).map((one) => one.toISOString())

const VECTORS: [string, Rhythm, string, string, string[]][] = [
  [
    'every day at seven in Kyiv, over the end of summer time',
    { every: 'day', time: '07:00' },
    'Europe/Kyiv',
    '2026-10-23T12:00:00Z',
    ['2026-10-24T04:00:00.000Z', '2026-10-25T05:00:00.000Z', '2026-10-26T05:00:00.000Z'],
  ],
  [
    'a time that spring leaves out comes at the end of the gap',
    { every: 'day', time: '02:30' },
    'Europe/Berlin',
    '2026-03-27T12:00:00Z',
    ['2026-03-28T01:30:00.000Z', '2026-03-29T01:00:00.000Z', '2026-03-30T00:30:00.000Z'],
  ],
  [
    'a time that autumn has twice comes once',
    { every: 'day', time: '02:30' },
    'Europe/Berlin',
    '2026-10-24T12:00:00Z',
    ['2026-10-25T00:30:00.000Z', '2026-10-26T01:30:00.000Z'],
  ],
  [
    'from Monday to Friday',
    { every: 'weekday', time: '18:15' },
    'America/New_York',
    '2026-11-20T12:00:00Z',
    ['2026-11-20T23:15:00.000Z', '2026-11-23T23:15:00.000Z', '2026-11-24T23:15:00.000Z'],
  ],
  [
    'on days of the week that are the next day in UTC',
    { every: 'week', days: [1, 7], time: '20:00' },
    'America/Los_Angeles',
    '2026-11-20T12:00:00Z',
    ['2026-11-23T04:00:00.000Z', '2026-11-24T04:00:00.000Z', '2026-11-30T04:00:00.000Z'],
  ],
  [
    'on the 31st, which is the last of shorter months',
    { every: 'month', day: 31, time: '00:00' },
    'UTC',
    '2027-01-15T00:00:00Z',
    ['2027-01-31T00:00:00.000Z', '2027-02-28T00:00:00.000Z', '2027-03-31T00:00:00.000Z'],
  ],
  [
    'on the last day, in a leap year too',
    { every: 'month', day: 'last', time: '23:59' },
    'UTC',
    '2028-02-01T00:00:00Z',
    ['2028-02-29T23:59:00.000Z', '2028-03-31T23:59:00.000Z'],
  ],
  [
    'in the first month of each quarter',
    { every: 'quarter', day: 5, time: '09:00' },
    'Europe/Kyiv',
    '2026-10-05T06:00:00Z',
    ['2027-01-05T07:00:00.000Z', '2027-04-05T06:00:00.000Z', '2027-07-05T06:00:00.000Z'],
  ],
]

test.group('When a report is sent', () => {
  for (const [title, rhythm, zone, after, expected] of VECTORS) {
    test(title, ({ assert }) => {
      assert.deepEqual(times(rhythm, zone, after, expected.length), expected)
    })
  }

  test('never after its last day, and that day still', ({ assert }) => {
    const daily: Rhythm = { every: 'day', time: '23:30' }
    assert.deepEqual(times(daily, 'Europe/Kyiv', '2026-11-22T12:00:00Z', 5, '2026-11-23'), [
      '2026-11-22T21:30:00.000Z',
      '2026-11-23T21:30:00.000Z',
    ])
  })

  test('a rhythm is kept without what its kind does not need; what is wrong is named', ({
    assert,
  }) => {
    assert.deepEqual(readRhythm({ every: 'week', days: [5, 1, 5], day: 3, time: '07:30' }), {
      every: 'week',
      days: [1, 5],
      time: '07:30',
    })
    for (const [input, field, code] of [
      [{ every: 'hour', time: '07:30' }, 'rhythm.every', 'E_CHOICE'],
      [{ every: 'day', time: '24:00' }, 'rhythm.time', 'E_SCHEDULE_TIME'],
      [{ every: 'week', days: [], time: '07:30' }, 'rhythm.days', 'E_SCHEDULE_DAYS'],
      [{ every: 'week', days: [8], time: '07:30' }, 'rhythm.days', 'E_SCHEDULE_DAYS'],
      [{ every: 'month', day: 32, time: '07:30' }, 'rhythm.day', 'E_SCHEDULE_DAY'],
      [{ every: 'quarter', day: '5; drop', time: '07:30' }, 'rhythm.day', 'E_SCHEDULE_DAY'],
    ] as const) {
      try {
        readRhythm(input)
        assert.fail(field)
      } catch (error) {
        assert.instanceOf(error, Refusal)
        assert.containsSubset((error as Refusal).errors, [{ field, code }])
      }
    }
  })
})
