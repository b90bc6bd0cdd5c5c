import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import app from '@adonisjs/core/services/app'
import { Refusal } from '#kernel/http/refusal'
import { discoverPlugins } from '#kernel/plugins/discovery'
import type { Words } from '#kernel/plugins/making/names'

/** The folder a new plugin is written to; refuses to write over one that is there. */
export function newFolder(id: string, within = 'plugins') {
  const folder = join(resolve(app.makePath(within)), id)
  if (existsSync(folder)) throw new Refusal('E_FILE_EXISTS', { file: folder })
  return folder
}

/** The folder of an installed plugin, by the name of its folder. */
export function folderOf(id: string, within?: string) {
  const found = discoverPlugins(within ? [within] : []).find((one) => one.folder.endsWith(`/${id}`))
  if (!found) throw new Refusal('E_PLUGIN_UNKNOWN', { plugin: id }, { status: 404 })
  return found.folder
}

/** Fills a stub with words. */
export function fromStub(stub: string, words: Words) {
  const text = readFileSync(new URL(`./stubs/${stub}.stub`, import.meta.url), 'utf8')
  return text.replace(/\{\{ (\w+) \}\}/g, (_, word: string) => {
    if (words[word] === undefined) throw new Error(`The stub ${stub} asks for ${word}`)
    return words[word]
  })
}

/** Writes a new file, laid out as the house does; refuses to write over one that is there. */
export async function writeNew(file: string, text: string) {
  if (existsSync(file)) throw new Refusal('E_FILE_EXISTS', { file })
  await write(file, text)
}

/** Changes a file that is there. */
export async function rewrite(file: string, change: (text: string) => string) {
  await write(file, change(readFileSync(file, 'utf8')))
}

async function write(file: string, text: string) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, await formatted(file, text))
}

/** With the formatter of the development tools, where they are installed. */
async function formatted(file: string, text: string) {
  try {
    const prettier = await import('prettier')
    const options = await prettier.resolveConfig(app.makePath('package.json'))
    return await prettier.format(text, { ...options, filepath: file })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return text
    throw error
  }
}
