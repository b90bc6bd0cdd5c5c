import { flags } from '@adonisjs/core/ace'
import { KernelCommand } from '#kernel/commands/kernel_command'

/** Lists what is installed, and for a company what of it is enabled. */
export default class PluginList extends KernelCommand {
  static override commandName = 'plugin:list'
  static override description =
    'List the installed plugins, their state, and why a plugin has failed'

  @flags.string({ description: 'Name or id of the company' })
  declare company: string | undefined

  override async perform() {
    const { contextIfAny } = await import('#kernel/commands/company_of')
    const { registry } = await import('#kernel/plugins/registry')
    const { describePlugins } = await import('#kernel/plugins/describe')
    const ctx = await contextIfAny(this.company)
    const plugins = await describePlugins(ctx)
    const requiredOf = (id: string) =>
      Object.keys(registry.plugins.get(id)?.declaration.requires ?? {}).join(', ')
    const table = this.ui.table().head(['Plugin', 'Version', 'State', 'Requires', 'Name'])
    for (const { id, version, state, name } of plugins) {
      table.row([id, version, state, requiredOf(id), name])
    }
    table.render()
    for (const one of plugins) {
      for (const reason of one.reasons) this.logger.error(`${one.id}: ${reason}`)
    }
    for (const one of plugins) {
      for (const warning of one.warnings) this.logger.warning(`${one.id}: ${warning}`)
    }
  }
}
