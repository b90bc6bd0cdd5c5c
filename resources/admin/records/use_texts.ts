import { useMessages } from '~/messages/use_messages'
import type { FieldDescription, ModelDescription } from './types'
import { codeName } from './values/code_lists'

/** The words of a model in the user's language. */
export function useTexts() {
  const { t, has, locale } = useMessages()
  return {
    t,
    has,
    locale,
    one: (model: { messages: string }) => t(`${model.messages}.one`),
    /** "New loan", yet "New SWOT": a name within a sentence, where the language has no capitals for nouns. */
    inline: (model: { messages: string }) => lowerFirst(t(`${model.messages}.one`)),
    inlineMany: (model: { messages: string }) => lowerFirst(t(`${model.messages}.many`)),
    many: (model: { messages: string }) => t(`${model.messages}.many`),
    lowerFirst,
    pluginName,
    named,
    purpose: (model: ModelDescription) => optional(`${model.messages}.help.purpose`),
    label: (field: { label: string }) => t(field.label),
    /** A sentence under the label, where the locale file has one. */
    hint: (model: { messages: string }, field: FieldDescription) =>
      field.help ?? optional(`${model.messages}.hints.${field.key}`),
    choice,
    modelName,
  }

  /** Of a model by its name: "contacts.party" → "Contacts". */
  function modelName(name: string) {
    const [plugin, id] = name.split('.')
    return optional(`${plugin}.models.${id}.many`) ?? t('records.unknown_model')
  }

  /** Of what a text names: a model, every model ("*") or those of a plugin ("sales.*"), a plugin or a job; else as it is. */
  function named(kind: 'model' | 'plugin' | 'job', name: string) {
    if (kind === 'job') return jobName(name)
    if (kind === 'plugin') return name === 'kernel' ? 'Kontor' : pluginName(name)
    if (name === '*') return t('records.every_model')
    const [plugin, id] = name.split('.')
    if (id === '*') return t('records.models_of', { plugin: pluginName(plugin) })
    return optional(`${plugin}.models.${id}.many`) ?? name
  }

  /** "kernel.fields.fill" is called `kernel.jobs.fields_fill`. */
  function jobName(name: string) {
    const [plugin, ...rest] = name.split('.')
    return optional(`${plugin}.jobs.${rest.join('_')}`) ?? name
  }

  /** The kernel's own records stand under "Settings" in the menu. */
  function pluginName(plugin: string) {
    return t(plugin === 'kernel' ? 'shell.settings' : `${plugin}.plugin.name`)
  }

  function optional(key: string) {
    return has(key) ? t(key) : undefined
  }

  /** A choice's value as the user reads it; a value no locale file knows shows as it is. */
  function choice(field: FieldDescription, value: unknown) {
    if (value === null || value === undefined) return ''
    const code = String(value)
    if (field.codes === 'model') return modelName(code)
    if (field.codes) return codeName(field.codes, code, locale.value)
    if (field.texts) return field.texts[code] ?? code
    const key = `${field.choices}.${code}`
    return has(key) ? t(key) : code
  }
}

function lowerFirst(name: string) {
  const [first = '', second = ''] = name
  return second === second.toLowerCase() ? first.toLowerCase() + name.slice(1) : name
}
