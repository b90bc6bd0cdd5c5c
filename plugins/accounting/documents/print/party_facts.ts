import type { Context, RecordModel } from 'kontor/plugin'
import type { Party } from '#plugins/contacts'

interface Address extends RecordModel {
  kind: string
  isMain: boolean
  street: string | null
  streetMore: string | null
  postalCode: string | null
  city: string | null
  region: string | null
  country: string | null
}

interface TaxId extends RecordModel {
  number: string
}

/** Who a document is for: at the address for invoices, else the main one. */
export async function partyFacts(ctx: Context, party: Party, language: string) {
  const addresses = await ctx.lines<Address>(party, 'addresses')
  const numbers = await ctx.lines<TaxId>(party, 'tax_ids')
  const address =
    addresses.find((one) => one.kind === 'invoice') ??
    addresses.find((one) => one.isMain) ??
    addresses[0]
  return {
    name: party.legalName ?? party.name,
    lines: address ? linesOf(address, language) : [],
    taxNumbers: numbers.map((one) => one.number),
  }
}

function linesOf(address: Address, language: string) {
  const { street, streetMore, postalCode, city, region, country } = address
  const place = [postalCode, city].filter(Boolean).join(' ')
  const land = country && new Intl.DisplayNames(language, { type: 'region' }).of(country)
  return [street, streetMore, place, region, land].filter((line): line is string => Boolean(line))
}
