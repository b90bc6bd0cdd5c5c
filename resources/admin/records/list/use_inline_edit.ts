import { router } from '@inertiajs/vue3'
import { ref } from 'vue'
import { same } from '../form/changes'
import { ask, Problem, send } from '../send'
import type { FieldDescription, ModelDescription, Row, Values } from '../types'
import { useUndo } from '../undo'
import { useCaller } from '../use_caller'
import { useTexts } from '../use_texts'

/** The cell that is being edited, what was typed in it before it was refused, and why. */
export interface EditedCell {
  id: number
  key: string
  typed?: Values
  error?: string
}

const KINDS = new Set([
  'text',
  'email',
  'phone',
  'url',
  'integer',
  'money',
  'quantity',
  'price',
  'percent',
  'boolean',
  'date',
  'datetime',
  'choice',
  'reference',
])

interface Shown {
  model: ModelDescription
  rows: Row[]
  columns: FieldDescription[]
}

interface Change {
  /** As it was before. */
  row: Row
  field: FieldDescription
  values: Values
}

/** Of a row what a change would replace. */
const pick = (row: Row, values: Values) =>
  Object.fromEntries(Object.keys(values).map((key) => [key, row[key] ?? null]))

/**
 * Editing a list's cells in place. The new value shows at once; the version one saw is checked by the server, and
 * what it refuses comes back into the cell with what was typed.
 */
export function useInlineEdit(props: Shown, after: () => void) {
  const { t, label } = useTexts()
  const { companyId } = useCaller()
  const undo = useUndo()
  const cell = ref<EditedCell | null>(null)
  /** The versions our own changes made, which the list learns a moment later. */
  const versions = new Map<number, number>()
  let last: Promise<void> = Promise.resolve()
  let waiting = 0

  function isEditable(row: Row | undefined, field: FieldDescription) {
    const open = props.model.verbs.includes('update') && !row?.archived_at && row !== undefined
    return open && !field.readonly && !field.key.includes('.') && KINDS.has(field.kind)
  }

  function start(row: Row | undefined, field?: FieldDescription) {
    const wanted = field ?? props.columns.find((one) => isEditable(row, one))
    if (!row || !wanted || !isEditable(row, wanted)) return false
    cell.value = { id: row.id, key: wanted.key }
    return true
  }

  function stop() {
    cell.value = null
    after()
  }

  /** Stores the cell and goes on: to the next editable one of the row (1), the one before (-1), or nowhere (0). */
  async function save(row: Row, field: FieldDescription, values: Values, step: -1 | 0 | 1) {
    const [typed, old] = [values[field.key] ?? null, row[field.key] ?? null]
    cell.value = null
    const next = step !== 0 && neighbour(row, field, step)
    if (next) cell.value = { id: row.id, key: next.key }
    else after()
    if (!same(typed === '' ? null : typed, old)) await inTurn({ row: { ...row }, field, values })
  }

  /** One change after the other, each from the version the last one left: Tab is quicker than the server. */
  async function inTurn(change: Change) {
    put({ ...change.values, id: change.row.id })
    waiting++
    const done = last.then(() => store(change)).finally(() => waiting--)
    last = done.catch(() => {})
    await done
  }

  async function store({ row, field, values }: Change) {
    const before = row[field.key] ?? null
    try {
      const { version } = await send<{ version: number }>(
        'PATCH',
        `${props.model.path}/${row.id}`,
        {
          company_id: companyId.value,
          version: Math.max(row.version, versions.get(row.id) ?? 0),
          data: { [field.key]: values[field.key] === '' ? null : (values[field.key] ?? null) },
        }
      )
      versions.set(row.id, version)
      put({ ...values, id: row.id, version })
      if (waiting === 1) await refresh(row.id)
      undo.offer(
        t('peek.changed', { field: label(field) }),
        { path: props.model.path, id: row.id, version, before: { [field.key]: before } },
        () => void refresh(row.id)
      )
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      put({ ...pick(row, values), id: row.id })
      cell.value = { id: row.id, key: field.key, typed: values, error: reasonOf(error, field) }
      if (error.code === 'E_STALE') await refresh(row.id)
    }
  }

  function reasonOf(error: Problem, field: FieldDescription) {
    if (error.code === 'E_STALE') return t('peek.stale')
    const own = error.errors.find((one) => one.field === field.key) ?? error.errors[0]
    return own?.message ?? String(error.body.title ?? t('records.offline'))
  }

  function neighbour(row: Row, field: FieldDescription, step: -1 | 1) {
    const open = props.columns.filter((one) => isEditable(row, one))
    return open[open.findIndex((one) => one.key === field.key) + step]
  }

  /** What the server made of it: computed fields and names of references follow. */
  async function refresh(id: number) {
    const query = new URLSearchParams({
      filter: JSON.stringify([['id', 'eq', id]]),
      fields: props.columns.map((field) => field.key).join(','),
    })
    const { data } = await ask<{ data: Row[] }>(`${props.model.path}?${query}`)
    if (data[0]) put(data[0])
  }

  function put(row: Pick<Row, 'id'> & Values) {
    router.replaceProp('rows', (rows: unknown) =>
      (rows as Row[]).map((one) => (one.id === row.id ? { ...one, ...row } : one))
    )
  }

  return { cell, start, stop, save }
}
