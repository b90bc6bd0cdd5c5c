import { args, flags } from '@adonisjs/core/ace'
import { KernelCommand } from '#kernel/commands/kernel_command'

/** Enables a plugin for a company, with everything it requires. */
export default class PluginEnable extends KernelCommand {
  static override commandName = 'plugin:enable'
  static override description = 'Enable a plugin, and what it requires, for a company'

  @args.string({ description: 'The id of the plugin' })
  declare plugin: string

  @flags.string({ description: 'Name or id of the company' })
  declare company: string | undefined

  override async perform() {
    const { contextFor } = await import('#kernel/commands/company_of')
    const { enablePlugin } = await import('#kernel/plugins/enablement')
    const ctx = await contextFor(this.company)
    const enabled = await enablePlugin(ctx, this.plugin, { withRequired: true })
    if (enabled.length === 0) {
      this.logger.info(`${this.plugin} is enabled in ${ctx.company.name} already`)
    } else this.logger.success(`Enabled in ${ctx.company.name}: ${enabled.join(', ')}`)
  }
}
