import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'

/** Why a test failed, in few words, and the line at which it did. */
export interface Failure {
  error: string
  place?: string
  code?: string
}

const LINES = 4
const LETTERS = 400

export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { error: String(error) }
  const reasons = [error, ...causesOf(error)].map(toldOf)
  return { error: reasons.join(' | because of ').slice(0, LETTERS * 2), ...placeOf(error) }
}

/** A property that does not hold says in its cause what went wrong. */
function causesOf({ cause }: Error): Error[] {
  return cause instanceof Error ? [cause, ...causesOf(cause)] : []
}

function toldOf(error: Error) {
  const lines = stripVTControlCharacters(`${error.name}: ${error.message}`).split('\n')
  const told = lines.map((line) => line.trim()).filter((line) => line !== '' && !/^=+/.test(line))
  return told.slice(0, LINES).join(' | ').slice(0, LETTERS)
}

/** A path as one types it: from the folder of the repository. */
export const pathOf = (path: string | undefined) => path && relative(process.cwd(), path)

/** The line of the spec that led to the error, else the first of our own. */
function placeOf({ stack = '' }: Error) {
  const frames = [...stack.matchAll(/(?:\(| )(file:\/\/)?(\/[^\s():]+):(\d+):\d+/g)]
    .map(([, isUrl, path, line]) => ({
      path: isUrl ? fileURLToPath(`file://${path}`) : path,
      line: Number(line),
    }))
    .filter(({ path }) => !path.includes('/node_modules/'))
  const frame = frames.find(({ path }) => path.endsWith('.spec.ts')) ?? frames[0]
  if (!frame) return {}
  return { place: `${pathOf(frame.path)}:${frame.line}`, code: lineOf(frame.path, frame.line) }
}

function lineOf(path: string, line: number) {
  try {
    return readFileSync(path, 'utf8').split('\n')[line - 1]?.trim()
  } catch {
    return undefined
  }
}
