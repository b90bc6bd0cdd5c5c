import { test } from 'kontor/testing'
import { usualDays, usualSpans } from '../../screens/usual_spans.js'

test.group('Spans one asks for again and again', () => {
  test('the year until {0}, its month, quarter and year, and those before')
    .with([
      [
        '2026-11-23',
        '2026-01-01 2026-11-23, 2026-11-01 2026-11-30, 2026-10-01 2026-10-31, 2026-10-01 2026-12-31, 2026-07-01 2026-09-30, 2026-01-01 2026-12-31, 2025-01-01 2025-12-31',
      ],
      [
        '2028-01-31',
        '2028-01-01 2028-01-31, 2027-12-01 2027-12-31, 2028-01-01 2028-03-31, 2027-10-01 2027-12-31, 2028-01-01 2028-12-31, 2027-01-01 2027-12-31',
      ],
      [
        '2028-03-31',
        '2028-01-01 2028-03-31, 2028-03-01 2028-03-31, 2028-02-01 2028-02-29, 2027-10-01 2027-12-31, 2028-01-01 2028-12-31, 2027-01-01 2027-12-31',
      ],
    ])
    .run(({ assert }, [today, spans]) => {
      assert.equal(
        usualSpans(today)
          .map(({ from, to }) => `${from} ${to}`)
          .join(', '),
        spans
      )
    })

  test('balances are asked for today and at the ends that have passed, each once', ({ assert }) => {
    const days = (today: string) => usualDays(today).map(({ to, endOf }) => [to, endOf?.from])
    assert.deepEqual(days('2026-11-23'), [
      ['2026-11-23', undefined],
      ['2026-10-31', '2026-10-01'],
      ['2026-09-30', '2026-07-01'],
      ['2025-12-31', '2025-01-01'],
    ])
    assert.deepEqual(days('2026-01-01'), [
      ['2026-01-01', undefined],
      ['2025-12-31', '2025-01-01'],
    ])
  })
})
