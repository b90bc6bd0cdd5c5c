import { Refusal } from 'kontor/plugin'
import { electronicFormatIBAN, isValidBIC, isValidIBAN } from 'ibantools'

/** The IBAN without spaces. Throws E_IBAN where country, length or check digits are wrong. */
export function checkIban(typed: string) {
  const iban = electronicFormatIBAN(typed) ?? ''
  if (isValidIBAN(iban)) return iban
  throw Refusal.input([{ field: 'iban', code: 'E_IBAN', params: { iban: typed } }])
}

/** The BIC in capitals. Throws E_BIC where its form is wrong. */
export function checkBic(typed: string) {
  const bic = typed.replaceAll(' ', '').toUpperCase()
  if (isValidBIC(bic)) return bic
  throw Refusal.input([{ field: 'bic', code: 'E_BIC', params: { bic: typed } }])
}
