import logger from '@adonisjs/core/services/logger'
import { IntlMessageFormat } from 'intl-messageformat'
import type { Catalogue, Locale } from '#kernel/http/catalogue'
import { LOCALES, readKernelCatalogue, readPluginCatalogue } from '#kernel/http/catalogue'
import { registry } from '#kernel/plugins/registry'
import type { RefusalParams } from '#kernel/http/refusal'

const catalogues = new Map<string, Catalogue>()
const formats = new Map<string, IntlMessageFormat>()

/** Keys that were asked for and found nowhere; tests insist on none. */
export const missingKeys = new Set<string>()

/** The text of a key in a language, English where it is not translated; a missing key shows itself. */
export function message(locale: string, key: string, params: RefusalParams = {}): string {
  const text = find(locale, key)
  if (text === undefined) {
    missingKeys.add(key)
    return key
  }
  const id = `${locale} ${key}`
  let format = formats.get(id)
  if (!format) {
    formats.set(id, (format = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true })))
  }
  try {
    return String(format.format({ ...params }))
  } catch (error) {
    // A value that was forgotten must not turn a refusal into a failure.
    logger.warn({ err: error, key }, 'A message lacks a value')
    return text
  }
}

/** Whether a key has a text, in the language or in English. */
export function hasMessage(locale: string, key: string) {
  return find(locale, key) !== undefined
}

/** What a refusal's code means and what to do next, from the kernel or the plugin that throws it. */
export function refusalTexts(locale: string, code: string, params: RefusalParams = {}) {
  const owner = ['', ...pluginIds().map((id) => `${id}.`)].find((prefix) =>
    hasMessage(locale, `${prefix}errors.${code}.message`)
  )
  const key = `${owner ?? ''}errors.${code}`
  const said = asSaid(locale, params)
  return {
    title: message(locale, `${key}.message`, said),
    next: hasMessage(locale, `${key}.next`) ? message(locale, `${key}.next`, said) : null,
  }
}

/** Days within a sentence are written as on the screens, not as they are stored. */
function asSaid(locale: string, params: RefusalParams): RefusalParams {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [key, dayAsSaid(locale, value)])
  )
}

function dayAsSaid(locale: string, value: RefusalParams[string]) {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return value
  const day = new Date(`${value}T00:00:00Z`)
  const isDay = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)
  const style: Intl.DateTimeFormatOptions = locale.startsWith('uk')
    ? { day: '2-digit', month: '2-digit', year: 'numeric' }
    : { dateStyle: 'medium' }
  return isDay ? new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' }).format(day) : value
}

/** All texts of the kernel and some plugins, and the names of those installed, for the browser. */
export function messagesFor(locale: string, plugins: readonly string[]): Catalogue {
  const texts = (id: string) => ({ ...load('en', id), ...load(locale, id) })
  const heads = pluginIds().map((id) => onlyBelow(`${id}.plugin.`, texts(id)))
  return Object.assign({}, ...heads, ...['', ...plugins].map(texts))
}

function onlyBelow(prefix: string, catalogue: Catalogue): Catalogue {
  return Object.fromEntries(Object.entries(catalogue).filter(([key]) => key.startsWith(prefix)))
}

/** Forgets what was read: for tests that load other plugins. */
export function resetMessages() {
  catalogues.clear()
  formats.clear()
}

/** The language of ours that suits: "uk-UA" is uk, an unknown one is English. */
export function closestLocale(wanted: string | null | undefined): Locale {
  const base = (wanted ?? '').toLowerCase().split('-')[0]
  return LOCALES.find((one) => one === base) ?? 'en'
}

function find(locale: string, key: string) {
  const plugin = key.slice(0, key.indexOf('.'))
  const owner = registry.plugins.has(plugin) && plugin !== 'kernel' ? plugin : ''
  return (
    load(locale, owner)[key] ??
    load('en', owner)[key] ??
    (owner ? load(locale, '')[key] : undefined)
  )
}

function load(locale: string, plugin: string): Catalogue {
  const language = closestLocale(locale)
  const id = `${language} ${plugin}`
  let catalogue = catalogues.get(id)
  if (!catalogue) {
    catalogue = plugin ? readPluginCatalogue(plugin, language) : readKernelCatalogue(language)
    catalogues.set(id, catalogue)
  }
  return catalogue
}

function pluginIds() {
  return registry
    .inOrder()
    .map((plugin) => plugin.id)
    .filter((id) => id !== 'kernel')
}
