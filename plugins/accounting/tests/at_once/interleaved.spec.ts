import { engine, test } from 'kontor/testing'
import { breaches } from '#tests/breaches'
import { explained } from './explained.js'
import { PAIRS } from './pairs.js'
import { meet } from './race.js'

const REASON = 'SQLite has one writer: nobody comes between its reads'

test.group('Two at once, step by step', (group) => {
  group.each.timeout(90_000)

  test('{what}: one had seen the books before the other came')
    .with(PAIRS)
    .run(async ({ world, assert }, { begin }) => {
      const meeting = await begin(world)
      const end = await meet(world, meeting, 'one saw the books before')
      assert.deepInclude(meeting.ends, end)
      assert.isTrue(end.every(explained))
      assert.equal((await meeting.after?.()) ?? '', '')
      assert.deepEqual(await breaches(), [])
    })
    .skip(engine !== 'mysql', REASON)

  test('{what}: one was not yet through when the other came')
    .with(PAIRS)
    .run(async ({ world, assert }, { begin }) => {
      const meeting = await begin(world)
      const end = await meet(world, meeting, 'one is not yet through')
      assert.deepInclude(meeting.ends, end)
      assert.isTrue(end.every(explained))
      assert.equal((await meeting.after?.()) ?? '', '')
      assert.deepEqual(await breaches(), [])
    })
    .skip(engine !== 'mysql', REASON)
})
