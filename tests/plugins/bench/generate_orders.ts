const STATES = ['draft', 'open', 'done', 'cancelled']
const FIRST_DAY = Date.UTC(2023, 0, 1)
const DAY = 86_400_000

/** The columns of one order of the workload, its amount in cents: the same for an id everywhere. */
export function order(id: number) {
  const one = product(id, 2654435761)
  const two = product(id, 2246822519)
  const three = product(id, 3266489917)
  const share = (one >>> 16) % 100
  const region = `R${pad(1 + ((two >>> 16) % 12), 2)}`
  const day = ((two ^ three) >>> 11) % 1096
  return {
    id,
    ref: `SO-${pad(id, 8)}`,
    customer: `Customer ${pad(1 + ((three >>> 8) % 5000), 4)}`,
    status: STATES[share < 20 ? 0 : share < 50 ? 1 : share < 90 ? 2 : 3],
    region,
    category: `C${pad(1 + ((three >>> 16) % 40), 2)}`,
    amount: 100 + (((one ^ two) >>> 7) % 999_900),
    quantity: 1 + ((one >>> 24) % 100),
    ordered_on: new Date(FIRST_DAY + day * DAY).toISOString().slice(0, 10),
    note: `order ${id} of customer in region ${region}, checked by hand`,
  }
}

/** The low 32 bits of a product, exactly. */
const product = (id: number, factor: number) => Math.imul(id, factor) >>> 0

const pad = (value: number, length: number) => String(value).padStart(length, '0')
