import { KernelCommand } from '#kernel/commands/kernel_command'

/** Makes a backup while the server runs, as the nightly job does. */
export default class MakeBackup extends KernelCommand {
  static override commandName = 'backup'
  static override description = 'Back up database and files; the server may run'

  protected override begin() {
    return this.findTables()
  }

  override async perform() {
    const { kernelContext } = await import('#kernel/companies/kernel_context')
    const { securityEvent } = await import('#kernel/accounts/security_log/security_log')
    const { makeBackup } = await import('#kernel/storage/make_backup')
    const { name, path, manifest } = await makeBackup({ kind: 'manual' })
    await securityEvent(await kernelContext({}), 'backed_up', { name })
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    this.logger.success(`${rows} rows and ${manifest.files.length} files in ${path}`)
  }
}
