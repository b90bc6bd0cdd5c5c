import type { PdfContent } from 'kontor/plugin'
import type { Spot } from './layouts.js'

const POINTS = 72 / 25.4

/** Points of so many millimetres. */
export const points = (millimetres: number) => millimetres * POINTS

/** How far the printer is off, in millimetres. */
export interface Shift {
  right: number
  down: number
}

/** Text at its spot within a part of the page that begins at `top` millimetres. */
export function place(
  text: string | string[],
  spot: Spot,
  top: number,
  shift: Shift,
  style: { bold?: boolean; fontSize?: number; alignment?: 'left' | 'right' } = {}
): PdfContent {
  const lines = typeof text === 'string' ? [text] : text
  return {
    absolutePosition: { x: points(spot.x + shift.right), y: points(spot.y + top + shift.down) },
    columns: [
      { width: points(spot.width), stack: lines.map((line) => ({ text: line })), ...style },
    ],
  }
}
