import { args } from '@adonisjs/core/ace'
import { KernelCommand } from '#kernel/commands/kernel_command'

/** Brings an uninstalled plugin back, with its data. */
export default class PluginInstall extends KernelCommand {
  static override commandName = 'plugin:install'
  static override description = 'Bring an uninstalled plugin back, with its data'

  @args.string({ description: 'The id of the plugin' })
  declare plugin: string

  override async perform() {
    const { kernelContext } = await import('#kernel/companies/kernel_context')
    const { installPlugin } = await import('#kernel/plugins/removal/uninstall_plugin')
    const isNew = await installPlugin(await kernelContext({}), this.plugin)
    if (isNew) this.logger.success(`${this.plugin} is installed; plugin:enable switches it on`)
    else this.logger.info(`${this.plugin} is installed already`)
  }
}
