export type Likeness = 'email' | 'tax_id' | 'phone' | 'name'

/** How sure one thing in common makes it that two parties are the same, in percent. */
const CERTAINTY: Record<Likeness, number> = { email: 100, tax_id: 100, phone: 70, name: 60 }

/** All reasons together: each one removes its share of the remaining doubt. */
export function likenessScore(reasons: Iterable<Likeness>) {
  let doubt = 100
  for (const reason of reasons) doubt = (doubt * (100 - CERTAINTY[reason])) / 100
  return Math.round(100 - doubt)
}
