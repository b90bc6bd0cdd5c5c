import { args, flags } from '@adonisjs/core/ace'
import { KernelCommand } from '#kernel/commands/kernel_command'

/** Disables a plugin for a company; its data stays. */
export default class PluginDisable extends KernelCommand {
  static override commandName = 'plugin:disable'
  static override description = 'Disable a plugin for a company; its data stays'

  @args.string({ description: 'The id of the plugin' })
  declare plugin: string

  @flags.string({ description: 'Name or id of the company' })
  declare company: string | undefined

  override async perform() {
    const { contextFor } = await import('#kernel/commands/company_of')
    const { disablePlugin } = await import('#kernel/plugins/enablement')
    const ctx = await contextFor(this.company)
    const wasEnabled = await disablePlugin(ctx, this.plugin)
    if (wasEnabled) {
      this.logger.success(`Disabled in ${ctx.company.name}: ${this.plugin}. Its data is kept.`)
    } else this.logger.info(`${this.plugin} is not enabled in ${ctx.company.name}`)
  }
}
