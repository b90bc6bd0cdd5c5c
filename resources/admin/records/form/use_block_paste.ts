import { notify } from '~/ui/notify'
import type { FieldDescription, Values } from '../types'
import { useTexts } from '../use_texts'
import { headOf, readCells } from './read_cells'
import { usePaste } from './use_paste'

/** The grid pasted into: its columns, and the cell the block begins at. */
interface Place {
  columns: FieldDescription[]
  row: number
  column: number
}

const MOST_TOLD = 5

/**
 * Lines out of a block of spreadsheet cells: from the cell pasted into on, or by the names of the columns where its
 * first row has them. What was pasted and found no place is told, and so is what may mean a thousand times as much.
 */
export function useBlockPaste(model: string) {
  const { t, label } = useTexts()
  const { fill, signIn, doubtIn } = usePaste(model)

  /** Nothing where an ordinary text was pasted, which the input takes itself. */
  function paste(event: ClipboardEvent, place: Place): Promise<Values[]> | undefined {
    const cells = readCells(event.clipboardData?.getData('text/plain') ?? '')
    if (!cells) return undefined
    event.preventDefault()
    const names = place.columns.map((one) => [label(one), one.key])
    const head = headOf(cells, names)
    if (!head) return fillAll(cells, place.columns.slice(place.column), place)
    tellColumns(cells[0].filter((name, at) => head[at] === null && name !== ''))
    const targets = head.map((at) => (at === null ? undefined : place.columns[at]))
    return fillAll(cells.slice(1), targets, place)
  }

  async function fillAll(
    rows: string[][],
    targets: (FieldDescription | undefined)[],
    { row }: Place
  ) {
    const sign = signIn(rows, targets)
    const isDoubtful = doubtIn(rows, targets)
    const missing: string[] = []
    const doubtful: string[] = []
    const filled = await Promise.all(
      rows.map(async (texts, down) => {
        const line: Values = {}
        const fills = targets.map(async (target, at) => {
          const text = texts[at] ?? ''
          if (!target) return
          const isFilled = await fill(line, target, text, sign)
          const place = { row: row + down + 1, column: label(target), text }
          const cell = t('records.lines.cell', place)
          if (!isFilled) missing.push(cell)
          else if (isDoubtful(target, text)) doubtful.push(`${cell} → ${line[target.key]}`)
        })
        await Promise.all(fills)
        return line
      })
    )
    tell('records.lines.not_found', missing, '; ')
    tell('records.lines.doubtful', doubtful, '; ')
    return filled
  }

  function tellColumns(names: string[]) {
    tell('records.lines.no_column', names, ', ')
  }

  /** What was pasted and stands nowhere is not lost without a word. */
  function tell(key: string, missing: string[], between: string) {
    if (missing.length === 0) return
    const told = missing.slice(0, MOST_TOLD).join(between)
    notify({
      title: t(key, { count: missing.length }),
      description: missing.length > MOST_TOLD ? `${told} …` : told,
      color: 'warning',
      duration: 0,
    })
  }

  return { paste }
}
