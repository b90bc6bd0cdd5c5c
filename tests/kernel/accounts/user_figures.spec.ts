import { test } from 'kontor/testing'
import db from '@adonisjs/lucid/services/db'
import userFigures from '#kernel/accounts/user_figures'
import { registry } from '#kernel/plugins/registry'
import { describe } from '#kernel/records/screens/describe'

test.group('What people read of users and rules', () => {
  test('the day a password was set, in their words and the company’s time', async ({
    world,
    assert,
  }) => {
    const ada = await world.as('ada').context()
    const passwordOf = async (locale: string) =>
      (await userFigures(ada.with({ locale }), ada.user.id))[0].value
    assert.equal(await passwordOf('en'), 'not set')
    const moment = { password_set_at: '2026-11-21 12:30:00.000' }
    await db.from('users').where('id', ada.user.id).update(moment)
    assert.equal(await passwordOf('en'), 'set on Nov 21, 2026')
    assert.match(await passwordOf('uk'), /21 лист\. 2026/)
  })

  test('what rules and fields are about is told by name', async ({ world, assert }) => {
    const ada = await world.as('ada').context()
    const named = (model: string) =>
      describe(ada, registry.model(model)).fields.flatMap(({ key, names }) =>
        names ? [[key, names]] : []
      )
    assert.sameDeepMembers(named('kernel.rule'), [
      ['model', 'model'],
      ['owner_plugin', 'plugin'],
    ])
    assert.includeDeepMembers(named('kernel.custom_field'), [['model', 'model']])
  })
})
