import { type Context, Decimal } from 'kontor/plugin'
import ReturnBox from '../models/return_box.js'
import Tax from '../models/tax.js'
import TaxPart from '../models/tax_part.js'
import TaxRuleRecord from '../models/tax_rule.js'
import {
  boxesOf,
  type PartSeed,
  ruleKey,
  rulesOf,
  type TaxSeed,
  taxesOf,
  type TaxTemplate,
} from './template.js'

/**
 * Gives the company the taxes, boxes of the return and rules that come with its chart of accounts. What it has already
 * stays as it is; a tax whose account it has no more is left out. `only`: no others than these. Answers how many taxes
 * were added.
 */
export async function setUpTaxes(ctx: Context, template: TaxTemplate, only?: Only) {
  const known = {
    template,
    accounts: await accountsByKey(ctx),
    boxes: await setUpBoxes(ctx, template, only?.boxes),
  }
  const taxes = await idsByKey(ctx, 'accounting_taxes')
  const before = taxes.size
  for (const seed of taxesOf(template)) {
    const key = `${template.id}:${seed.code}`
    if (taxes.has(key) || (only && !only.taxes.has(key)) || !hasAccounts(seed, known)) continue
    taxes.set(key, await addTax(ctx, seed, known))
  }
  await setUpRules(ctx, template, taxes, only?.rules)
  return taxes.size - before
}

/** Keys of what shall be added. */
interface Only {
  boxes: ReadonlySet<string>
  taxes: ReadonlySet<string>
  rules: ReadonlySet<string>
}

interface Known {
  template: TaxTemplate
  /** Ids by the keys of the template. */
  accounts: Map<string, number>
  boxes: Map<string, number>
}

async function setUpBoxes(ctx: Context, template: TaxTemplate, only?: ReadonlySet<string>) {
  const boxes = await idsByKey(ctx, 'accounting_return_boxes')
  for (const [place, seed] of boxesOf(template).entries()) {
    const templateKey = `${template.id}:${seed.code}`
    if (boxes.has(templateKey) || (only && !only.has(templateKey))) continue
    const values = { ...seed, ...named(ctx, template, seed), country: template.country }
    const sequence = (place + 1) * 10
    const { id } = await ReturnBox.create(ctx, { ...values, sequence, templateKey })
    boxes.set(templateKey, id)
  }
  return boxes
}

async function addTax(ctx: Context, seed: TaxSeed, known: Known) {
  const { code, scope, rate, category, exigibleOn, reason, account } = seed
  const tax = await Tax.create(ctx, {
    code,
    ...named(ctx, known.template, seed),
    scope,
    rate: Decimal.parse(rate, 6),
    category,
    exigibleOn,
    reason,
    accountId: idIn(known.accounts, known.template, account),
    country: known.template.country,
    templateKey: `${known.template.id}:${code}`,
  })
  for (const part of seed.parts) {
    await ctx
      .records(TaxPart)
      .create({ ...partOf(part, known), taxId: tax.id }, { model: 'accounting.tax', id: tax.id })
  }
  return tax.id
}

/** Of a code of the template; null for none, and for what the company has no more. */
function idIn(ids: Map<string, number>, { id }: TaxTemplate, code: string | null) {
  return code === null ? null : (ids.get(`${id}:${code}`) ?? null)
}

function partOf(
  { of, factor, account, box, sign }: PartSeed,
  { template, accounts, boxes }: Known
) {
  return {
    of,
    for: 'both' as const,
    factor: Decimal.parse(factor, 6),
    accountId: idIn(accounts, template, account),
    boxId: idIn(boxes, template, box),
    boxSign: sign,
  }
}

/** A rule that names a tax the company does not have is left out. */
async function setUpRules(
  ctx: Context,
  template: TaxTemplate,
  taxes: Map<string, number>,
  only?: ReadonlySet<string>
) {
  const rules = await idsByKey(ctx, 'accounting_tax_rules')
  const idOf = (code: string | null) => (code === null ? null : taxes.get(`${template.id}:${code}`))
  for (const [place, seed] of rulesOf(template).entries()) {
    const { scope, region, taxGroup, supply, from, to } = seed
    const templateKey = ruleKey(template, seed)
    if (only && !only.has(templateKey)) continue
    const [fromTaxId, toTaxId] = [idOf(from), idOf(to)]
    if (rules.has(templateKey) || fromTaxId === undefined || toTaxId === undefined) continue
    const { name } = named(ctx, template, seed)
    const sequence = (place + 1) * 10
    const where = { scope, region, taxGroup, supply }
    const values = { name, ...where, fromTaxId, toTaxId, sequence, templateKey }
    await TaxRuleRecord.create(ctx, values)
  }
}

/** National templates keep their names; the one of no country speaks the company's language. */
function named(
  ctx: Context,
  { id }: TaxTemplate,
  seed: { name: string; otherName: string | null }
) {
  const { name, otherName } = seed
  if (id !== 'generic' || ctx.company.language !== 'uk' || !otherName) return { name, otherName }
  return { name: otherName, otherName: name }
}

function hasAccounts({ parts }: TaxSeed, { template, accounts }: Known) {
  return parts.every(({ account }) => account === null || accounts.has(`${template.id}:${account}`))
}

function accountsByKey(ctx: Context) {
  return idsByKey(ctx, 'accounting_accounts')
}

type Templated =
  'accounting_accounts' | 'accounting_return_boxes' | 'accounting_taxes' | 'accounting_tax_rules'

async function idsByKey(ctx: Context, table: Templated) {
  const rows = await ctx.rows<{ id: number; template_key: string }>(
    `SELECT \`id\`, \`template_key\` FROM \`${table}\` WHERE \`company_id\` = ? AND \`template_key\` IS NOT NULL`,
    [ctx.company.id]
  )
  return new Map(rows.map((row) => [row.template_key, Number(row.id)]))
}
