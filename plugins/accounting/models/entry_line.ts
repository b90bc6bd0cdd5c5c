import {
  boolean,
  choice,
  type Context,
  date,
  integer,
  model,
  money,
  type Money,
  RecordModel,
  reference,
  text,
} from 'kontor/plugin'
import { digestOf, newSalt } from '../ledger/seal.js'

const LEAF = ['is_group', 'eq', false]
const of = (dimension: string) => ['dimension', 'eq', dimension]

/** One amount on one account. Lines of posted entries are the ledger. */
@model({
  name: 'accounting.entry_line',
  title: 'account_id',
  lineOf: 'accounting.entry',
  sort: 'id',
})
export default class EntryLine extends RecordModel {
  @reference('accounting.entry', { required: true }) declare entryId: number
  @reference('accounting.account', { required: true, where: LEAF }) declare accountId: number
  @reference('contacts.party') declare partyId: number | null
  @text() declare text: string | null
  /** The seal covers this digest of the text and its salt, so that a text can be erased and the seal still holds. */
  @text({ readonly: true, hidden: true, max: 64 }) declare textDigest: string | null
  @text({ readonly: true, hidden: true, max: 32 }) declare salt: string | null
  @money({ min: 0 }) declare debit: Money | null
  @money({ min: 0 }) declare credit: Money | null
  /** The company's, of debit and credit. */
  @choice({
    of: 'currency',
    readonly: true,
    hidden: true,
    default: (ctx: Context) => ctx.company.currency,
  })
  declare currency: string
  @choice({ of: 'currency' }) declare foreignCurrency: string | null
  /** In the foreign currency: above zero is a debit. */
  @money({ currency: 'foreign_currency' }) declare foreignAmount: Money | null
  @date() declare dueOn: string | null
  @reference('kernel.org_unit') declare unitId: number | null
  @reference('accounting.cost_centre') declare costCentreId: number | null
  @reference('accounting.dimension_value', { where: of('dimension_1') })
  declare dimension_1Id: number | null
  @reference('accounting.dimension_value', { where: of('dimension_2') })
  declare dimension_2Id: number | null
  @reference('accounting.dimension_value', { where: of('dimension_3') })
  declare dimension_3Id: number | null
  /** The tax it comes from. */
  @integer({ readonly: true, hidden: true }) declare taxId: number | null
  /** Of its entry, kept by posting. */
  @date({ readonly: true, hidden: true }) declare onDate: string | null
  @boolean({ readonly: true, hidden: true }) declare isPosted: boolean
  /** Of an entry that closes a year: statements leave it out where they show what moved. */
  @boolean({ readonly: true, hidden: true }) declare isClosing: boolean

  prepare() {
    if (this.isPosted) return
    this.salt = this.text === null ? null : (this.salt ?? newSalt())
    this.textDigest = this.text === null ? null : digestOf(this.salt!, this.text)
  }
}
