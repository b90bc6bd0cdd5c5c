import { test } from '@japa/runner'
import { engine } from '#config/database'
import { registry } from '#kernel/plugins/registry'
import { storedFields } from '#kernel/records/write/columns'
import { readRows } from '#kernel/records/storage/reader'

const TEXTS = new Set(['text', 'long_text', 'email', 'phone', 'url'])

/** Columns that hold ASCII only; SQLite has none. */
async function asciiColumns() {
  if (engine === 'sqlite') return []
  const rows = await readRows<{ place: string }>(
    `SELECT CONCAT(table_name, '.', column_name) AS place FROM information_schema.columns
     WHERE table_schema = DATABASE() AND character_set_name = 'ascii'`
  )
  return rows.map(({ place }) => place)
}

test.group('Columns of text fields', () => {
  test('hold every letter, so that a filter in any alphabet can be compared with them', async ({
    assert,
  }) => {
    const ascii = await asciiColumns()
    const texts = [...registry.models.values()].flatMap((model) =>
      storedFields(model)
        .filter((field) => TEXTS.has(field.kind))
        .map((field) => `${model.table}.${field.key}`)
    )
    assert.isAbove(texts.length, 20)
    assert.deepEqual(
      texts.filter((place) => ascii.includes(place)),
      []
    )
  })
})
