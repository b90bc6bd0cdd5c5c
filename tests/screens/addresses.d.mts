export interface ScreenTable {
  patterns: string[]
  records: { path: string; verbs: readonly string[] }[]
  files: string[]
}

export function addressesOf(
  table: ScreenTable,
  idOf: (list: string) => number | undefined
): { name: string; path: string }[]
