import { test } from 'kontor/testing'
import { nameOfSpan } from '../../ledger/calendar.js'

const NAMES = [
  ['2026-10-01', '2026-10-31', '2026-10'],
  ['2024-02-01', '2024-02-29', '2024-02'],
  ['2026-10-01', '2026-12-31', '2026-10 – 2026-12'],
  ['2026-01-01', '2026-12-31', '2026'],
  ['2026-04-01', '2027-03-31', '2026-04 – 2027-03'],
  ['2026-10-01', '2026-10-30', '2026-10-01 – 2026-10-30'],
  ['2026-10-02', '2026-10-31', '2026-10-02 – 2026-10-31'],
]

test.group('Names of spans', () => {
  test('a month, months, a calendar year, and other days', ({ assert }) => {
    for (const [startsOn, endsOn, name] of NAMES) {
      assert.equal(nameOfSpan({ startsOn, endsOn }), name)
    }
  })
})
