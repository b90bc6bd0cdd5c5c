/** One place that asks for a custom field. */
export interface Use {
  kind: 'formula' | 'rule' | 'view' | 'report' | 'dashboard' | 'import_mapping'
  /** null where it is somebody else's own. */
  name: string | null
  /** Where it is changed; null where the caller has no screen for it. */
  href: string | null
}

/**
 * Whether stored settings name a field: those about its own model by its path, any others only behind a
 * reference, `product.custom.size`.
 */
export function namesField(settings: unknown, key: string, isOwn: boolean): boolean {
  const before = isOwn ? String.raw`(?<![a-z0-9_])` : String.raw`\.`
  return new RegExp(`${before}custom\\.${key}(?![a-z0-9_])`).test(JSON.stringify(settings ?? null))
}
