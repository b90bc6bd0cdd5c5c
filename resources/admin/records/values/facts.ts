import type { useTexts } from '../use_texts'

type Words = Pick<ReturnType<typeof useTexts>, 't' | 'has' | 'modelName'>

/** What is kept as named values, as a line to read: "Records: Contacts · Format: csv". */
export function factsText(facts: object, { t, has, modelName }: Words): string {
  return Object.entries(facts)
    .filter(([, value]) => value !== null && value !== '')
    .map(([key, value]) => `${label(key)}: ${shown(key, value)}`)
    .join(' · ')

  function label(key: string) {
    const known = `records.facts.${key}`
    return has(known) ? t(known) : key.replaceAll('_', ' ')
  }

  function shown(key: string, value: unknown) {
    if (typeof value === 'boolean') return t(value ? 'records.yes' : 'records.no')
    if (typeof value === 'object') return JSON.stringify(value)
    return key === 'model' ? modelName(String(value)) : String(value)
  }
}
