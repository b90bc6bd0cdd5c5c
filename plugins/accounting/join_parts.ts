import type { PluginDeclaration } from 'kontor/plugin'

/** What one room of the books declares: the same shape as a plugin, without its head. */
export type Part = Partial<
  Omit<PluginDeclaration, 'id' | 'version' | 'api' | 'requires' | 'onEnable'>
>

/** Several parts as one: lists one after another, named things side by side, the rights of a role added up. */
export function joinParts(...parts: Part[]): Part {
  return parts.reduce<Part>((joined, part) => join(joined, part) as Part, {})
}

function join(one: unknown, other: unknown): unknown {
  if (one === undefined) return other
  if (Array.isArray(one) && Array.isArray(other)) {
    return [...(one as unknown[]), ...(other as unknown[])]
  }
  if (isNamed(one) && isNamed(other)) {
    const keys = new Set([...Object.keys(one), ...Object.keys(other)])
    return Object.fromEntries(
      [...keys].map((key) => [key, key in other ? join(one[key], other[key]) : one[key]])
    )
  }
  throw new Error('Two parts of accounting declare the same thing')
}

const isNamed = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
