import { readFile } from 'node:fs/promises'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Block, blocksOf } from '#kernel/http/help/blocks'

const ROOT = join(import.meta.dirname, '../../..')
const FOLDER = join(ROOT, 'resources', 'help')

export interface Guide {
  name: string
  title: string
  /** Its first paragraph. */
  summary: string
}

/** The names of all guides: `operator`, `plugin-author`. */
export function guideNames(): string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.en.md'))
    .map((file) => file.slice(0, -'.en.md'.length))
    .sort()
}

/** What the help has, in a language. */
export function guides(locale: string): Promise<Guide[]> {
  return Promise.all(guideNames().map(async (name) => headOf(name, await guide(name, locale))))
}

/** A guide in a language, English where it is not translated, with the files it shows. */
export async function guide(name: string, locale: string): Promise<Block[]> {
  const blocks = blocksOf(await textOf(name, locale))
  return Promise.all(blocks.map(withFile))
}

async function textOf(name: string, locale: string) {
  try {
    return await readFile(join(FOLDER, `${name}.${locale}.md`), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || locale === 'en') throw error
    return readFile(join(FOLDER, `${name}.en.md`), 'utf8')
  }
}

async function withFile(block: Block): Promise<Block> {
  if (block.kind !== 'code' || !block.file) return block
  return { ...block, text: (await readFile(join(ROOT, block.file), 'utf8')).trimEnd() }
}

function headOf(name: string, blocks: Block[]): Guide {
  const words = (kind: Block['kind']) => {
    const block = blocks.find((one) => one.kind === kind)
    return block && 'spans' in block ? block.spans.map((span) => span.text).join('') : ''
  }
  return { name, title: words('heading'), summary: words('paragraph') }
}
