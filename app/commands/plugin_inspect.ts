import { args } from '@adonisjs/core/ace'
import { KernelCommand } from '#kernel/commands/kernel_command'

/** Shows everything a plugin registers, and who extends it. */
export default class PluginInspect extends KernelCommand {
  static override commandName = 'plugin:inspect'
  static override description = 'Show everything a plugin registers, and which plugins extend it'

  @args.string({ description: 'The id of the plugin' })
  declare plugin: string

  override async perform() {
    const { inspectPlugin } = await import('#kernel/plugins/inspect')
    for (const { heading, lines } of await inspectPlugin(this.plugin)) {
      this.logger.log(this.colors.bold(heading))
      for (const line of lines) this.logger.log(`  ${line}`)
    }
  }
}
