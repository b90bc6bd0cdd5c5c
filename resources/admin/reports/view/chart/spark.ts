import type { Mark } from './series.js'

const WIDTH = 100
const HEIGHT = 30
const EDGE = 2

/** The course of a figure as a line in a box of 100 by 30; a gap is a gap. Nothing for less than three figures. */
export function sparkPath(marks: readonly Mark[], isRightToLeft: boolean) {
  const values = marks.flatMap(({ value }) => value ?? [])
  if (values.length < 3) return ''
  const [low, high] = [Math.min(...values), Math.max(...values)]
  let isOpen = false
  return marks
    .map(({ value }, at) => {
      if (value === null) {
        isOpen = false
        return ''
      }
      const along = (WIDTH * at) / (marks.length - 1)
      const x = isRightToLeft ? WIDTH - along : along
      const share = high === low ? 0.5 : (value - low) / (high - low)
      const y = HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE)
      const point = `${isOpen ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`
      isOpen = true
      return point
    })
    .join('')
}
