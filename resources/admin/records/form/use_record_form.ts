import { computed, reactive, ref, toRaw, watch } from 'vue'
import { Problem, send } from '../send'
import type { FieldDescription, ModelDescription, Row, Values } from '../types'
import { useCaller } from '../use_caller'
import { bodyOfChanges, bodyOfNew, isBlank, same } from './changes'
import { valuesBefore } from '../undo'
import { sectionApplies } from './section_applies'
import { useDraft } from './use_draft'

export interface Conflict {
  version: number
  base: Values
  theirs: Values
  yours: Values
}

interface Saved {
  id: number
  version: number
  /** What names it, for whoever waits for it; null where that takes a look at another record. */
  label: string | null
  /** What an edit replaced, to be taken back; null where lines changed. */
  before?: Values | null
}

interface Source {
  model: ModelDescription
  record: Row | null
  defaults: Values
  /** Beside another form: it keeps no draft, which would be taken for that of a form of its own. */
  beside?: boolean
}

/** Lines a new record begins with, ready to type: those left blank are no lines. */
function beginLines({ fields }: ModelDescription, values: Values) {
  for (const { key, lines } of fields) {
    const given = values[key] as Values[] | undefined
    if (lines?.begin && given?.length === 0) {
      values[key] = Array.from({ length: lines.begin }, () => ({}))
    }
  }
}

/** The state of one record's form: what was opened, what is typed, what the server said. */
export function useRecordForm({ model, record, defaults, beside }: Source) {
  const { company, companyId, user } = useCaller()
  const opened = clone(record ?? defaults)
  for (const field of model.fields) if (field.lines) opened[field.key] ??= []
  if (!record) beginLines(model, opened)
  const values = reactive<Values>(clone(opened))
  const problem = ref<Problem | null>(null)
  const conflict = ref<Conflict | null>(null)
  const saving = ref(false)
  const version = ref(record?.version ?? null)
  const draft = useDraft(
    [companyId.value, user.value?.id, model.name, record?.id ?? 'new'].join(':')
  )
  const offered = ref(
    !beside && draft.found && !same(draft.found.values, opened) ? draft.found : null
  )

  const body = computed(() =>
    record ? bodyOfChanges(model.fields, opened, left()) : bodyOfNew(asked(), values)
  )
  const isChanged = computed(() =>
    record ? Object.keys(body.value).length > 0 : !same(body.value, bodyOfNew(model.fields, opened))
  )
  const errors = computed(
    () => new Map((problem.value?.errors ?? []).map((one) => [one.field, one.message]))
  )

  watch(
    values,
    () => {
      if (isChanged.value && !beside) draft.keep(clone(values), version.value)
    },
    { deep: true }
  )

  const applies = (section: ModelDescription['form'][number], row: Values) =>
    sectionApplies(section, row, company.value?.currency)

  /** What only hidden sections ask is not sent: it was typed before another choice was made. */
  function asked() {
    return model.fields.filter(({ key }) => {
      const sections = model.form.filter(({ fields }) => fields.includes(key))
      return sections.length === 0 || sections.some((one) => applies(one, values))
    })
  }

  /** Shown when the form was opened, hidden by a choice made since: what it held no longer applies. */
  const cleared = computed(() => {
    const isShown = (key: string, row: Values) => {
      const sections = model.form.filter(({ fields }) => fields.includes(key))
      return sections.some((one) => applies(one, row))
    }
    return model.fields.filter(
      (field) =>
        record &&
        isClearable(field) &&
        isShown(field.key, opened) &&
        !isShown(field.key, values) &&
        !isEmpty(values[field.key])
    )
  })

  function isClearable({ key, readonly, required, lines, kind }: FieldDescription) {
    return !readonly && !required && !lines && kind !== 'boolean' && key !== model.title
  }

  /** The values as they will be stored. */
  function left(): Values {
    return { ...values, ...Object.fromEntries(cleared.value.map(({ key }) => [key, null])) }
  }

  /** Stores the record; undefined where it was refused, with the reason in `problem` or `conflict`. */
  async function save(): Promise<Saved | undefined> {
    if (saving.value) return undefined
    saving.value = true
    problem.value = null
    dropBlankLines()
    try {
      const sent = body.value
      const saved = await submit(sent)
      drop()
      return record ? { ...saved, before: valuesBefore(model.fields, opened, sent) } : saved
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      if (error.code === 'E_STALE') conflict.value = error.body as unknown as Conflict
      else problem.value = error
      return undefined
    } finally {
      saving.value = false
    }
  }

  /** The server counts the lines it gets: what it says of the third shall stand beside the third. */
  function dropBlankLines() {
    for (const { key, lines } of model.fields) {
      const all = lines && (values[key] as Values[] | undefined)
      const typed = all?.filter((line) => line.id || !isBlank(lines!.fields, line))
      if (typed?.length) values[key] = typed
    }
  }

  function submit(data: Values) {
    const sent = { company_id: companyId.value, data }
    return record
      ? send<Saved>('PATCH', `${model.path}/${record.id}`, {
          ...sent,
          version: version.value,
        })
      : send<Saved>('POST', model.path, sent)
  }

  /** Takes the chosen values over the newer record: what is theirs becomes what was opened. */
  function resolve(chosen: Values) {
    if (!conflict.value) return
    Object.assign(opened, conflict.value.theirs)
    Object.assign(values, conflict.value.theirs, chosen)
    version.value = conflict.value.version
    conflict.value = null
  }

  function takeDraft() {
    if (offered.value) Object.assign(values, offered.value.values)
    offered.value = null
  }

  /** Once saved or left on purpose, nothing is offered again. */
  function drop() {
    if (!beside) draft.drop()
  }

  function dropDraft() {
    drop()
    offered.value = null
  }

  function set(changes: Values) {
    Object.assign(values, changes)
  }

  function editLines(key: string, change: (lines: Values[]) => void) {
    change(values[key] as Values[])
  }

  return {
    values,
    set,
    editLines,
    errors,
    problem,
    conflict,
    saving,
    isChanged,
    cleared,
    save,
    resolve,
    offered,
    takeDraft,
    dropDraft,
    drop,
  }
}

function isEmpty(value: unknown) {
  return value === null || value === undefined || value === ''
}

function clone<T>(value: T): T {
  return JSON.parse(JSON.stringify(toRaw(value))) as T
}
