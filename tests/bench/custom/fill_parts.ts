import { part } from '../../plugins/bench/generate_parts.js'
import { bulkOf, type Bulk } from './bulk.js'

const NOW = '2026-01-01 00:00:00.000'
const FIXED = { company_id: 1, version: 1, created_at: NOW, updated_at: NOW }

/** The custom fields of parts and the column of the index each is kept in: the built-in field of the same name holds the same. */
const CUSTOM = [
  ['code', 'text', 'value_string'],
  ['grade', 'choice', 'value_code'],
  ['made_on', 'date', 'value_date'],
  ['weight', 'integer', 'value_number'],
  ['price', 'money', 'value_number'],
  ['kit_id', 'reference', 'value_number'],
  ['tested_on', 'date', 'value_date'],
] as const

/**
 * Puts the parts 1 to `count` straight into the table, with filterable custom fields of the same values in every
 * place the kernel keeps them.
 */
export async function fillParts(env: NodeJS.ProcessEnv, count: number) {
  const db = await bulkOf(env)
  await db.withoutIndexes('bench_parts', () =>
    db.insert('bench_parts', Object.keys(rowOf(1)), rows(count))
  )
  await db.withoutIndexes('custom_field_values', async () => {
    for (const [at] of CUSTOM.entries()) await addField(db, at + 1)
  })
  await db.close()
}

function* rows(count: number) {
  for (let id = 1; id <= count; id++) yield Object.values(rowOf(id))
}

function rowOf(id: number) {
  const row = part(id)
  const held = CUSTOM.map(([key]) => [key, row[key]]).filter(([, value]) => value !== null)
  return { ...row, currency: 'EUR', ...FIXED, custom: JSON.stringify(Object.fromEntries(held)) }
}

async function addField(db: Bulk, id: number) {
  const [key, kind, column] = CUSTOM[id - 1]
  const definition = {
    id,
    ...FIXED,
    model: 'bench.part',
    key,
    label: JSON.stringify({ en: key }),
    kind,
    required: 0,
    in_list: 0,
    filterable: 1,
    index_state: 'ready',
    is_changing: 0,
    refers_to: kind === 'reference' ? 'bench.part' : null,
    options: kind === 'choice' ? JSON.stringify(OPTIONS) : null,
  }
  await db.insert('custom_fields', Object.keys(definition), [Object.values(definition)])
  await db.run(
    `INSERT INTO custom_field_values (field_id, company_id, record_id, ${column}) SELECT ${id}, 1, id, ${key} FROM bench_parts WHERE ${key} IS NOT NULL ORDER BY id`
  )
}

const OPTIONS = ['a', 'b', 'c', 'd'].map((value) => ({ value, label: { en: `Grade ${value}` } }))
