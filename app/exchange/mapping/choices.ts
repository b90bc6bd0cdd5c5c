import countries from 'i18n-iso-countries/index.js'
import de from 'i18n-iso-countries/langs/de.json' with { type: 'json' }
import en from 'i18n-iso-countries/langs/en.json' with { type: 'json' }
import fr from 'i18n-iso-countries/langs/fr.json' with { type: 'json' }
import pl from 'i18n-iso-countries/langs/pl.json' with { type: 'json' }
import uk from 'i18n-iso-countries/langs/uk.json' with { type: 'json' }
import { wrongCell } from '#kernel/exchange/mapping/wrong_cell'
import { isCustomField } from '#kernel/fields/custom_field'
import { hasMessage, message } from '#kernel/http/messages'
import type { Field } from '#kernel/records/fields/kinds'
import type { Model } from '#kernel/records/model'

/** The package's own entry would load the names of 80 languages. */
const LANGUAGES = [en, uk, de, fr, pl]
for (const names of LANGUAGES) countries.registerLocale(names)

/** A code as it is, a country's name, or the label people see in either language. */
export function choice(text: string, field: Field, model: Model) {
  if (field.of === 'country') return country(text)
  if (field.of === 'currency') return text.toUpperCase()
  if (field.of === 'language') return text.toLowerCase()
  if (!Array.isArray(field.of)) return text
  const options = field.of as readonly string[]
  if (options.includes(text)) return text
  const folded = text.toLowerCase()
  const found = options.find(
    (one) => one.toLowerCase() === folded || labels(model, field, one).includes(folded)
  )
  if (!found) throw wrongCell('E_CHOICE', text)
  return found
}

function labels(model: Model, field: Field, value: string) {
  if (isCustomField(field)) {
    const option = field.options.find((one) => one.value === value)
    return Object.values(option?.label ?? {}).map((text) => text.toLowerCase())
  }
  const key = `${model.plugin}.models.${model.id}.choices.${field.key}.${value}`
  return ['en', 'uk']
    .filter((locale) => hasMessage(locale, key))
    .map((locale) => message(locale, key).toLowerCase())
}

function country(text: string) {
  if (/^[A-Za-z]{2}$/.test(text) && countries.isValid(text.toUpperCase())) return text.toUpperCase()
  const code = LANGUAGES.map(({ locale }) => countries.getAlpha2Code(text, locale)).find(Boolean)
  if (!code) throw wrongCell('E_COUNTRY', text)
  return code
}
