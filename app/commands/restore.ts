import { args, flags } from '@adonisjs/core/ace'
import { KernelCommand } from '#kernel/commands/kernel_command'
import { Refusal } from '#kernel/http/refusal'

/** Replaces the database and its files by a backup, of this engine or the other. */
export default class Restore extends KernelCommand {
  static override commandName = 'restore'
  static override description = 'Replace database and files by a backup; the server must be stopped'

  @args.string({ description: 'The archive that backup wrote' })
  declare file: string

  @flags.string({ description: 'The name of the database to overwrite, unless it is empty' })
  declare confirm: string | undefined

  protected override async begin() {}

  override async perform() {
    const { brokenOf, verify } = await import('#kernel/plugins/verify')
    const { WAITING } = await import('#kernel/storage/restore/database')
    const { restoreBackup } = await import('#kernel/storage/restore/restore_backup')
    const confirm = this.confirm ?? (await this.typedName())
    const { manifest, held } = await restoreBackup(this.file, {
      confirm,
      progress: (table) => this.logger.info(`restored ${table}`),
      waiting: () => this.logger.info(WAITING),
    })
    const broken = brokenOf(await verify())
    if (broken.length > 0) {
      const rules = broken.map((one) => one.invariant).join(', ')
      throw new Refusal('E_RESTORED_BROKEN', { rules })
    }
    this.logger.success(`Restored the backup of ${manifest.made_at}; verify finds it clean`)
    if (held.mails + held.jobs > 0) {
      this.logger.warning(
        `${held.mails} mails and ${held.jobs} jobs waited then and may have been done since: ` +
          'they are held until an administrator releases or cancels them'
      )
    }
  }

  /** Asks for the name where somebody sits at the keyboard and there is something to lose. */
  private async typedName() {
    const { databaseName, isEmptyDatabase } = await import('#kernel/storage/restore/database')
    if (!process.stdin.isTTY || (await isEmptyDatabase())) return undefined
    return this.prompt.ask(
      `This overwrites everything in ${databaseName()}. Type its name to go on`
    )
  }
}
