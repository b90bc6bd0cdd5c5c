import type { Context } from 'kontor/plugin'
import type { AmountKind, TaxScope, VatCategory } from './lists.js'

export interface StoredPart {
  id: number
  taxId: number
  of: 'base' | 'tax'
  for: 'both' | 'invoice' | 'credit_note'
  /** Millionths of a percent. */
  factor: bigint
  accountId: number | null
  boxId: number | null
  boxSign: 'plus' | 'minus'
}

/** A tax with its parts and members, as it is stored. */
export interface StoredTax {
  id: number
  code: string
  name: string
  scope: TaxScope
  amountKind: AmountKind
  rate: bigint
  fixedAmount: bigint
  isIncluded: boolean
  isCompound: boolean
  sequence: number
  exigibleOn: 'invoice' | 'payment'
  category: VatCategory | null
  reason: string | null
  validFrom: string | null
  validTo: string | null
  parts: StoredPart[]
  members: number[]
}

/** The taxes of the company by their ids, with everything about them: few rows, three statements. */
export async function readTaxes(ctx: Context): Promise<Map<number, StoredTax>> {
  const [taxes, parts, members] = [await taxRows(ctx), await partRows(ctx), await memberRows(ctx)]
  const partsOf = Map.groupBy(parts, (part) => Number(part.tax_id))
  const membersOf = Map.groupBy(members, (one) => Number(one.group_id))
  return new Map(
    taxes.map((row) => [
      Number(row.id),
      {
        ...taxOf(row),
        parts: (partsOf.get(Number(row.id)) ?? []).map(partOf),
        members: (membersOf.get(Number(row.id)) ?? []).map((one) => Number(one.tax_id)),
      },
    ])
  )
}

type Row = Record<string, string | number | null>

function taxRows(ctx: Context) {
  return ctx.rows<Row>(
    'SELECT `id`, `code`, `name`, `scope`, `amount_kind`, `rate`, `fixed_amount`, `is_included`, `is_compound`, `sequence`, ' +
      '`exigible_on`, `category`, `reason`, `valid_from`, `valid_to` FROM `accounting_taxes` WHERE `company_id` = ?',
    [ctx.company.id]
  )
}

function partRows(ctx: Context) {
  return ctx.rows<Row>(
    'SELECT `id`, `tax_id`, `of`, `for`, `factor`, `account_id`, `box_id`, `box_sign` FROM `accounting_tax_parts` ' +
      'WHERE `company_id` = ? ORDER BY `id`',
    [ctx.company.id]
  )
}

function memberRows(ctx: Context) {
  return ctx.rows<Row>(
    'SELECT `group_id`, `tax_id` FROM `accounting_tax_members` WHERE `company_id` = ? ORDER BY `id`',
    [ctx.company.id]
  )
}

function taxOf(row: Row): Omit<StoredTax, 'parts' | 'members'> {
  return {
    id: Number(row.id),
    code: String(row.code),
    name: String(row.name),
    scope: row.scope as TaxScope,
    amountKind: row.amount_kind as AmountKind,
    rate: BigInt(row.rate ?? 0),
    fixedAmount: BigInt(row.fixed_amount ?? 0),
    isIncluded: Boolean(Number(row.is_included)),
    isCompound: Boolean(Number(row.is_compound)),
    sequence: Number(row.sequence),
    exigibleOn: row.exigible_on as StoredTax['exigibleOn'],
    category: row.category as VatCategory | null,
    reason: row.reason as string | null,
    validFrom: row.valid_from as string | null,
    validTo: row.valid_to as string | null,
  }
}

function partOf(row: Row): StoredPart {
  return {
    id: Number(row.id),
    taxId: Number(row.tax_id),
    of: row.of as StoredPart['of'],
    for: row.for as StoredPart['for'],
    factor: BigInt(row.factor!),
    accountId: row.account_id === null ? null : Number(row.account_id),
    boxId: row.box_id === null ? null : Number(row.box_id),
    boxSign: row.box_sign as StoredPart['boxSign'],
  }
}
