import { engine } from '#config/database'
import { dataVersion } from '#kernel/records/storage/reader'

const KEPT = 500

let kept = new Map<string, unknown>()
let keptAt: number | undefined

/**
 * The answer of `read`, kept for as long as nothing at all is committed to the database, by this process or another:
 * SQLite says so in microseconds (`PRAGMA data_version`). Other engines have no such number and are asked each time.
 * For reads outside a transaction only; what one is about to commit shows in no version yet.
 */
export async function whileUnchanged<T>(key: string, read: () => Promise<T>): Promise<T> {
  if (engine !== 'sqlite') return read()
  const version = dataVersion()
  if (version !== keptAt) {
    kept = new Map()
    keptAt = version
  }
  const cache = kept
  if (cache.has(key)) return cache.get(key) as T
  const answer = await read()
  if (cache.size >= KEPT) cache.delete(cache.keys().next().value!)
  cache.set(key, answer)
  return answer
}
