import { test } from 'kontor/testing'
import { preview } from '#kernel/exchange/import/preview'
import { saveMapping } from '#kernel/exchange/mapping/saved/save_mapping'
import { registry } from '#kernel/plugins/registry'
import { refusalOf } from '#tests/kernel/access/people'
import { fileOf } from '#tests/kernel/exchange/files'

const mapping = {
  match: ['external_id'],
  columns: { Nr: { field: 'external_id' }, Firma: { field: 'name' } },
  defaults: { kind: 'organisation' },
  on_match: 'skip' as const,
}

test.group('Kept mappings', () => {
  test('are offered again where the headers fit, whatever their case', async ({
    world,
    assert,
  }) => {
    const ctx = await world.as('contacts.manager').context()
    const model = registry.model('contacts.party')
    const offered = async (csv: string) =>
      (await preview(ctx, model, fileOf(csv))).saved.map((one) => one.name)
    await saveMapping(ctx, model, { name: ' Old system ', mapping })
    assert.deepEqual(await offered('nr,FIRMA,Ort\n1,Alfreds,Berlin\n'), ['Old system'])
    assert.deepEqual(await offered('Nr,Ort\n1,Berlin\n'), [])
    const [kept] = (await preview(ctx, model, fileOf('Nr,Firma\n'))).saved
    assert.deepEqual(kept.mapping, mapping)
    const product = registry.model('catalogue.product')
    const other = await world.as('catalogue.manager').context()
    assert.deepEqual((await preview(other, product, fileOf('Nr,Firma\n'))).saved, [])
  })

  test('one of the same name gives way; without the right or a name there is none', async ({
    world,
    assert,
  }) => {
    const ctx = await world.as('contacts.manager').context()
    const model = registry.model('contacts.party')
    const first = await saveMapping(ctx, model, { name: 'A', mapping })
    const second = await saveMapping(ctx, model, { name: 'a', mapping: { ...mapping, match: [] } })
    assert.equal(second.id, first.id)
    const [kept] = (await preview(ctx, model, fileOf('Nr,Firma\n'))).saved
    assert.deepEqual(kept.mapping.match, [])
    assert.equal((await refusalOf(saveMapping(ctx, model, { name: ' ', mapping }))).status, 422)
    const clerk = await world.as('contacts.clerk').context()
    assert.equal((await refusalOf(saveMapping(clerk, model, { name: 'B', mapping }))).status, 403)
  })
})
