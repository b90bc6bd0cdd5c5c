import { test } from '@japa/runner'
import { formatNumber, numberMatcher, periodOf } from '#kernel/workflow/number_pattern'

const CASES = [
  {
    pattern: 'L-{year}-{number:5}',
    day: '2026-11-22',
    number: 7,
    text: 'L-2026-00007',
    period: '2026',
  },
  {
    pattern: '{year}{month}/{number}',
    day: '2026-03-01',
    number: 123,
    text: '202603/123',
    period: '2026-03',
  },
  { pattern: 'A.{number:3}', day: '2026-03-01', number: 4567, text: 'A.4567', period: '' },
]

test.group('Patterns of number series', () => {
  test('{text}')
    .with(CASES)
    .run(({ assert }, { pattern, day, number, text, period }) => {
      assert.equal(formatNumber(pattern, day, number), text)
      assert.equal(periodOf({ pattern }, day), period)
      assert.deepInclude(numberMatcher({ pattern })(text), { period, number })
    })

  test('a sub-series is named in its numbers and read back from them', ({ assert }) => {
    const pattern = '{part}/{number:5}'
    assert.equal(formatNumber(pattern, '2026-11-22', 7, 'SAL/2026-27'), 'SAL/2026-27/00007')
    assert.deepEqual(numberMatcher({ pattern })('SAL/2026-27/100007'), {
      part: 'SAL/2026-27',
      period: '',
      number: 100_007,
    })
  })

  test('a number of another series is none of this one', ({ assert }) => {
    assert.isUndefined(numberMatcher({ pattern: 'A.{number:3}' })('Ax001'))
  })
})
