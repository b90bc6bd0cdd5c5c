import { Refusal } from '#kernel/http/refusal'
import { migrationFiles } from '#kernel/plugins/migration_files'
import { stepName } from '#kernel/plugins/migrations'
import { registry } from '#kernel/plugins/registry'
import { fileEntry, FORMAT, MANIFEST, tableEntry, type Manifest } from '#kernel/storage/manifest'
import { damage, type ArchiveReader } from '#kernel/storage/read_archive'

/** Reads what a backup says of itself. Throws E_ARCHIVE_DAMAGED, E_ARCHIVE_KIND, E_ARCHIVE_FORMAT. */
export async function readManifest(archive: ArchiveReader): Promise<Manifest> {
  if (!archive.names.includes(MANIFEST)) throw new Refusal('E_ARCHIVE_KIND')
  const manifest = parse(await archive.text(MANIFEST))
  if (manifest.kontor !== 'backup') throw new Refusal('E_ARCHIVE_KIND')
  if (manifest.format !== FORMAT) {
    throw new Refusal('E_ARCHIVE_FORMAT', { format: String(manifest.format).slice(0, 20) })
  }
  const names = manifest.tables.flatMap(({ name, columns }) => [name, ...columns])
  const odd = names.find((name) => !/^[a-z][a-z0-9_]*$/.test(name))
  // They become part of statements, so nothing but a name may pass.
  if (odd !== undefined) throw new Refusal('E_ARCHIVE_DAMAGED', { reason: odd.slice(0, 200) })
  return manifest
}

/** Reads every byte before anything is overwritten. */
export async function checkContents(archive: ArchiveReader, { tables, files }: Manifest) {
  for (const { name, sha256 } of tables) await archive.check(tableEntry(name), sha256)
  for (const { path, sha256 } of files) await archive.check(fileEntry(path), sha256)
}

/** Refuses a backup of plugins that are not here (E_BACKUP_PLUGINS) or of a newer version (E_BACKUP_NEWER). */
export function checkSchema({ steps, versions }: Manifest) {
  const known = new Set(registry.inOrder().flatMap(migrationFiles).map(stepName))
  const unknown = steps.filter((step) => !known.has(step))
  const missing = new Set(unknown.map(pluginOf).filter((id) => !registry.plugins.has(id)))
  if (missing.size > 0) {
    const plugins = [...missing].map((id) => `${id} ${versions[id] ?? ''}`.trim()).join(', ')
    throw new Refusal('E_BACKUP_PLUGINS', { plugins })
  }
  if (unknown.length > 0) throw new Refusal('E_BACKUP_NEWER', { steps: unknown.join(', ') })
}

const pluginOf = (step: string) => step.slice(0, step.indexOf('/'))

function parse(text: string): Manifest {
  try {
    return JSON.parse(text) as Manifest
  } catch {
    throw damage('the manifest is not readable')
  }
}
