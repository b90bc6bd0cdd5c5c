/** One place that asks for a custom field. */
export interface Use {
  kind: 'formula' | 'rule' | 'view' | 'report' | 'dashboard' | 'import_mapping'
  name: string
  /** Where it is changed; null where the caller has no screen for it. */
  href: string | null
}

/** Whether something stored as JSON names the field: as a path of its model, or behind a reference to it. */
export function namesField(json: unknown, key: string): boolean {
  const text = typeof json === 'string' ? json : JSON.stringify(json ?? null)
  return text.includes(`"custom.${key}"`) || text.includes(`.custom.${key}"`)
}
