const GRADES = ['a', 'b', 'c', 'd']
const FIRST_DAY = Date.UTC(2023, 0, 1)
const DAY = 86_400_000

/** The columns of one part: the same for an id everywhere, its price in cents. */
export function part(id: number) {
  const one = product(id, 2654435761)
  const two = product(id, 2246822519)
  const three = product(id, 3266489917)
  return {
    id,
    code: `P-${String(one % 100_000).padStart(6, '0')}`,
    grade: GRADES[(two >>> 16) % 4],
    made_on: day(three >>> 8),
    weight: (one >>> 10) % 10_000,
    price: 100 + ((two >>> 7) % 999_900),
    kit_id: id % 4 === 0 ? 1 + ((three >>> 12) % 5000) : null,
    tested_on: id % 1000 === 0 ? day(one >>> 9) : null,
    is_spare: (three >>> 16) % 100 === 0 ? 1 : 0,
    listed_on: day((one ^ three) >>> 11),
  }
}

const day = (hash: number) => new Date(FIRST_DAY + (hash % 1096) * DAY).toISOString().slice(0, 10)

/** The low 32 bits of a product, exactly. */
const product = (id: number, factor: number) => Math.imul(id, factor) >>> 0
