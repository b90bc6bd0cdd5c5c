import { test } from '@japa/runner'
import { engine } from '#config/database'
import { Bookkeeper, type Draft } from '#tests/processes/bookkeeper'
import { Deployment, type Server } from '#tests/processes/deployment'

const POSTERS = 16
const EACH = 6

test.group('Many bookkeepers at once', (group) => {
  let kontor: Deployment
  group.each.timeout(300_000)
  group.each.setup(async () => {
    kontor = await Deployment.create('accounting')
    return () => kontor.close()
  })

  test('16 posters in two processes, one of them killed: numbers 1 to n, none missing, none twice, each told number stands', async ({
    assert,
  }) => {
    const first = await kontor.serve()
    const second = engine === 'mysql' ? await kontor.serve() : first
    const anna = await Bookkeeper.at(first, await kontor.token())
    const drafts: Draft[] = []
    for (let at = 0; at < POSTERS * EACH; at++) {
      drafts.push(await anna.draft(at % 4 === 3 ? '99.00' : '100.00'))
    }
    const told: string[] = []
    let answered = 0
    const post = async (poster: number, servers: Server[], mine: Draft[]) => {
      for (const [at, draft] of mine.entries()) {
        const number = await anna.on(servers[(poster + at) % servers.length]).post(draft)
        if (number) told.push(number)
        if (++answered === (POSTERS * EACH) / 2) void second.kill()
      }
    }
    const rounds = (servers: Server[]) =>
      Promise.all(
        Array.from({ length: POSTERS }, (_, poster) =>
          post(poster, servers, drafts.slice(poster * EACH, (poster + 1) * EACH))
        )
      )
    await rounds([first, second])
    await second.kill()
    const heir = await kontor.serve()
    await rounds([heir])

    const numbers = await anna.on(heir).numbers()
    assert.deepEqual(
      numbers.map((one) => Number(one.split('/').at(-1))),
      Array.from({ length: (POSTERS * EACH * 3) / 4 }, (_, at) => at + 1)
    )
    assert.lengthOf(new Set(told), told.length)
    assert.isEmpty(told.filter((one) => !numbers.includes(one)))
    await kontor.ace('verify')
  })
})
