import { Problem, send } from '../send'
import { useTexts } from '../use_texts'
import type { FieldDescription, Labelled, Values } from '../types'
import { readAmount } from '../values/calculate'
import { isEither, signOf } from './read_cells'
import { decimalSign } from '../values/format'
import { readDate, typingLocale } from '../values/read_date'
import { useCaller } from '../use_caller'
import { decimalsOf } from '../inputs/decimals'

const isFigure = (field: FieldDescription | undefined) =>
  field !== undefined && decimalsOf(field, undefined) !== undefined

const figuresOf = (rows: string[][], columns: (FieldDescription | undefined)[]) =>
  rows.flatMap((row) => row.filter((_, at) => isFigure(columns[at])))

/**
 * Puts pasted cells into lines as their fields read them; references are looked up by code, name or number. Answers
 * whether the cell was understood: what no record was found for is left out.
 */
export function usePaste(model: string) {
  const { locale, choice } = useTexts()
  const { today, company } = useCaller()

  return { fill, signIn, doubtIn }

  /** `sign` is the decimal sign of the sheet, see `signIn`. */
  async function fill(line: Values, field: FieldDescription, cell: string, sign: string) {
    if (cell === '') return true
    if (field.reference) return fillReference(line, field, cell)
    line[field.key] = read(field, cell, sign)
    return true
  }

  /** The decimal sign of pasted rows, whose columns these are: as the figures in them show it. */
  function signIn(rows: string[][], columns: (FieldDescription | undefined)[]) {
    return signOf(figuresOf(rows, columns), decimalSign(locale.value))
  }

  /** Which figures of pasted rows may mean a thousand times what they are read as. */
  function doubtIn(rows: string[][], columns: (FieldDescription | undefined)[]) {
    const figures = figuresOf(rows, columns)
    const usual = decimalSign(locale.value)
    return (field: FieldDescription, text: string) =>
      isFigure(field) && isEither(text, figures, usual)
  }

  function read(field: FieldDescription, cell: string, sign: string): unknown {
    if (decimalsOf(field, undefined) !== undefined) return readAmount(cell, sign) ?? cell
    if (field.kind === 'date') {
      const typing = typingLocale(locale.value, company.value?.timeZone)
      return readDate(cell, today.value, typing) ?? cell
    }
    if (field.kind === 'boolean') return /^(1|true|yes|x|так|✓)$/i.test(cell)
    if (field.kind === 'choice') return optionFor(field, cell) ?? cell
    return cell
  }

  function optionFor(field: FieldDescription, cell: string) {
    return field.options?.find(
      (one) => one === cell || choice(field, one).toLowerCase() === cell.toLowerCase()
    )
  }

  async function fillReference(line: Values, field: FieldDescription, cell: string) {
    const { path, relation } = field.reference!
    if (!path) return false
    const query = `q=${encodeURIComponent(cell)}&field=${encodeURIComponent(`${model}.${field.key}`)}`
    const found = await offered(`${path}/pick?${query}`)
    const wanted = cell.toLowerCase()
    const exact = found.find(
      (one) =>
        one.label.toLowerCase() === wanted || one.hint.toLowerCase().split(' · ').includes(wanted)
    )
    const picked = exact ?? (found.length === 1 ? found[0] : null)
    if (!picked) return false
    line[field.key] = picked.id
    line[relation] = { id: picked.id, label: picked.label }
    return true
  }
}

/** What could be meant; nothing where the server cannot say, so that the rest of what was pasted stands. */
async function offered(address: string) {
  try {
    return await send<(Labelled & { hint: string })[]>('GET', address)
  } catch (error) {
    if (error instanceof Problem) return []
    throw error
  }
}
