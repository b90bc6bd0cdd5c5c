import { readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { fileURLToPath } from 'node:url'

/**
 * Makes stacks name the places of the sources instead of what was made of them. Answers where to note the map of each
 * module by its address; one is read when a stack is, which is rare.
 */
export function nameSources() {
  const files = new Map()
  const maps = new Map()

  function mapOf(url) {
    if (!maps.has(url))
      maps.set(url, new SourceMap(JSON.parse(readFileSync(files.get(url), 'utf8'))))
    return maps.get(url)
  }

  function placeOf(call) {
    const text = String(call)
    const url = call.getScriptNameOrSourceURL()
    if (!files.has(url)) return text
    const [line, column] = [call.getLineNumber(), call.getColumnNumber()]
    const { originalLine, originalColumn } = mapOf(url).findEntry(line - 1, column - 1)
    const place = `${fileURLToPath(url)}:${(originalLine ?? line - 1) + 1}:${(originalColumn ?? column - 1) + 1}`
    return text.replace(`${url}:${line}:${column}`, place)
  }

  Error.prepareStackTrace = (error, calls) =>
    [titleOf(error), ...calls.map((call) => `    at ${placeOf(call)}`)].join('\n')
  return files
}

function titleOf(error) {
  try {
    return Error.prototype.toString.call(error)
  } catch {
    return 'Error'
  }
}
