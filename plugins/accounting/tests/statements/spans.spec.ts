import { test } from 'kontor/testing'
import { partsOf } from '../../statements/sums.js'

test.group('Which days are summed from balances', () => {
  test('{from} to {to}: {parts}')
    .with([
      { from: null, to: '2026-03-31', parts: 'months –2026-03-01' },
      { from: null, to: '2026-03-15', parts: 'months –2026-02-01, days 2026-03-01–2026-03-15' },
      { from: '2026-01-01', to: '2026-12-31', parts: 'months 2026-01-01–2026-12-01' },
      {
        from: '2026-01-15',
        to: '2026-03-31',
        parts: 'days 2026-01-15–2026-01-31, months 2026-02-01–2026-03-01',
      },
      {
        from: '2026-01-15',
        to: '2026-03-10',
        parts:
          'days 2026-01-15–2026-01-31, months 2026-02-01–2026-02-01, days 2026-03-01–2026-03-10',
      },
      { from: '2026-01-15', to: '2026-02-10', parts: 'days 2026-01-15–2026-02-10' },
      { from: '2026-01-05', to: '2026-01-20', parts: 'days 2026-01-05–2026-01-20' },
      { from: '2024-02-01', to: '2024-02-29', parts: 'months 2024-02-01–2024-02-01' },
      { from: '2023-02-01', to: '2023-02-28', parts: 'months 2023-02-01–2023-02-01' },
      { from: '2026-12-31', to: '2027-01-01', parts: 'days 2026-12-31–2027-01-01' },
      { from: '2026-02-02', to: '2026-02-01', parts: '' },
    ])
    .run(({ assert }, { from, to, parts }) => {
      const told = partsOf({ from, to }).map((one) => `${one.of} ${one.from ?? ''}–${one.to}`)
      assert.equal(told.join(', '), parts)
    })
})
