import { readFileSync } from 'node:fs'
import { test } from 'kontor/testing'
import { fillText, unknownPlaceholder } from '../../recurring/placeholders.js'
import { daysOf, lastBefore, nextDates, type Schedule } from '../../recurring/schedule.js'

interface Vectors {
  schedules: {
    name: string
    schedule: Partial<Schedule>
    progress?: { lastOn: string | null; made: number }
    dates: string[]
    isAll?: boolean
  }[]
  periods: { schedule: Partial<Schedule>; on: string; ahead: string[]; behind: string[] }[]
  texts: { text: string; language: string; is: string }[]
}

const file = new URL('../vectors/schedules.json', import.meta.url)
const VECTORS = JSON.parse(readFileSync(file, 'utf8')) as Vectors
const BEGUN = { lastOn: null, made: 0 }

const whole = (schedule: Partial<Schedule>) =>
  ({ onLastDay: false, until: null, times: null, ...schedule }) as Schedule

test.group('When something comes again', () => {
  for (const { name, schedule, progress = BEGUN, dates, isAll } of VECTORS.schedules) {
    test(name, ({ assert }) => {
      const most = isAll ? dates.length + 5 : dates.length
      assert.deepEqual(nextDates(whole(schedule), progress, most), dates)
    })
  }

  test('each date after the last one, whichever that was, is the same', ({ assert }) => {
    for (const { schedule } of VECTORS.schedules) {
      const all = nextDates(whole({ ...schedule, until: null, times: null }), BEGUN, 60)
      for (const [at, lastOn] of all.slice(0, -1).entries()) {
        const [next] = nextDates(
          whole({ ...schedule, until: null, times: null }),
          { lastOn, made: 0 },
          1
        )
        assert.equal(next, all[at + 1])
        assert.equal(lastBefore(whole(schedule), next), lastOn)
      }
    }
  })

  test('a date stands for the days from it on, or for those up to it', ({ assert }) => {
    for (const { schedule, on, ahead, behind } of VECTORS.periods) {
      const of = (covers: 'ahead' | 'behind') => Object.values(daysOf(whole(schedule), on, covers))
      assert.deepEqual([of('ahead'), of('behind')], [ahead, behind])
    }
  })

  test('texts name the period in the language of their reader', ({ assert }) => {
    const occasion = { on: '2027-02-01', from: '2027-02-01', to: '2027-02-28' }
    for (const { text, language, is } of VECTORS.texts) {
      assert.equal(fillText(text, occasion, language), is)
    }
    assert.equal(unknownPlaceholder('Rent {month} {wek}'), 'wek')
    assert.isUndefined(unknownPlaceholder('Rent { month }'))
  })
})
