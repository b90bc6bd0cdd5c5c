import type { Context, RecordModel } from 'kontor/plugin'
import type { Product } from '#plugins/catalogue'
import { countryOf } from '../charts/set_up.js'
import { productAccounts } from '../documents/extensions.js'
import { chooseRule, type StoredRule } from './choose_rule.js'
import type { Region, Supply, TaxScope } from './lists.js'
import { supplyOf } from './supply_of.js'
import type { TaxGroup } from './tax_groups.js'

export interface Proposal {
  scope: TaxScope
  partyId: number | null
  productId?: number | null
  onDate: string
  /** Where it goes to, where that is not the party's country. */
  country?: string | null
  /** The tax to begin with, in place of the product's. */
  taxId?: number | null
  /** Where the line is booked, if it says so. */
  accountId?: number | null
  /** What the line is about, where somebody chose it. */
  supply?: Supply | null
}

/** A tax, or none, and why. */
export interface Proposed {
  taxId: number | null
  supply: Supply
  /** The name of the rule that fits; null where the usual tax stays. */
  rule: string | null
}

/**
 * The tax a line should bear: that of the product, its category or the usual one, and what the rules put in its place for
 * this party, country, day, and for goods or services. Null: none.
 *
 * @example const taxId = await proposeTax(ctx, { scope: 'sale', partyId, productId, onDate: ctx.today })
 */
export async function proposeTax(ctx: Context, asked: Proposal): Promise<number | null> {
  return (await explainTax(ctx, asked)).taxId
}

/** The same with why: what the line is about, and the rule that put the tax in the place of the usual one. */
export async function explainTax(ctx: Context, asked: Proposal): Promise<Proposed> {
  const supply = await supplyOf(ctx, asked)
  const taxId = asked.taxId ?? (await productTax(ctx, asked)) ?? (await usualTax(ctx, asked))
  if (!taxId) return { taxId: null, supply, rule: null }
  const { scope, onDate } = asked
  const party = await partyFacts(ctx, asked.partyId)
  const home = await countryOf(ctx)
  const country = asked.country ?? party.country
  const { taxGroup } = party
  const rule = chooseRule(await rules(ctx), {
    scope,
    onDate,
    taxId,
    taxGroup,
    supply,
    home,
    country,
  })
  return { taxId: rule ? rule.toTaxId : taxId, supply, rule: rule?.name ?? null }
}

/** The product's own, else that of the nearest category above it that has one. */
async function productTax(ctx: Context, { productId, scope }: Proposal) {
  const product = productId
    ? await ctx.records<Product>('catalogue.product').find(productId)
    : undefined
  if (!product) return null
  const { saleTaxId, purchaseTaxId } = await productAccounts(ctx, product)
  return scope === 'sale' ? saleTaxId : purchaseTaxId
}

/** The first standard tax there is: what came first with the chart. */
async function usualTax(ctx: Context, { scope, onDate }: Proposal) {
  const [tax] = await ctx.rows<{ id: number }>(
    "SELECT `id` FROM `accounting_taxes` WHERE `company_id` = ? AND `scope` = ? AND `category` = 'S' AND " +
      "`exigible_on` = 'invoice' AND `archived_at` IS NULL AND (`valid_from` IS NULL OR `valid_from` <= ?) AND " +
      '(`valid_to` IS NULL OR `valid_to` >= ?) ORDER BY `id` LIMIT 1',
    [ctx.company.id, scope, onDate, onDate]
  )
  return tax ? Number(tax.id) : null
}

interface PartyFacts {
  country: string | null
  taxGroup: TaxGroup | null
}

/** Who has a number for VAT and is not said to be something else is a business, a person else a consumer. */
async function partyFacts(ctx: Context, partyId: number | null): Promise<PartyFacts> {
  const party = partyId
    ? await ctx
        .records<RecordModel & { country: string | null; kind: string }>('contacts.party')
        .find(partyId)
    : undefined
  if (!party) return { country: null, taxGroup: null }
  const [told] = await ctx.rows<{ group: TaxGroup | null }>(
    'SELECT `tax_group` AS `group` FROM `accounting_parties` WHERE `record_id` = ? AND `company_id` = ?',
    [party.id, ctx.company.id]
  )
  const taxGroup = told?.group ?? (await guessedGroup(ctx, party.id, party.kind))
  return { country: party.country, taxGroup }
}

async function guessedGroup(ctx: Context, partyId: number, kind: string): Promise<TaxGroup | null> {
  const number = await ctx.records('contacts.tax_id').findBy({
    and: [
      ['party_id', 'eq', partyId],
      ['scheme', 'eq', 'vat'],
    ],
  })
  if (number) return 'business'
  return kind === 'person' ? 'consumer' : null
}

type RuleRow = Record<string, string | number | null>

async function rules(ctx: Context): Promise<StoredRule[]> {
  const rows = await ctx.rows<RuleRow>(
    'SELECT `name`, `scope`, `sequence`, `region`, `country`, `tax_group`, `supply`, `valid_from`, `valid_to`, `from_tax_id`, `to_tax_id` ' +
      'FROM `accounting_tax_rules` WHERE `company_id` = ? AND `archived_at` IS NULL ORDER BY `sequence`, `id`',
    [ctx.company.id]
  )
  return rows.map((row) => ({
    name: String(row.name),
    scope: row.scope as TaxScope,
    sequence: Number(row.sequence),
    region: row.region as Region,
    country: row.country as string | null,
    taxGroup: row.tax_group as TaxGroup | null,
    supply: row.supply as Supply | null,
    validFrom: row.valid_from as string | null,
    validTo: row.valid_to as string | null,
    fromTaxId: row.from_tax_id === null ? null : Number(row.from_tax_id),
    toTaxId: row.to_tax_id === null ? null : Number(row.to_tax_id),
  }))
}
