import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const FILLER = 'filler'

/** A volume of 48 MB in a file, mounted where a deployment keeps its data. */
export class SmallVolume {
  private constructor(
    private readonly folder: string,
    readonly path: string
  ) {}

  /** Whether this machine lets us mount one. */
  static async isPossible() {
    if (process.getuid?.() !== 0) return false
    const tried = await SmallVolume.mount().catch(() => undefined)
    await tried?.close()
    return tried !== undefined
  }

  static async mount() {
    const folder = await mkdtemp(join(tmpdir(), 'kontor-volume-'))
    const [image, path] = [join(folder, 'image'), await mkdtemp(join(folder, 'at-'))]
    try {
      await run('truncate', ['--size=48M', image])
      await run('mkfs.ext4', ['-q', '-m', '0', image])
      await run('mount', ['-o', 'loop', image, path])
      return new SmallVolume(folder, path)
    } catch (error) {
      await rm(folder, { recursive: true, force: true })
      throw error
    }
  }

  /** To the last byte. */
  async fill() {
    for (const size of [1_000_000, 4096, 1]) {
      for (let at = 0; at < 100; at++) {
        const written = await writeFile(join(this.path, FILLER), Buffer.alloc(size), { flag: 'a' })
          .then(() => true)
          .catch(() => false)
        if (!written) break
      }
    }
  }

  free() {
    return rm(join(this.path, FILLER), { force: true })
  }

  async close() {
    await run('umount', [this.path])
    await rm(this.folder, { recursive: true, force: true })
  }
}
