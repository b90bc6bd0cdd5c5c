import { args, flags } from '@adonisjs/core/ace'
import { KernelCommand } from '#kernel/commands/kernel_command'

/** Removes the data of an uninstalled plugin for good, after writing it to an archive. */
export default class PluginPurge extends KernelCommand {
  static override commandName = 'plugin:purge'
  static override description = 'Remove all data of an uninstalled plugin, after exporting it'

  @args.string({ description: 'The id of the plugin' })
  declare plugin: string

  @flags.string({ description: 'The id once more: yes, all of it' })
  declare confirm: string | undefined

  override async perform() {
    const { kernelContext } = await import('#kernel/companies/kernel_context')
    const { purgePlan } = await import('#kernel/plugins/removal/purge_plan')
    const { purgePlugin } = await import('#kernel/plugins/removal/purge_plugin')
    const { tables } = await purgePlan(this.plugin)
    for (const { name, rows } of tables) this.logger.info(`${name}: ${rows} rows`)
    const confirm = this.confirm ?? (await this.typed())
    const purged = await purgePlugin(await kernelContext({}), this.plugin, confirm)
    this.logger.success(`Removed ${purged.tables.join(', ')}; the rows are in ${purged.file}`)
  }

  private async typed() {
    if (!process.stdin.isTTY) return ''
    return this.prompt.ask(`All of this will be gone. Type ${this.plugin} to go on`)
  }
}
