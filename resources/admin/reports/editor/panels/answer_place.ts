import type { FieldDescription, ModelDescription } from '~/records/types'
import type { AnswerOnWire, WireColumn } from '~/reports/view/types'

/** The columns of an answer as the fields of a model, for conditions on them. */
export function answerPlace(source: string, { columns }: AnswerOnWire): ModelDescription {
  const fields = columns
    .filter((one) => one.pivot === undefined && one.type !== 'reference')
    .map(fieldOf)
  const figure = columns.find((one) => one.role === 'measure' && one.pivot === undefined)
  return {
    name: source,
    plugin: '',
    segment: '',
    path: '',
    messages: '',
    icon: '',
    title: figure?.key ?? '',
    fields,
    list: [],
    form: [],
    sort: '',
    state: null,
    verbs: [],
    operations: [],
    searchable: false,
    archivable: false,
    takesFields: false,
    formats: [],
    slots: { main: [], side: [], actions: [], form: [], lines: [], selection: [] },
  }
}

function fieldOf({ key, label, type, labels }: WireColumn): FieldDescription {
  const options = labels && type === 'choice' ? Object.keys(labels) : undefined
  return {
    key,
    kind: type === 'choice' && !options ? 'text' : type,
    label,
    required: false,
    readonly: false,
    creatable: true,
    base: false,
    sortable: true,
    filterable: true,
    ...(options && { options, texts: labels }),
  }
}
