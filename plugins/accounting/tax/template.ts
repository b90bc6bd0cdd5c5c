import type { ChartId } from '../charts/chart.js'
import type { BoxRounding } from '../models/return_box.js'
import { type Region, SUPPLIES, type Supply, type TaxScope, type VatCategory } from './lists.js'
import { TAX_GROUPS, type TaxGroup } from './tax_groups.js'

/** The taxes of a country, the boxes of its return, and which tax replaces which, as they are written down. */
export interface TaxTemplate {
  id: ChartId
  /** Two capital letters. */
  country: string | null
  /** `code | name | name in English | formula | rounding`, beneath headings `# heading`. */
  boxes: string
  /**
   * `code | name | name in English | sale 19 S | parts | reason`; `payment` behind the category: owed when it is paid.
   * Parts: `base > 81`, `tax 3806 > 66` (account, box), `tax 50%` (no account: where the line goes), `owed 3837 > 47`
   * (reverse charge: −100 %), `withheld 2220 > 9` (below zero, counted as what it is), `lines 4300` (the account of
   * lines that bear it).
   */
  taxes: string
  /**
   * `name | name in English | sale | eu business goods | U19 > UIGL`; `*` is any tax, `none` is no tax instead, and a tax
   * that takes its own place stays whatever a later rule says.
   */
  rules: string
}

export interface BoxSeed {
  code: string
  name: string
  otherName: string | null
  section: string | null
  formula: string | null
  rounding: BoxRounding
}

export interface PartSeed {
  of: 'base' | 'tax'
  /** Percent. */
  factor: string
  /** Codes in the chart and in the boxes. */
  account: string | null
  box: string | null
  sign: 'plus' | 'minus'
}

export interface TaxSeed {
  code: string
  name: string
  otherName: string | null
  scope: TaxScope
  rate: string
  category: VatCategory | null
  exigibleOn: 'invoice' | 'payment'
  /** Code of the account its lines are booked on, where it is not the usual one. */
  account: string | null
  parts: PartSeed[]
  reason: string | null
}

export interface RuleSeed {
  name: string
  otherName: string | null
  scope: TaxScope
  region: Region
  taxGroup: TaxGroup | null
  supply: Supply | null
  /** Codes of taxes. */
  from: string | null
  to: string | null
}

/** The boxes of a template, each under its heading. */
export function boxesOf({ boxes }: Pick<TaxTemplate, 'boxes'>): BoxSeed[] {
  const seeds: BoxSeed[] = []
  let section: string | null = null
  for (const line of linesOf(boxes)) {
    if (line.startsWith('#')) section = line.slice(1).trim()
    else seeds.push(boxOf(line, section))
  }
  return seeds
}

/** The taxes of a template with their parts. */
export function taxesOf({ taxes }: Pick<TaxTemplate, 'taxes'>): TaxSeed[] {
  return linesOf(taxes).map((line) => {
    const [code, name, otherName, kind, parts = '', reason = ''] = cellsOf(line)
    const [scope, rate, category, exigible] = kind.split(' ')
    const pieces = parts ? parts.split(', ') : []
    const lines = pieces.find((one) => one.startsWith(LINES))
    return {
      code,
      name,
      otherName: otherName || null,
      scope: scope as TaxScope,
      rate,
      category: (category ?? null) as VatCategory | null,
      exigibleOn: exigible === 'payment' ? 'payment' : 'invoice',
      account: lines?.slice(LINES.length) ?? null,
      parts: pieces.filter((one) => one !== lines).map(partOf),
      reason: reason || null,
    }
  })
}

/** The tax rules of a template, in their order. */
export function rulesOf({ rules }: Pick<TaxTemplate, 'rules'>): RuleSeed[] {
  return linesOf(rules).map((line) => {
    const [name, otherName, scope, where, taxes] = cellsOf(line)
    const [region, ...whom] = where.split(' ')
    const [from, to] = taxes.split(' > ')
    return {
      name,
      otherName: otherName || null,
      scope: scope as TaxScope,
      region: region as Region,
      taxGroup: TAX_GROUPS.find((one) => whom.includes(one)) ?? null,
      supply: SUPPLIES.find((one) => whom.includes(one)) ?? null,
      from: from === '*' ? null : from,
      to: to === 'none' ? null : to,
    }
  })
}

/**
 * What a rule is known by: its dealing, the tax it replaces, whom it is for, where it is for one tax group, and that it is
 * for services; rules of goods have the keys they had before rules told the two apart.
 */
export function ruleKey({ id }: Pick<TaxTemplate, 'id'>, seed: RuleSeed) {
  const { scope, region, taxGroup, supply, from } = seed
  const where = [region, taxGroup, supply === 'service' ? supply : null].filter(Boolean).join(' ')
  return [id, scope, where, from ?? '*'].join(':')
}

function boxOf(line: string, section: string | null): BoxSeed {
  const [code, name, otherName, formula, rounding] = cellsOf(line)
  return {
    code,
    name,
    otherName: otherName || null,
    section,
    formula: formula || null,
    rounding: (rounding || 'minor') as BoxRounding,
  }
}

const LINES = 'lines '
const PART = /^(base|tax|owed|withheld)(?: (-?\d+)%)?(?: ([\d-]+))?(?: > (\S+))?$/

function partOf(text: string): PartSeed {
  const found = PART.exec(text)
  if (!found) throw new Error(`a part of a tax cannot be read: ${text}`)
  const [, kind, factor, account, box] = found
  return {
    of: kind === 'base' ? 'base' : 'tax',
    factor: factor ?? (kind === 'owed' ? '-100' : '100'),
    account: account ?? null,
    box: box ?? null,
    sign: kind === 'owed' || kind === 'withheld' ? 'minus' : 'plus',
  }
}

function linesOf(text: string) {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

function cellsOf(line: string) {
  return line.split('|').map((cell) => cell.trim())
}
