import { createHmac } from 'node:crypto'
import env from '#start/env'
import { appUrl } from '#config/app'
import { registry } from '#kernel/plugins/registry'

/**
 * Where a record stands in this Kontor, sealed: another Kontor at the same address (every first one is at
 * localhost) does not take it for a record of its own.
 */
export function recordAddress(model: string, id: number) {
  return `${folderOf(model)}${id}#${seal(model, id)}`
}

/** The number of the record of that model which such an address names; undefined for all others. */
export function recordAt(model: string, address: string): number | undefined {
  const folder = folderOf(model)
  if (!address.startsWith(folder)) return undefined
  const [, id] = /^([1-9]\d{0,14})#/.exec(address.slice(folder.length)) ?? []
  return id && recordAddress(model, Number(id)) === address ? Number(id) : undefined
}

function folderOf(model: string) {
  const { plugin, segment } = registry.model(model)
  return new URL(`/${plugin}/${segment}/`, appUrl).href
}

function seal(model: string, id: number) {
  const key = env.get('APP_KEY').release()
  return createHmac('sha256', key).update(`record ${model} ${id}`).digest('hex').slice(0, 16)
}
