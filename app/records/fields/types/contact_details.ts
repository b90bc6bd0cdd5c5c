import { createRequire } from 'node:module'
import { invalid, shown } from '#kernel/records/fields/types/field_type'
import { cleanText, textType } from '#kernel/records/fields/types/text'

const require = createRequire(import.meta.url)

/** Loaded with the first number: the plans of all countries are large. */
const plans = () => require('libphonenumber-js') as typeof import('libphonenumber-js')

const EMAIL = /^[^\s@<>()[\]\\,;:"]{1,64}@[^\s@<>()[\]\\,;:"]+\.[^\s@<>()[\]\\,;:".]{2,}$/
const PHONE = /^\+?[\d\s()./-]{3,}(\s?(ext|x|#)\.?\s?\d+)?$/i
const SCHEME = /^[a-z][a-z0-9+.-]*:/i

/** The local part stays as written (it may be case-sensitive); the domain is lower case. */
export const email = textType((input, field) => {
  const address = cleanText(input, { ...field, max: field.max ?? 254 })
  if (address !== '' && !EMAIL.test(address)) throw invalid('E_EMAIL', { value: shown(input) })
  const at = address.lastIndexOf('@')
  return address.slice(0, at + 1) + address.slice(at + 1).toLowerCase()
})

/** International numbers in one spelling (+493012345); local ones as people write them. */
export const phone = textType((input, field) => {
  const number = cleanText(input, { ...field, max: field.max ?? 60 }).replaceAll(/\s+/g, ' ')
  if (number !== '' && !PHONE.test(number)) throw invalid('E_PHONE', { value: shown(input) })
  const known = number.startsWith('+') ? plans().parsePhoneNumberFromString(number) : undefined
  return known?.isValid() && !known.ext ? known.number : number
})

/** Only http and https: anything else could run in a browser that follows it. */
export const url = textType((input, field) => {
  const address = cleanText(input, { ...field, max: field.max ?? 2000 })
  if (address === '') return address
  const parsed = URL.parse(SCHEME.test(address) ? address : `https://${address}`)
  const fit = parsed && /^https?:$/.test(parsed.protocol) && !parsed.username && !parsed.password
  if (!fit || !parsed.hostname.includes('.')) throw invalid('E_URL', { value: shown(input) })
  return cleanText(parsed.href, { ...field, max: field.max ?? 2000 })
})
