import en from '@nuxt/ui/runtime/locale/en.js'
import uk from '@nuxt/ui/runtime/locale/uk.js'

const locales = { en, uk }

/** The texts inside the component library ("Close", "Search …") in the user's language. */
export function uiLocale(code: string) {
  return code in locales ? locales[code as keyof typeof locales] : en
}
