import type { PartSeed, TaxTemplate } from '../../tax/template.js'
import { boxesOf, ruleKey, rulesOf, taxesOf } from '../../tax/template.js'
import type { ChartAccount } from '../chart.js'
import type { Item, Value } from './three_way.js'

/** What a chart brings along, each kind on its own. */
export interface ChartItems {
  accounts: Item[]
  boxes: Item[]
  taxes: Item[]
  rules: Item[]
}

/** The accounts of a chart, their fields named as those of the model; a heading by its key. */
export function accountItems(accounts: readonly ChartAccount[]): Item[] {
  return accounts.map((one) => ({
    key: one.key,
    values: {
      code: one.code,
      name: one.name,
      other_name: one.otherName,
      type: one.type,
      parent_id: one.parentKey,
      is_group: one.isGroup,
      reconciles: one.reconciles,
      used_for: one.usedFor,
    },
  }))
}

/** The boxes, taxes and rules that come with a chart; `isSwapped`: the second name stands first. */
export function taxItems(template: TaxTemplate, isSwapped: boolean): Omit<ChartItems, 'accounts'> {
  const named = (seed: Named) => ({
    name: firstName(seed, isSwapped),
    other_name: isSwapped && seed.otherName ? seed.name : seed.otherName,
  })
  return {
    boxes: boxesOf(template).map((box) => ({
      key: `${template.id}:${box.code}`,
      values: {
        ...named(box),
        section: box.section,
        formula: box.formula,
        rounding: box.rounding,
      },
    })),
    taxes: taxesOf(template).map((tax) => ({
      key: `${template.id}:${tax.code}`,
      values: {
        ...named(tax),
        rate: plain(tax.rate),
        category: tax.category,
        exigible_on: tax.exigibleOn,
        reason: tax.reason,
        account_id: tax.account && `${template.id}:${tax.account}`,
        parts: partsText(tax.parts.map((part) => partFacts(template.id, part))),
      },
    })),
    rules: ruleItems(template, isSwapped),
  }
}

interface Named {
  name: string
  otherName: string | null
}

const firstName = ({ name, otherName }: Named, isSwapped: boolean) =>
  isSwapped && otherName ? otherName : name

/** The rules of a template; taxes by their keys. */
export function ruleItems(template: TaxTemplate, isSwapped: boolean): Item[] {
  const keyed = (code: string | null) => (code === null ? null : `${template.id}:${code}`)
  return rulesOf(template).map((rule) => ({
    key: ruleKey(template, rule),
    values: {
      name: firstName(rule, isSwapped),
      region: rule.region,
      tax_group: rule.taxGroup,
      supply: rule.supply,
      from_tax_id: keyed(rule.from),
      to_tax_id: keyed(rule.to),
    },
  }))
}

export interface PartFacts {
  of: string
  factor: string
  account: string | null
  box: string | null
  sign: string
}

function partFacts(id: string, { of, factor, account, box, sign }: PartSeed): PartFacts {
  const keyed = (code: string | null) => (code === null ? null : `${id}:${code}`)
  return { of, factor: plain(factor), account: keyed(account), box: keyed(box), sign }
}

/** The parts of a tax as one text, the same for the same parts in any order. */
export const partsText = (parts: readonly PartFacts[]): Value =>
  parts
    .map(({ of, factor, account, box, sign }) =>
      [of, `${factor} %`, account, box && `${sign === 'minus' ? '−' : '+'}[${box}]`]
        .filter(Boolean)
        .join(' ')
    )
    .toSorted()
    .join(', ')

/** "19.00" and "19" are the same rate. */
export const plain = (number: string) =>
  number.includes('.') ? number.replace(/0+$/, '').replace(/\.$/, '') : number
