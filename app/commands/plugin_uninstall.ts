import { args } from '@adonisjs/core/ace'
import { KernelCommand } from '#kernel/commands/kernel_command'

/** Takes a plugin off the list of what is installed; its data stays. */
export default class PluginUninstall extends KernelCommand {
  static override commandName = 'plugin:uninstall'
  static override description = 'Uninstall a plugin that no company uses; its data stays'

  @args.string({ description: 'The id of the plugin' })
  declare plugin: string

  override async perform() {
    const { kernelContext } = await import('#kernel/companies/kernel_context')
    const { uninstallPlugin } = await import('#kernel/plugins/removal/uninstall_plugin')
    await uninstallPlugin(await kernelContext({}), this.plugin)
    this.logger.success(
      `${this.plugin} is uninstalled and its data kept: plugin:install brings it back, plugin:purge removes it`
    )
  }
}
