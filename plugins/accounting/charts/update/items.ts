import type { PartSeed, TaxTemplate } from '../../tax/template.js'
import { boxesOf, taxesOf } from '../../tax/template.js'
import type { ChartAccount } from '../chart.js'
import type { Item, Value } from './three_way.js'

/** What a chart brings along, each kind on its own. */
export interface ChartItems {
  accounts: Item[]
  boxes: Item[]
  taxes: Item[]
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

/** The boxes and taxes that come with a chart; `isSwapped`: the second name stands first. */
export function taxItems(template: TaxTemplate, isSwapped: boolean): Omit<ChartItems, 'accounts'> {
  const named = ({ name, otherName }: { name: string; otherName: string | null }) =>
    isSwapped && otherName ? { name: otherName, other_name: name } : { name, other_name: otherName }
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
  }
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
