import { test } from 'kontor/testing'
import { breaches } from '#tests/breaches'
import { BEAN_QUERY, HLEDGER } from '../export/other_programs.js'
import { compareBeans, compareLedger } from './compare.js'
import { Play } from './play.js'
import { playOn } from './steps.js'

/** `MODEL_STEPS` asks for more, `MODEL_SEEDS` for other beginnings. */
const COUNT = Number(process.env.MODEL_STEPS ?? 120)
const SEEDS = (process.env.MODEL_SEEDS ?? '1,2').split(',').map(Number)

test.group('The books beside a model of them', (group) => {
  group.each.timeout(600_000)

  test('whatever is done, every account, open item and box is what the model says: {$self}')
    .with(SEEDS)
    .run(async ({ world, assert }, seed) => {
      const play = await Play.of(world, seed)
      await playOn(play, COUNT)
      assert.isAbove(play.done.length, COUNT / 2)
      assert.deepEqual(await breaches(), [])
      if (HLEDGER) await compareLedger(play)
      if (BEAN_QUERY) await compareBeans(play)
    })
})
