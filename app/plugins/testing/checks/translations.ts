import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import { IntlMessageFormat } from 'intl-messageformat'
import { readPluginCatalogue } from '#kernel/http/catalogue'
import type { Check, Subject } from '#kernel/plugins/testing/subject'

const PLURALS = ['one', 'few', 'many', 'other']

export const translations: Check = {
  name: 'translations',
  title: 'every text is there in Ukrainian, and is Ukrainian',
  run(subject) {
    const english = readPluginCatalogue(subject.id, 'en')
    const ukrainian = readPluginCatalogue(subject.id, 'uk')
    const names = properNames(subject)
    return Object.entries(english).flatMap(([key, text]) => {
      const translated = ukrainian[key]
      if (translated === undefined) return [`locale/uk.json has no ${key}`]
      if (translated === text && hasWords(text) && !names.has(text)) {
        return [`${key} is the same in uk as in en`]
      }
      return [...messageFaults(key, text, 'en'), ...messageFaults(key, translated, 'uk')]
    })
  },
}

/** Texts that are the same in every language, listed in locale/proper_names.json. */
function properNames({ plugin }: Subject) {
  const file = join(plugin.folder, 'locale', 'proper_names.json')
  return new Set<string>(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [])
}

const hasWords = (text: string) => /\p{L}{2}/u.test(text.replace(/\{[^{}]*\}/g, ''))

function messageFaults(key: string, text: string, locale: string) {
  try {
    const elements = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true }).getAst()
    return locale === 'uk' ? pluralFaults(key, elements) : []
  } catch (error) {
    return [`${key} (${locale}) is no ICU message: ${(error as Error).message}`]
  }
}

function pluralFaults(key: string, elements: MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (!('options' in element)) return []
    const isPlural = 'pluralType' in element
    const missing = isPlural ? PLURALS.filter((form) => !(form in element.options)) : []
    return missing.map((form) => `${key} (uk) has a plural without ${form}`)
  })
}
