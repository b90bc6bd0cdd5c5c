import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rewrite, writeNew } from '#kernel/plugins/making/files'

type Texts = { [key: string]: string | Texts }

/** Adds texts to a plugin's locale files; what is there stays as it is. */
export async function addTexts(folder: string, texts: { en: Texts; uk: Texts }) {
  for (const locale of ['en', 'uk'] as const) {
    const file = join(folder, 'locale', `${locale}.json`)
    if (!existsSync(file)) await writeNew(file, '{}')
    const merged = merge(JSON.parse(readFileSync(file, 'utf8')), texts[locale])
    await rewrite(file, () => JSON.stringify(merged))
  }
}

function merge(there: Texts, more: Texts): Texts {
  const merged = { ...there }
  for (const [key, value] of Object.entries(more)) {
    const known = merged[key]
    if (known === undefined) merged[key] = value
    else if (typeof known === 'object' && typeof value === 'object') {
      merged[key] = merge(known, value)
    }
  }
  return merged
}
