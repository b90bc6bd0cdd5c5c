import countries from 'i18n-iso-countries/index.js'
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' }

// The package's own entry would load the names of 80 languages.
countries.registerLocale(english)

export { countries }
