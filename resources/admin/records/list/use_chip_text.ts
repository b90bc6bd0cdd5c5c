import { reactive } from 'vue'
import { send } from '../send'
import { kindOf, type FieldDescription, type Labelled, type ModelDescription } from '../types'
import { useTexts } from '../use_texts'
import { useValueText } from '../values/use_value_text'
import { usePaths } from './filter/use_paths'
import {
  builderOf,
  isGroup,
  isRelative,
  makeTriple,
  needsValue,
  shownOperator,
  type BuilderNode,
  type Chip,
  type Triple,
} from './filters'

/** Names of picked records, so that none is asked for that was just chosen. */
const names = reactive(new Map<string, string>())

/** A condition as a sentence: "Due on is this month". */
export function useChipText(model: () => ModelDescription) {
  const { t, has, label } = useTexts()
  const { text } = useValueText()
  const { fieldAt, wayOf } = usePaths(model)

  function remember(path: string, value: unknown, name: string) {
    names.set(`${path}:${String(value)}`, name)
  }

  function textOf(triple: Triple): string {
    const [key] = triple
    const field = fieldAt(key)
    const op = shownOperator(triple)
    const parts = [wayText(key), t(`records.operators.${op}`)]
    if (needsValue(op)) parts.push(valueText(field, triple))
    return parts.join(' ')
  }

  /** What a path is called: "Borrower › Name". */
  function wayText(path: string) {
    const way = wayOf(path).map(label)
    return way.length ? way.join(' › ') : path
  }

  function valueText(field: FieldDescription | undefined, triple: Triple): string {
    const value = triple[2]
    if (isRelative(value)) return periodText(value.relative)
    if (Array.isArray(value)) {
      const separator = triple[1] === 'between' ? ' – ' : ', '
      return value.map((one) => single(field, triple[0], one)).join(separator)
    }
    return single(field, triple[0], value)
  }

  /** "last_30_days" has a text of its own, "last_12_weeks" is made of its parts. */
  function periodText(word: string) {
    if (has(`records.periods.${word}`)) return t(`records.periods.${word}`)
    const [, way, count, unit] = /^(last|next)_(\d+)_(\w+)$/.exec(word) ?? []
    return way ? t(`lists.filter.${way}_several`, { count: Number(count), unit }) : word
  }

  /** A chip's words; of combined conditions all of them, with how they are combined. */
  function chipText(chip: Chip) {
    return chip.kind === 'simple' ? textOf(chip.triple) : nodeText(builderOf(chip.node))
  }

  function nodeText(node: BuilderNode): string {
    if (!isGroup(node)) return textOf(makeTriple(node.path, node.op, node.value))
    const parts = node.nodes.map((one) => (isGroup(one) ? `(${nodeText(one)})` : nodeText(one)))
    const isAny = node.mode === 'any' || node.mode === 'none'
    const text = parts.join(` ${t(isAny ? 'lists.filter.or' : 'lists.filter.and')} `)
    return node.mode === 'all' || node.mode === 'any' ? text : t('lists.filter.not', { text })
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

  /** How one value of a condition reads. */
  const valueOf = (path: string, value: unknown) => single(fieldAt(path), path, value)

  return { textOf, chipText, wayText, valueOf, remember }
}
