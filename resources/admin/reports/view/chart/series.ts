import type { TableColumn } from '../table.js'
import type { Drilled } from '../types.js'

/** One value drawn; null is a gap. Its number only says where it stands, its text is exact. */
export interface Mark {
  value: number | null
  text: string
  wire: string
  /** Where its records are named; undefined where several rows were put together. */
  from: Drilled | undefined
}

export interface Series {
  name: string
  column: TableColumn
  marks: Mark[]
}

/** What a chart shows: series of marks over categories. */
export interface ChartData {
  categories: string[]
  /** What the categories are: "Country". */
  categoryLabel: string
  series: Series[]
}

/** Whether all figures of a series are whole, so that its scale has no halves. */
export const isWhole = ({ column }: Series) => column.of.type === 'integer'

export const NO_MARK: Mark = { value: null, text: '', wire: '', from: undefined }
