import type { Context } from '#kernel/companies/context'
import { needAdministrator } from '#kernel/accounts/guard'
import { bumpEpoch } from '#kernel/records/storage/epochs'
import { choice, integer, lines, longText, text } from '#kernel/records/fields/decorators'
import { model } from '#kernel/records/model'
import { RecordModel } from '#kernel/records/record_model'

const MONTHS = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'] as const

/** A legal entity: whose books, stock and documents it is, and what its letters show. */
@model({
  name: 'kernel.company',
  title: 'name',
  search: ['name', 'legal_name', 'registration_number', 'tax_number', 'vat_number'],
  scope: 'global',
  verbs: ['create', 'update', 'archive'],
  sort: 'name',
  list: ['name', 'legal_name', 'city', 'country', 'currency', 'language'],
  form: [
    {
      key: 'profile',
      fields: ['name', 'legal_name', 'registration_number', 'tax_number', 'vat_number'],
    },
    {
      key: 'address',
      fields: ['address_line_1', 'address_line_2', 'postal_code', 'city', 'country'],
    },
    { key: 'figures', fields: ['currency', 'fiscal_year_start', 'time_zone', 'language'] },
    { key: 'protection', fields: ['export_limit'] },
    { key: 'letters', fields: ['letterhead', 'bank_accounts'] },
  ],
  icon: 'i-lucide-building-2',
})
export default class Company extends RecordModel {
  @text({ required: true, max: 120 }) declare name: string
  @text({ max: 200 }) declare legalName: string | null
  @text({ max: 60 }) declare registrationNumber: string | null
  @text({ max: 60 }) declare taxNumber: string | null
  @text({ max: 60 }) declare vatNumber: string | null
  @text({ max: 200 }) declare addressLine_1: string | null
  @text({ max: 200 }) declare addressLine_2: string | null
  @text({ max: 20 }) declare postalCode: string | null
  @text({ max: 120 }) declare city: string | null
  @choice({ of: 'country' }) declare country: string | null
  @choice({ of: 'currency', required: true }) declare currency: string
  @choice({ of: MONTHS, required: true, default: '01' }) declare fiscalYearStart: string
  @choice({ of: 'time_zone', required: true, default: 'UTC' }) declare timeZone: string
  @choice({ of: 'language', required: true, default: 'en' }) declare language: string
  /** Rows one user may take out on a day; empty is without limit. */
  @integer({ min: 1, max: 1_000_000_000 }) declare exportLimit: number | null
  @longText() declare letterhead: string | null
  @lines('kernel.company_bank_account', { by: 'owner_id' }) declare bankAccounts: unknown

  override async prepare(ctx: Context) {
    this.needOwn(ctx)
    await bumpEpoch(ctx, 'access')
  }

  /** New companies and the profiles of others are for administrators of the deployment. */
  needOwn(ctx: Context) {
    if (this.id === undefined || this.id !== ctx.company.id) needAdministrator(ctx)
  }
}
