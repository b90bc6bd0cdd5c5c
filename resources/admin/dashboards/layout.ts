import type { Place } from '#kernel/reports/dashboards/wire'

export const COLUMNS = 12
const MOST_HEIGHT = 12

export type Placed = Place & { id: string }

/** Tiles as one reads them: from the top, and of one row from the start. */
export const inReadingOrder = <T extends Place>(tiles: readonly T[]): T[] =>
  tiles.toSorted((one, other) => one.y - other.y || one.x - other.x)

/**
 * The tiles with one of them put elsewhere or made another size. Those in its way go down, then all rise as far as
 * there is room, so that no gap stays and nothing lies over anything.
 */
export function placeTile<T extends Placed>(
  tiles: readonly T[],
  id: string,
  change: Partial<Place>
): T[] {
  return settled(
    tiles.map((one) => (one.id === id ? { ...one, ...within({ ...one, ...change }) } : one)),
    id
  )
}

/** The tiles with a new one in the first place it fits into. */
export function addTile<T extends Placed>(tiles: readonly T[], tile: T): T[] {
  const bottom = Math.max(0, ...tiles.map((one) => one.y + one.h))
  for (let y = 0; y <= bottom; y++) {
    for (let x = 0; x + tile.w <= COLUMNS; x++) {
      const place = { ...tile, x, y }
      if (!tiles.some((one) => overlaps(one, place))) return [...tiles, place]
    }
  }
  return [...tiles, { ...tile, x: 0, y: bottom }]
}

export const removeTile = <T extends Placed>(tiles: readonly T[], id: string): T[] =>
  settled(tiles.filter((one) => one.id !== id))

/** As near to a place as the grid allows. */
function within({ x, y, w, h }: Place): Place {
  const width = clamp(w, 1, COLUMNS)
  return {
    x: clamp(x, 0, COLUMNS - width),
    y: Math.max(0, y),
    w: width,
    h: clamp(h, 1, MOST_HEIGHT),
  }
}

/** Nothing over anything and no gaps above: tiles rise in reading order, the one just moved before those beside it. */
function settled<T extends Placed>(tiles: readonly T[], first?: string): T[] {
  const order = tiles.toSorted(
    (one, other) =>
      one.y - other.y || Number(other.id === first) - Number(one.id === first) || one.x - other.x
  )
  const done: T[] = []
  for (const tile of order) {
    const free = (y: number) => !done.some((one) => overlaps(one, { ...tile, y }))
    let { y } = tile
    while (!free(y)) y++
    while (y > 0 && free(y - 1)) y--
    done.push({ ...tile, y })
  }
  return tiles.map((tile) => done.find((one) => one.id === tile.id)!)
}

const overlaps = (one: Place, other: Place) =>
  one.x < other.x + other.w &&
  other.x < one.x + one.w &&
  one.y < other.y + other.h &&
  other.y < one.y + one.h

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most)
