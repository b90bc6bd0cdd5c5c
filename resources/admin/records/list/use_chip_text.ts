import { reactive } from 'vue'
import { send } from '../send'
import { kindOf, type FieldDescription, type Labelled, type ModelDescription } from '../types'
import { useTexts } from '../use_texts'
import { useValueText } from '../values/use_value_text'
import { isRelative, needsValue, shownOperator, type Triple } from './filters'

/** A condition as a sentence: "Due on is this month". */
export function useChipText(model: () => ModelDescription) {
  const { t, label } = useTexts()
  const { text } = useValueText()
  const names = reactive(new Map<string, string>())

  function remember([key, , value]: Triple, name: string) {
    names.set(`${key}:${String(value)}`, name)
  }

  function textOf(triple: Triple): string {
    const [key] = triple
    const field = model().fields.find((one) => one.key === key)
    const op = shownOperator(triple)
    const parts = [field ? label(field) : key, t(`records.operators.${op}`)]
    if (needsValue(op)) parts.push(valueText(field, triple))
    return parts.join(' ')
  }

  function valueText(field: FieldDescription | undefined, triple: Triple): string {
    const value = triple[2]
    if (isRelative(value)) return t(`records.periods.${value.relative}`)
    if (Array.isArray(value)) {
      const separator = triple[1] === 'between' ? ' – ' : ', '
      return value.map((one) => single(field, triple[0], one)).join(separator)
    }
    return single(field, triple[0], value)
  }

  function single(field: FieldDescription | undefined, key: string, value: unknown) {
    if (!field) return String(value)
    if (kindOf(field) === 'reference') return nameOf(field, value)
    return text({ ...field, currency: undefined }, { [key]: value }) || String(value)
  }

  /** The name of a referenced record, asked for once where the address brought only its id. */
  function nameOf(field: FieldDescription, value: unknown) {
    const id = `${field.key}:${String(value)}`
    if (!names.has(id) && field.reference?.path) {
      names.set(id, `#${String(value)}`)
      queueMicrotask(() => void ask(field, value, id))
    }
    return names.get(id) ?? `#${String(value)}`
  }

  async function ask(field: FieldDescription, value: unknown, id: string) {
    const [found] = await send<Labelled[]>(
      'GET',
      `${field.reference!.path}/pick?ids=${Number(value)}`
    ).catch(() => [])
    if (found) names.set(id, found.label)
  }

  return { textOf, remember }
}
