import { Refusal } from '#kernel/http/refusal'
import { migrationFiles } from '#kernel/plugins/migration_files'
import { stepName } from '#kernel/plugins/migrations'
import { registry } from '#kernel/plugins/registry'
import { isKept } from '#kernel/storage/kept_files'
import { fileEntry, FORMAT, MANIFEST, tableEntry, type Manifest } from '#kernel/storage/manifest'
import { damage, type ArchiveReader } from '#kernel/storage/read_archive'
import { NOT_KEPT } from '#kernel/storage/tables'

const NAME = /^[a-z][a-z0-9_]*$/

/** Reads what a backup says of itself. Throws E_ARCHIVE_DAMAGED, E_ARCHIVE_KIND, E_ARCHIVE_FORMAT. */
export async function readManifest(archive: ArchiveReader): Promise<Manifest> {
  if (!archive.names.includes(MANIFEST)) throw new Refusal('E_ARCHIVE_KIND')
  const manifest = parse(await archive.text(MANIFEST))
  if (manifest?.kontor !== 'backup') throw new Refusal('E_ARCHIVE_KIND')
  if (manifest.format !== FORMAT) {
    throw new Refusal('E_ARCHIVE_FORMAT', { format: String(manifest.format).slice(0, 20) })
  }
  needNames(manifest)
  needPlaces(manifest)
  return manifest
}

/** They become part of statements, so nothing but a name may pass; and what is never backed up stays as it is. */
function needNames({ tables }: Manifest) {
  if (!Array.isArray(tables)) throw damage('the manifest names no tables')
  for (const table of tables) {
    if (!Array.isArray(table?.columns)) throw damage('the manifest names no columns')
    const odd = [table.name, ...table.columns].find((name) => !NAME.test(String(name)))
    if (odd !== undefined) throw damage(`“${odd}” is no name of a table or column`)
    if (NOT_KEPT.has(table.name)) throw damage(`no backup holds ${table.name}`)
  }
}

/** An archive from elsewhere must write nowhere but where files of the data lie. */
function needPlaces({ files }: Manifest) {
  if (!Array.isArray(files)) throw damage('the manifest names no files')
  const odd = files.find((file) => !isKept(String(file?.path)))
  if (odd) throw damage(`“${odd.path}” is no place of a file`)
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

function parse(text: string): Manifest | null {
  try {
    return JSON.parse(text) as Manifest | null
  } catch {
    throw damage('the manifest is not readable')
  }
}
