import { join } from 'node:path'
import { storageFolder } from '#config/storage'

export const exportFolder = join(storageFolder, 'exports')

/** Where the file of an export is kept: under its number, for the server's own account only. */
export function exportFile(id: number) {
  return join(exportFolder, `${id}.export`)
}
