import type { TaxRule } from './document.js'

/** A tax on its way to the browser: the same, with texts for the whole numbers that JSON has no kind for. */
export interface WireTaxRule extends Omit<
  TaxRule,
  'rate' | 'fixed' | 'fixedPer' | 'parts' | 'members'
> {
  rate: string
  fixed?: string
  fixedPer?: string
  parts?: { id: number; factor: string }[]
  members?: WireTaxRule[]
}

/** A tax on its way to the browser. */
export function toWire(rule: TaxRule): WireTaxRule {
  return {
    ...rule,
    rate: String(rule.rate),
    fixed: rule.fixed === undefined ? undefined : String(rule.fixed),
    fixedPer: rule.fixedPer === undefined ? undefined : String(rule.fixedPer),
    parts: rule.parts?.map(({ id, factor }) => ({ id, factor: String(factor) })),
    members: rule.members?.map(toWire),
  }
}

/** The same tax back, as the engine takes it. */
export function fromWire(rule: WireTaxRule): TaxRule {
  return {
    ...rule,
    rate: BigInt(rule.rate),
    fixed: rule.fixed === undefined ? undefined : BigInt(rule.fixed),
    fixedPer: rule.fixedPer === undefined ? undefined : BigInt(rule.fixedPer),
    parts: rule.parts?.map(({ id, factor }) => ({ id, factor: BigInt(factor) })),
    members: rule.members?.map(fromWire),
  }
}
