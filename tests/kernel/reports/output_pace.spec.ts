import { setImmediate as turn } from 'node:timers/promises'
import { test } from 'kontor/testing'
import { fileOf, outputOf, ROWS } from '#tests/kernel/reports/sample_output'

const many = outputOf({ rows: Array.from({ length: 6000 }, (_, at) => ROWS[at % ROWS.length]) })

/** How often everybody else gets his turn while something is done. */
async function turnsDuring(work: Promise<unknown>) {
  let turns = 0
  let isOver = false
  void work.finally(() => (isOver = true))
  while (!isOver) {
    await turn()
    turns++
  }
  await work
  return turns
}

test.group('A long file', () => {
  for (const format of ['csv', 'html', 'xlsx'] as const) {
    test(`of ${format} lets everybody else have his turn while it is written`, async ({
      assert,
    }) => {
      assert.isAbove(await turnsDuring(fileOf(many, format)), 8)
    })
  }

  test('of pdf is laid out beside the server', async ({ assert }) => {
    const { rows } = many.answer
    const long = { ...many, answer: { ...many.answer, rows: rows.slice(0, 1500) } }
    assert.isAbove(await turnsDuring(fileOf(long, 'pdf')), 1000)
  })
})
