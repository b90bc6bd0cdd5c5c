import { Refusal } from '#kernel/http/refusal'

/**
 * The keys of formulas in the order they are evaluated in: each after those it reads. Dependencies
 * that are no formulas are left aside. A circle is refused with its path: "a → b → a".
 */
export function orderOfFormulas(
  formulas: ReadonlyMap<string, { dependencies: readonly string[] }>
): string[] {
  const done = new Set<string>()
  const path: string[] = []

  const visit = (key: string) => {
    if (done.has(key)) return
    const from = path.indexOf(key)
    if (from !== -1) {
      const circle = [...path.slice(from), key].join(' → ')
      throw new Refusal('E_FORMULA_CYCLE', { path: circle }, { status: 422 })
    }
    path.push(key)
    for (const needed of formulas.get(key)?.dependencies ?? []) {
      if (formulas.has(needed)) visit(needed)
    }
    path.pop()
    done.add(key)
  }

  for (const key of formulas.keys()) visit(key)
  return [...done]
}
