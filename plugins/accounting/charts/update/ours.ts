import { type Context, Decimal } from 'kontor/plugin'
import { partsText, plain } from './items.js'
import type { Item, Value } from './three_way.js'

/** Something of a chart as the company has it now, with what stands in the way of changing it. */
export interface Ours extends Item {
  id: number
  isPosted: boolean
  isInUse: boolean
  hasBalance: boolean
}

type Row = Record<string, string | number | null>

const ACCOUNTS =
  'SELECT `a`.*, `p`.`template_key` AS `parent_key`, ' +
  'EXISTS (SELECT 1 FROM `accounting_entry_lines` `l` WHERE `l`.`account_id` = `a`.`id` AND `l`.`is_posted` = 1) AS `posted`, ' +
  '(EXISTS (SELECT 1 FROM `accounting_tax_parts` `t` WHERE `t`.`account_id` = `a`.`id`) OR ' +
  'EXISTS (SELECT 1 FROM `accounting_journals` `j` WHERE `j`.`account_id` = `a`.`id`)) AS `used`, ' +
  '(SELECT COALESCE(SUM(`debit` - `credit`), 0) FROM `accounting_balances` `b` WHERE `b`.`account_id` = `a`.`id`) AS `balance` ' +
  'FROM `accounting_accounts` `a` LEFT JOIN `accounting_accounts` `p` ON `p`.`id` = `a`.`parent_id` ' +
  'WHERE `a`.`company_id` = ? AND `a`.`archived_at` IS NULL ORDER BY `a`.`id`'

/** Every account; those people made themselves by their id: `#17`. */
export async function ourAccounts(ctx: Context): Promise<Ours[]> {
  const rows = await ctx.rows<Row>(ACCOUNTS, [ctx.company.id])
  return rows.map((row) => ({
    ...factsOf(row),
    values: {
      ...texts(row, ['code', 'name', 'other_name', 'type', 'used_for']),
      parent_id: row.parent_id === null ? null : keyOf(row.parent_key, row.parent_id),
      is_group: isTrue(row.is_group),
      reconciles: isTrue(row.reconciles),
    },
  }))
}

const BOXES =
  'SELECT `b`.*, EXISTS (SELECT 1 FROM `accounting_tax_parts` `t` WHERE `t`.`box_id` = `b`.`id`) AS `used` ' +
  'FROM `accounting_return_boxes` `b` WHERE `b`.`company_id` = ? AND `b`.`archived_at` IS NULL ORDER BY `b`.`id`'

/** Boxes of the return as they are here; those a tax is declared in are in use. */
export async function ourBoxes(ctx: Context): Promise<Ours[]> {
  const rows = await ctx.rows<Row>(BOXES, [ctx.company.id])
  const fields = ['code', 'name', 'other_name', 'section', 'formula', 'rounding']
  return rows.map((row) => ({ ...factsOf(row), values: texts(row, fields) }))
}

const TAXES =
  'SELECT `x`.*, `a`.`template_key` AS `account_key`, ' +
  'EXISTS (SELECT 1 FROM `accounting_tax_marks` `m` WHERE `m`.`tax_id` = `x`.`id`) AS `posted` ' +
  'FROM `accounting_taxes` `x` LEFT JOIN `accounting_accounts` `a` ON `a`.`id` = `x`.`account_id` WHERE `x`.`company_id` = ? AND `x`.`archived_at` IS NULL ORDER BY `x`.`id`'
const PARTS =
  'SELECT `t`.*, `a`.`template_key` AS `account_key`, `b`.`template_key` AS `box_key` FROM `accounting_tax_parts` `t` ' +
  'LEFT JOIN `accounting_accounts` `a` ON `a`.`id` = `t`.`account_id` ' +
  'LEFT JOIN `accounting_return_boxes` `b` ON `b`.`id` = `t`.`box_id` WHERE `t`.`company_id` = ?'

/** Taxes as they are here, with their parts; those the return counted are posted. */
export async function ourTaxes(ctx: Context): Promise<Ours[]> {
  const parts = Map.groupBy(await ctx.rows<Row>(PARTS, [ctx.company.id]), (one) => one.tax_id)
  const rows = await ctx.rows<Row>(TAXES, [ctx.company.id])
  return rows.map((row) => ({
    ...factsOf(row),
    values: {
      ...texts(row, ['code', 'name', 'other_name', 'category', 'exigible_on', 'reason']),
      account_id: row.account_id === null ? null : keyOf(row.account_key, row.account_id),
      rate: percentText(row.rate),
      parts: partsText((parts.get(row.id) ?? []).map(partFacts)),
    },
  }))
}

const RULES =
  'SELECT `r`.*, `f`.`template_key` AS `from_key`, `t`.`template_key` AS `to_key` FROM `accounting_tax_rules` `r` ' +
  'LEFT JOIN `accounting_taxes` `f` ON `f`.`id` = `r`.`from_tax_id` ' +
  'LEFT JOIN `accounting_taxes` `t` ON `t`.`id` = `r`.`to_tax_id` ' +
  'WHERE `r`.`company_id` = ? AND `r`.`archived_at` IS NULL ORDER BY `r`.`id`'

/** Tax rules as they are here. */
export async function ourRules(ctx: Context): Promise<Ours[]> {
  const rows = await ctx.rows<Row>(RULES, [ctx.company.id])
  const taxKey = (key: Row[string], id: Row[string]) => (id === null ? null : keyOf(key, id))
  return rows.map((row) => ({
    ...factsOf(row),
    values: {
      ...texts(row, ['name', 'region', 'tax_group', 'supply']),
      from_tax_id: taxKey(row.from_key, row.from_tax_id),
      to_tax_id: taxKey(row.to_key, row.to_tax_id),
    },
  }))
}

function partFacts(row: Row) {
  return {
    of: row.for === 'both' ? String(row.of) : `${row.of} (${row.for})`,
    factor: percentText(row.factor),
    account: row.account_id === null ? null : keyOf(row.account_key, row.account_id),
    box: row.box_id === null ? null : keyOf(row.box_key, row.box_id),
    sign: String(row.box_sign),
  }
}

function factsOf(row: Row) {
  return {
    id: Number(row.id),
    key: keyOf(row.template_key, row.id),
    isPosted: isTrue(row.posted),
    isInUse: isTrue(row.used),
    hasBalance: Number(row.balance ?? 0) !== 0,
  }
}

const keyOf = (key: Row[string], id: Row[string]) => (key === null ? `#${id}` : String(key))
const isTrue = (value: Row[string] | undefined) => Number(value ?? 0) === 1
const percentText = (units: Row[string]) => plain(Decimal.fromUnits(units ?? 0, 6).toString())

function texts(row: Row, fields: readonly string[]): Record<string, Value> {
  return Object.fromEntries(fields.map((field) => [field, row[field] as string | null]))
}
