import type { Context, RecordModel } from 'kontor/plugin'
import Address from '../models/address.js'
import BankAccount from '../models/bank_account.js'
import Email from '../models/email.js'
import type Party from '../models/party.js'
import Phone from '../models/phone.js'
import TaxId from '../models/tax_id.js'

/** Gives a party and all its lines to one company, or with null to every company. */
export async function moveToCompany(ctx: Context, party: Party, companyId: number | null) {
  for (const line of await linesOf(ctx, party)) line.companyId = companyId
  party.companyId = companyId
}

async function linesOf(ctx: Context, party: Party): Promise<RecordModel[]> {
  const ofParty = ['party_id', 'eq', party.id] as const
  const lines: RecordModel[] = []
  for (const model of [Address, Phone, Email, TaxId, BankAccount]) {
    lines.push(...(await ctx.records<RecordModel>(model).where([...ofParty])))
  }
  return lines
}
