import type { DumpedTable } from '#kernel/storage/dump_tables'
import type { KeptFile } from '#kernel/storage/kept_files'

export const MANIFEST = 'manifest.json'
export const FORMAT = 1

export type BackupKind = 'nightly' | 'manual' | 'upgrade'

/** What a backup holds and what made it; it stands in the archive itself. */
export interface Manifest {
  kontor: 'backup'
  format: number
  kind: BackupKind
  made_at: string
  engine: 'sqlite' | 'mysql'
  /** Version of the kernel and of each plugin that was installed. */
  versions: Record<string, string>
  /** The migrations its tables come from: `plugin/name`. */
  steps: string[]
  tables: DumpedTable[]
  files: KeptFile[]
}

export const tableEntry = (name: string) => `tables/${name}.jsonl`
export const fileEntry = (path: string) => `files/${path}`
