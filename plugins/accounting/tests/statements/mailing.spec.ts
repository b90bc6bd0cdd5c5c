import type { Context } from 'kontor/plugin'
import { test, type World } from 'kontor/testing'
import { dayBegan } from '../../statements/party/mailing/mailed.js'
import { mailingScreen } from '../../statements/party/mailing/mailing_screen.js'
import { mailStatements } from '../../statements/party/mailing/mail_statements.js'
import { books, owe, refused } from '../payments/kit.js'

const DAYS = { from: '2026-01-01', to: '2026-02-28' }
const QUIET = { isCancelled: () => false, progress: () => {} }

/** Three customers who owe: two with an address, one of them overdue, and one without. */
async function customers(world: World) {
  await books(world)
  const make = async (name: string, email: string | null) => {
    const { id } = await world.create('contacts.party', { name, ...(email ? { email } : {}) })
    await owe(world, id, ['100'], '2026-01-10')
    return id
  }
  return {
    oak: await make('Oak', 'oak@example.org'),
    elm: await make('Elm', 'elm@example.org'),
    ash: await make('Ash', null),
  }
}

const mailsTo = async (ctx: Context) =>
  (
    await ctx.rows<{ recipient: string; about_id: number }>(
      "SELECT `recipient`, `about_id` FROM `outgoing_mail` WHERE `template` = 'accounting.statement' ORDER BY `id`"
    )
  ).map((one) => one.recipient)

async function mail(world: World, parties: number[], after?: Date) {
  const ctx = await world.as('accounting.clerk').context()
  const unless = (after ?? dayBegan(ctx)).toISOString()
  return mailStatements(ctx, { parties, ...DAYS, side: 'all', unless_after: unless }, QUIET)
}

test.group('Statements of account to many', () => {
  test('the screen says who gets what, and who has no address', async ({ world, assert }) => {
    await customers(world)
    const clerk = await world.as('accounting.manager').context()
    const { rows } = await mailingScreen(clerk, DAYS)
    assert.deepEqual(
      rows.map(({ party, email, total }) => [party.label, email, total]),
      [
        ['Ash', null, '100.00'],
        ['Elm', 'elm@example.org', '100.00'],
        ['Oak', 'oak@example.org', '100.00'],
      ]
    )
    const early = { from: '2026-01-01', to: '2026-01-10', overdue: 'true' }
    assert.lengthOf((await mailingScreen(clerk, early)).rows, 0)
  })

  test('each is mailed once a day and the mail is kept with him; who cannot be is named', async ({
    world,
    assert,
  }) => {
    const { oak, elm, ash } = await customers(world)
    const ctx = await world.context()
    assert.equal(await refused(() => mail(world, [ash, oak, elm])), 'E_STATEMENTS_FAILED')
    assert.deepEqual(await mailsTo(ctx), ['oak@example.org', 'elm@example.org'])
    await world.as('ada').run('contacts.party.update', ash, { email: 'ash@example.org' })
    assert.deepEqual(await mail(world, [ash, oak, elm]), { sent: 1 })
    assert.deepEqual((await mailsTo(ctx)).slice(2), ['ash@example.org'])
    const { rows } = await mailingScreen(await world.as('accounting.manager').context(), DAYS)
    assert.deepEqual(
      rows.map((row) => row.mailed?.state),
      ['waiting', 'waiting', 'waiting']
    )
  })

  test('asked again on the same day each gets another; a failed mail may be tried at once', async ({
    world,
    assert,
  }) => {
    const { oak, elm } = await customers(world)
    const ctx = await world.context()
    await mail(world, [oak, elm])
    assert.deepEqual(await mail(world, [oak], new Date(ctx.now.getTime() + 60_000)), { sent: 1 })
    const { tamper } = await import('../ledger/tamper.js')
    await tamper("UPDATE outgoing_mail SET state = 'failed' WHERE recipient = 'elm@example.org'")
    assert.deepEqual(await mail(world, [oak, elm]), { sent: 1 })
    assert.lengthOf(await mailsTo(ctx), 4)
  })

  test('a clerk asks for it as a job; nobody chosen is refused', async ({ world, assert }) => {
    const { oak } = await customers(world)
    const clerk = world.as('accounting.clerk')
    const ask = (parties: unknown) =>
      clerk.run<{ job: number }>('accounting.open_item.mail_statements', null, {
        parties,
        ...DAYS,
      })
    const { job } = await ask([oak])
    const ctx = await world.context()
    const [row] = await ctx.rows<{ name: string }>('SELECT `name` FROM `jobs` WHERE `id` = ?', [
      job,
    ])
    assert.equal(row.name, 'accounting.statement.mail')
    assert.equal(await refused(() => ask([])), 'E_STATEMENTS_NOBODY')
    assert.equal(await refused(() => ask(['x'])), 'E_STATEMENTS_NOBODY')
  })
})
