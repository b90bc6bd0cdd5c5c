import { WORD_LANGUAGES, type WordLanguage } from './tongue.js'

const WITHOUT_AND = ['US', 'CA', 'PR']

/** The language amounts are written out in for a reader: English as the company's country has it, unknown ones too. */
export function wordLanguage(locale: string, country: string | null): WordLanguage {
  const base = locale.split('-')[0].toLowerCase()
  const own = WORD_LANGUAGES.find((one) => one === base) ?? 'en'
  return own === 'en' && country && !WITHOUT_AND.includes(country) ? 'en-GB' : own
}
