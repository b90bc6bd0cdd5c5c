import { test } from 'kontor/testing'
import { all, bring, counts } from '#tests/kernel/exchange/importing'

const PARTY = 'contacts.party'
const columns = {
  Key: { field: 'external_id' },
  Code: { field: 'code' },
  Name: { field: 'name' },
}
const mapping = { columns, match: ['external_id'] }
/** More rows than are stored together, so that the second of a pair stands in a part of its own. */
const between = Array.from({ length: 300 }, (_, at) => `B${at},B${at},Between ${at}`).join('\n')
const file = (...rows: string[]) => `Key,Code,Name\n${rows.join('\n')}\n`

test.group('A try of rows that clash only with each other', () => {
  test('names the row whose unique value stands further up, wherever, and keeps nothing', async ({
    client,
    world,
    assert,
  }) => {
    const token = await world.as('contacts.manager').token()
    const csv = file('A,C1,One', 'B,c1 ,Two', between, 'C,C1,Three')
    const { record, errors } = await bring(client, token, {
      model: PARTY,
      csv,
      mapping,
      dry_run: 'true',
    })
    assert.equal(counts(record), 'done 303 301 0 0 2')
    assert.match(errors[1], /^3,"Code: Row 2 has the same value, and no two records may\."/)
    assert.match(errors[2], /^304,"Code: Row 2 has the same value/)
    assert.lengthOf(await all(client, token, 'contacts/parties', 'id'), 0)
    const real = await bring(client, token, { model: PARTY, csv, mapping })
    assert.equal(counts(real.record), 'done 303 301 0 0 2')
  })

  test('names the row with the same key, which it would change, not make', async ({
    client,
    world,
    assert,
  }) => {
    const token = await world.as('contacts.manager').token()
    const csv = file('A,C1,One', 'A,C1,One again', between, 'a,C2,One at last')
    for (const dryRun of ['true', 'false']) {
      const wanted = { model: PARTY, csv, mapping, dry_run: dryRun }
      const { record, errors } = await bring(client, token, wanted)
      assert.equal(counts(record), 'done 303 301 2 0 0', `dry_run=${dryRun}`)
      const told = errors.slice(1).map((line) => line.slice(0, 44))
      const twice = [3, 304].map((row) => `${row},Row 2 is about the same record: what this row`)
      assert.deepEqual(told, dryRun === 'true' ? twice.map((line) => line.slice(0, 44)) : [])
    }
    const [one] = await all(client, token, 'contacts/parties', 'name,code')
    assert.deepInclude(one, { name: 'One at last', code: 'C2' })
  })

  test('is content where the same value stays with the same record, or rows are left alone', async ({
    client,
    world,
    assert,
  }) => {
    const token = await world.as('contacts.manager').token()
    const csv = file('A,C1,One', 'B,,Two', 'C,,Three', 'A,C1,One again')
    const wanted = {
      model: PARTY,
      csv,
      mapping: { ...mapping, on_match: 'skip' },
      dry_run: 'true',
    }
    const { record } = await bring(client, token, wanted)
    assert.equal(counts(record), 'done 4 3 0 1 0')
  })
})
