/** What a statement may be narrowed to, and is. */
export interface DimensionChoice {
  key: string
  label: string
  options: { id: number; label: string; depth: number }[]
  /** Undefined: all of it; null: lines that have none. */
  chosen?: number | null
}

/** What is chosen as it stands in addresses. */
export const dimensionQuery = (choices: DimensionChoice[]) =>
  Object.fromEntries(
    choices.map(({ key, chosen }) => [
      key,
      chosen === undefined ? undefined : chosen === null ? 'none' : String(chosen),
    ])
  )
