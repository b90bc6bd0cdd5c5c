import type { Context } from 'kontor/plugin'

const FIELDS = ['iban', 'account_number', 'bic', 'holder', 'currency']

/** Whether the caller sees bank accounts of parties, whole: whoever does not cannot tell whether one is right. */
export const seesAccounts = ({ access }: Context) =>
  access.allows('contacts.party', 'read') &&
  access.mayUse('contacts.party', { key: 'bank_accounts', sensitivity: 'bank' }, 'read') &&
  FIELDS.every((key) =>
    access.mayUse('contacts.bank_account', { key, sensitivity: 'bank' }, 'read')
  )
