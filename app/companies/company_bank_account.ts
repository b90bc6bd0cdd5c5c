import { choice, reference, text } from '#kernel/records/fields/decorators'
import { model } from '#kernel/records/model'
import { RecordModel } from '#kernel/records/record_model'

/** An account the company is paid to, as its letters and invoices print it. */
@model({
  name: 'kernel.company_bank_account',
  title: 'account_number',
  scope: 'global',
  lineOf: 'kernel.company',
})
export default class CompanyBankAccount extends RecordModel {
  @reference('kernel.company', { required: true }) declare ownerId: number
  @text({ required: true, max: 60 }) declare accountNumber: string
  @text({ max: 120 }) declare bank: string | null
  @text({ max: 200 }) declare holder: string | null
  @text({ max: 40 }) declare bankCode: string | null
  @choice({ of: 'currency' }) declare currency: string | null
}
