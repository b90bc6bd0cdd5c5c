import { useMessages } from 'kontor/ui'
import type { DimensionQuery, MeasureQuery } from '#kernel/reports/query/definition'
import { dimensionKey, figuresOf, measureKey } from './definition/keys'
import { useEditor } from './editor'

/** A part of the answer by the name it has in queries, and what people call it. */
export interface Named {
  key: string
  label: string
}

/** What the parts of a report are called. */
export function useNames() {
  const { definition, fields } = useEditor()
  const { t } = useMessages()

  const spanOf = ({ bucket }: Pick<DimensionQuery, 'bucket'>) =>
    bucket === undefined
      ? ''
      : t(`report_editor.spans.${typeof bucket === 'string' ? bucket : 'ranges'}`)

  /** The heading somebody gave it, else "Due on: Month". */
  function dimension(one: Pick<DimensionQuery, 'field' | 'bucket' | 'label'>) {
    if (one.label) return one.label
    const span = spanOf(one)
    const field = fields.labelOf(one.field)
    return span ? t('report_editor.spanned', { field, span }) : field
  }

  function measure({ fn, field, label }: MeasureQuery) {
    if (label) return label
    const root = `reports.measures.${field === undefined ? 'records' : 'field'}.${fn}`
    return t(root, { field: field === undefined ? '' : fields.labelOf(field) })
  }

  /** What the answer is gathered by. */
  const dimensions = (): Named[] =>
    definition.value.dimensions.map((one) => ({ key: dimensionKey(one), label: dimension(one) }))

  /** The figures of the answer, those that are computed last. */
  const figures = (): Named[] => [
    ...figuresOf(definition.value.measures).map((one) => ({
      key: measureKey(one),
      label: measure(one),
    })),
    ...definition.value.computed.map(({ key, label }) => ({ key, label: label || key })),
  ]

  return { dimension, measure, dimensions, figures }
}
