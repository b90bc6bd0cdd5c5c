import db from '@adonisjs/lucid/services/db'
import ExcelJS from 'exceljs'
import { test } from 'kontor/testing'
import { role } from '#tests/kernel/access/people'
import { bring, counts } from '#tests/kernel/exchange/importing'

const MAPPING = {
  columns: {
    'E-mail': { field: 'email' },
    'Name': { field: 'name' },
    'Language': { field: 'language' },
    'Roles': { field: 'roles' },
  },
}

const FILE = [
  'E-mail,Name,Language,Roles',
  'eve@bolt.example,Єва Коваль,uk,"Sales, Stock"',
  'no address,Nobody,en,Sales',
  'max@bolt.example,Max,en,Pirate',
  'eve@bolt.example,Eve again,en,Sales',
  'kim@bolt.example,Kim,en,sales',
].join('\n')

test.group('Invitations from a file', (group) => {
  group.each.timeout(20_000)

  test('a try names each bad row and invites nobody; the import invites the good ones', async ({
    client,
    world,
    assert,
  }) => {
    await role(world, 'Sales', [{ operations: ['read'] }])
    await role(world, 'Stock', [{ operations: ['read'] }])
    const token = await world.as('ada').token()
    const wanted = { model: 'kernel.invitation', csv: FILE, mapping: MAPPING }
    const tried = await bring(client, token, { ...wanted, dry_run: 'true' })
    assert.equal(counts(tried.record), 'done 5 2 0 0 3')
    assert.include(tried.errors.join('\n'), 'There is no role called “Pirate” here')
    assert.include(tried.errors.join('\n'), 'Row 2 has the same value')
    assert.lengthOf(await db.from('outgoing_mail'), 0)
    const done = await bring(client, token, wanted)
    assert.equal(counts(done.record), 'done 5 2 0 0 3')
    const problems = done.errors.join('\n')
    assert.include(problems, 'is not an e-mail address')
    assert.include(problems, 'There is no role called “Pirate” here')
    assert.include(problems, 'works in this company already, or was invited')
    const mails = await db.from('outgoing_mail').orderBy('id')
    assert.deepEqual(
      mails.map(({ recipient, language }) => [recipient, language]),
      [
        ['eve@bolt.example', 'uk'],
        ['kim@bolt.example', 'en'],
      ]
    )
    assert.match(mails[0].subject, /запрошує вас до acme/)
  })

  test('a workbook invites just as well', async ({ client, world, assert }) => {
    await role(world, 'Sales', [{ operations: ['read'] }])
    const token = await world.as('ada').token()
    const book = new ExcelJS.Workbook()
    book.addWorksheet('People').addRows([
      ['E-mail', 'Name', 'Language', 'Roles'],
      ['eve@bolt.example', 'Єва Коваль', 'uk', 'Sales'],
      [{ text: 'max@bolt.example', hyperlink: 'mailto:max@bolt.example' }, 'Max', 'en', 'Pirate'],
      [{ text: 'kim@bolt.example', hyperlink: 'mailto:kim@bolt.example' }, 'Kim', 'en', 'Sales'],
    ])
    const csv = Buffer.from(await book.xlsx.writeBuffer())
    const wanted = { model: 'kernel.invitation', csv, mapping: MAPPING }
    const { record, errors } = await bring(client, token, wanted)
    assert.equal(counts(record), 'done 3 2 0 0 1', errors.join('\n'))
    assert.match(errors[1], /^3,.*There is no role called “Pirate” here/)
    const mails = await db.from('outgoing_mail').orderBy('id')
    assert.deepEqual(
      mails.map(({ recipient }) => recipient),
      ['eve@bolt.example', 'kim@bolt.example']
    )
  })
})
