import type { Complain } from '#kernel/access/grants/complain'
import { LOCALES } from '#kernel/http/catalogue'
import { Refusal } from '#kernel/http/refusal'
import { cleanText } from '#kernel/records/fields/types/text'

/** Complains of texts that are none: `{ en: "Size", uk: "Розмір" }`, a label in one language at least. */
export function checkTexts(field: string, texts: unknown, max: number, complain: Complain) {
  if (typeof texts !== 'object' || texts === null || Array.isArray(texts)) {
    return complain(field, 'E_CUSTOM_TEXTS')
  }
  const entries = Object.entries(texts)
  const isKnown = entries.every(([locale]) => (LOCALES as readonly string[]).includes(locale))
  if (!isKnown) return complain(field, 'E_CUSTOM_TEXTS')
  if (entries.length === 0 && field !== 'help') complain(field, 'E_REQUIRED')
  for (const [locale, text] of entries) {
    try {
      if (cleanText(text, { kind: 'text', max }) === '') {
        complain(`${field}.${locale}`, 'E_REQUIRED')
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      complain(`${field}.${locale}`, error.code, error.params)
    }
  }
}
