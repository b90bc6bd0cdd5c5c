import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { root } from './processes.mjs'

const specs = resolve(root, '..', 'shared', 'specs')
const spaces = (text) => text.replace(/[*`]/g, '').replace(/\s+/g, ' ').trim()

/**
 * Holds every Must row of the specifications against tests/must/<spec>.json, where each has the titles of its tests
 * and the screen that shows it, or says why it comes later. Answers the gaps and the titles that no test has. `isWhole`
 * prints every row that comes later.
 */
export function checkMust({ isWhole = false } = {}) {
  if (!existsSync(specs)) {
    console.log('skipped: the specifications (../shared/specs) are not beside this clone')
    return []
  }
  const titles = testTitles()
  const problems = []
  let later = 0
  let traced = 0
  for (const file of globSync('*.md', { cwd: specs }).sort()) {
    const rows = mustRows(join(specs, file))
    const trace = readTrace(file)
    if (rows.length === 0 && !trace) continue
    if (!trace) {
      problems.push(
        `tests/must/${basename(file, '.md')}.json is missing: ${file} has ${rows.length} Must rows`
      )
      continue
    }
    const known = new Map(trace.map((entry) => [entry.row, entry]))
    for (const row of rows) if (!known.has(row)) problems.push(`${file}: no entry for “${row}”`)
    for (const entry of trace) {
      if (!rows.includes(entry.row)) problems.push(`${file}: no such Must row: “${entry.row}”`)
      problems.push(...gaps(entry, titles).map((gap) => `${file}: “${entry.row}” ${gap}`))
      if (entry.later) later += 1
      if (entry.tests) traced += 1
    }
    if (isWhole) printLater(file, trace)
  }
  const how = isWhole || later === 0 ? '' : ' (--verbose lists them)'
  console.log(`${traced} Must rows traced to tests, ${later} wholly or partly later${how}`)
  return problems
}

function readTrace(file) {
  const path = join(root, 'tests', 'must', `${basename(file, '.md')}.json`)
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null
}

function printLater(file, trace) {
  for (const { row, tests, later } of trace) {
    if (later) console.log(`later: ${file}: ${row}${tests ? ` (the rest of it: ${later})` : ''}`)
  }
}

/** Heads of tables without levels: weaknesses, faults, services. Each of their rows must be answered. */
const WHOLE_TABLE = /^(class|fault|concern)$/i

/** The first cell of every table row whose level, in the last cell, names Must; and all rows of whole tables. */
function mustRows(path) {
  const lines = readFileSync(path, 'utf8').split('\n')
  const rows = []
  let hasLevels = false
  let wholeBy = -1
  for (const line of lines) {
    if (!line.startsWith('|')) {
      wholeBy = -1
      continue
    }
    const cells = line.split('|').slice(1, -1).map(spaces)
    if (wholeBy >= 0) {
      if (!/^-+$/.test(cells[wholeBy])) rows.push(cells[wholeBy])
      continue
    }
    wholeBy = cells.findIndex((cell) => WHOLE_TABLE.test(cell))
    if (wholeBy >= 0) hasLevels = false
    else if (/^(lvl|rank|level)$/i.test(cells.at(-1))) hasLevels = true
    else if (/^(#|id|case|n|letter|pain|what)/i.test(cells[0]) && /^[a-z]/.test(cells.at(-1)))
      hasLevels = false
    else if (hasLevels && /(^|[^A-Za-z])M([^A-Za-z]|$)/.test(cells.at(-1))) rows.push(cells[0])
  }
  return rows
}

/** Every title given to `test(…)` in the specs and in the conformance kit. */
function testTitles() {
  const patterns = [
    'tests/**/*.spec.ts',
    'plugins/*/tests/**/*.spec.ts',
    'app/plugins/testing/**/*.ts',
  ]
  const titles = new Set()
  for (const file of globSync(patterns, { cwd: root })) {
    const source = readFileSync(join(root, file), 'utf8')
    for (const [, , title] of source.matchAll(/\btest\(\s*(['"`])((?:\\.|(?!\1).)*)\1/gs))
      titles.add(title.replace(/\\(.)/g, '$1'))
  }
  return titles
}

function gaps({ tests, screen, later }, titles) {
  if (!tests) return later ? [] : ['has neither tests nor a reason to come later']
  const problems = tests
    .filter((title) => !titles.has(title))
    .map((title) => `names a test that does not exist: “${title}”`)
  if (tests.length === 0) problems.push('names no test')
  if (!screen?.startsWith('/')) problems.push('names no screen')
  return problems
}
