/** How wide a column would be, how narrow it may be, and how wide it may become where there is room; in pixels. */
export interface ColumnWish {
  width: number
  least: number
  most: number
}

/**
 * The widths of columns in so much room: what is left over goes to those that may grow, what is short is taken from
 * those that may shrink. Where even the narrowest do not fit, the list moves sideways.
 */
export function fitColumns(columns: readonly ColumnWish[], room: number): number[] {
  const wished = columns.map(({ width }) => width)
  if (room <= 0) return wished
  const left = room - sum(wished)
  const slack = columns.map(({ width, least, most }) => (left > 0 ? most - width : width - least))
  const free = sum(slack)
  const share = free === 0 ? 0 : Math.max(-1, Math.min(1, left / free))
  return columns.map(({ width }, at) => Math.floor(width + slack[at] * share))
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
