import ace from '@adonisjs/core/services/ace'
import { test } from '@japa/runner'
import AccessExplain from '#kernel/commands/access_explain'
import { samWith } from '#tests/kernel/access/people'

async function run(...args: string[]) {
  ace.ui.switchMode('raw')
  const command = await ace.create(AccessExplain, args)
  await command.exec()
  const said = command.logger.getLogs().map((log) => log.message)
  return { exitCode: command.exitCode ?? 0, said: said.join('\n') }
}

test.group('access:explain', (group) => {
  group.teardown(() => ace.ui.switchMode('normal'))

  test('names company, answer and rule', async ({ world, assert }) => {
    const sam = await samWith(world, { operations: ['read'] })
    const email = `sam-${sam.company.id}@acme.example`
    const { exitCode, said } = await run(email, 'kernel.org_unit.read')
    assert.equal(exitCode, 0)
    assert.match(
      said,
      /acme[^]*may: kernel\.org_unit\.read[^]*Allowed by the role Helper, rule \d+/
    )
  })

  test('says of one record what decides', async ({ world, assert }) => {
    const sales = await world.create('kernel.org_unit', { name: 'Sales', kind: 'department' })
    const sam = await samWith(world, { operations: ['read'], filter: ['kind', 'eq', 'branch'] })
    const email = `sam-${sam.company.id}@acme.example`
    const { said } = await run(email, 'kernel.org_unit.read', 'kernel.org_unit', String(sales.id))
    assert.match(said, /may not: kernel\.org_unit\.read[^]*on other records only/)
  })

  const vectors = [
    {
      title: 'an unknown person',
      args: ['nobody@acme.example', 'kernel.org_unit.read'],
      says: /Nobody has/,
    },
    { title: 'an unknown model', args: ['EMAIL', 'kernel.nothing.read'], says: /no model called/ },
    {
      title: 'a record without its id',
      args: ['EMAIL', 'kernel.org_unit.read', 'kernel.org_unit'],
      says: /Name the record/,
    },
  ]
  for (const { title, args, says } of vectors) {
    test(`refuses ${title}`, async ({ world, assert }) => {
      const { id } = await world.company()
      await world.user('sam')
      const { exitCode, said } = await run(
        ...args.map((one) => one.replace('EMAIL', `sam-${id}@acme.example`))
      )
      assert.equal(exitCode, 1)
      assert.match(said, says)
    })
  }
})
