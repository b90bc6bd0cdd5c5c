import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const memory = '/dev/shm'
const enough = 2e9
const folders = []

/**
 * A new folder for what tests write: in memory where there is room, since they commit thousands of times.
 * It goes with this process at the latest.
 */
export const scratch = (name) => folderIn(hasRoom() ? memory : tmpdir(), name)

/** The same on disk, for what is large or seldom written. */
export const scratchOnDisk = (name) => folderIn(tmpdir(), name)

function folderIn(parent, name) {
  const folder = mkdtempSync(join(parent, `kontor-${name}-`))
  if (folders.length === 0) process.once('exit', removeAll)
  folders.push(folder)
  return folder
}

function removeAll() {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
}

function hasRoom() {
  if (process.platform !== 'linux' || !existsSync(memory)) return false
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize > enough
}
