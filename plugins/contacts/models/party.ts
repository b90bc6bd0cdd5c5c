import type { Context } from 'kontor/plugin'
import {
  boolean,
  choice,
  computed,
  date,
  email,
  lines,
  longText,
  model,
  phone,
  RecordModel,
  reference,
  text,
  url,
} from 'kontor/plugin'
import { keepMainData } from '../main_data/keep.js'
import { checkEmployer } from '../sharing/employer.js'
import { nameKey } from '../values/party_name.js'
import { requireName } from '../values/required_name.js'

export type PartyKind = 'organisation' | 'person'

/** Anyone the company deals with: an organisation or a person, stored once, referenced by all. */
@model({
  name: 'contacts.party',
  title: 'name',
  scope: 'shared',
  sort: 'name',
  icon: 'i-lucide-contact',
  search: ['name', 'code', 'email', 'phone', 'city', 'legal_name'],
  list: ['name', 'kind', 'code', 'city', 'country', 'phone', 'email', 'is_customer', 'is_supplier'],
  form: [
    { key: 'identity', fields: ['kind', 'is_customer', 'is_supplier', 'code'] },
    {
      key: 'organisation',
      fields: ['name', 'legal_name'],
      when: { field: 'kind', is: 'organisation' },
    },
    {
      key: 'person',
      fields: ['first_name', 'last_name', 'works_for_id', 'job_title', 'birthday'],
      when: { field: 'kind', is: 'person' },
    },
    { key: 'reach', fields: ['emails', 'phones', 'website'] },
    { key: 'addresses', fields: ['addresses'] },
    { key: 'tax', fields: ['tax_ids'] },
    { key: 'bank', fields: ['bank_accounts'] },
    { key: 'more', fields: ['language', 'currency', 'notes', 'external_id'] },
  ],
})
export default class Party extends RecordModel {
  @choice({ of: ['organisation', 'person'], default: 'organisation', required: true })
  declare kind: PartyKind
  /** Of a person it is made from first and last name, where these are given. */
  @text({ index: true }) declare name: string
  @text() declare legalName: string | null
  @text({ max: 120 }) declare firstName: string | null
  @text({ max: 120 }) declare lastName: string | null
  @reference('contacts.party', { where: ['kind', 'eq', 'organisation'] })
  declare worksForId: number | null
  @text({ max: 120 }) declare jobTitle: string | null
  @date({ sensitivity: 'personal' }) declare birthday: string | null

  @boolean({ index: true }) declare isCustomer: boolean
  @boolean({ index: true }) declare isSupplier: boolean
  @text({ max: 40, unique: true }) declare code: string | null
  @choice({ of: 'language' }) declare language: string | null
  @choice({ of: 'currency' }) declare currency: string | null
  @url() declare website: string | null
  @longText() declare notes: string | null

  @lines('contacts.address', { by: 'party_id' }) declare addresses: unknown
  @lines('contacts.phone', { by: 'party_id' }) declare phones: unknown
  @lines('contacts.email', { by: 'party_id' }) declare emails: unknown
  @lines('contacts.tax_id', { by: 'party_id' }) declare taxIds: unknown
  @lines('contacts.bank_account', { by: 'party_id', sensitivity: 'bank' })
  declare bankAccounts: unknown

  /** Main data: copies of the main lines for lists and search, and a short way to write them. */
  @email({ index: true, hidden: 'form' }) declare email: string | null
  @phone({ index: true, hidden: 'form' }) declare phone: string | null
  @text({ hidden: true }) declare street: string | null
  @text({ max: 120, index: true, hidden: 'form' }) declare city: string | null
  @text({ max: 120, hidden: true }) declare region: string | null
  @text({ max: 20, hidden: true }) declare postalCode: string | null
  @choice({ of: 'country', index: true, hidden: 'form' }) declare country: string | null

  @text({ readonly: true, hidden: true, index: true }) declare nameKey: string
  @computed('boolean', {
    from: ['company_id'],
    value: (row) => row.company_id !== null,
    hidden: true,
  })
  declare isPrivate: boolean

  get isPerson() {
    return this.kind === 'person'
  }

  async prepare(ctx: Context) {
    requireName(this)
    this.nameKey = nameKey(this.name)
    await checkEmployer(ctx, this)
    await keepMainData(ctx, this)
  }
}
