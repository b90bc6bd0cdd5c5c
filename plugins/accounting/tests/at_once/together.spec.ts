import { test } from 'kontor/testing'
import { breaches } from '#tests/breaches'
import { explained } from './explained.js'
import { PAIRS } from './pairs.js'
import { meet } from './race.js'

test.group('Two at once', (group) => {
  group.each.timeout(90_000)

  test('{what}: asked together')
    .with(PAIRS)
    .run(async ({ world, assert }, { begin }) => {
      const meeting = await begin(world)
      const end = await meet(world, meeting, 'asked together')
      assert.deepInclude(meeting.ends, end)
      assert.isTrue(end.every(explained))
      assert.equal((await meeting.after?.()) ?? '', '')
      assert.deepEqual(await breaches(), [])
    })
})
