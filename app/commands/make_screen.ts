import { args, flags } from '@adonisjs/core/ace'
import { MakeCommand } from '#kernel/commands/make_command'

/** Adds a screen of its own to a plugin. */
export default class MakeScreen extends MakeCommand {
  static override commandName = 'make:screen'
  static override description = 'Add a screen to a plugin: page, address, menu entry and texts'

  @args.string({ description: 'The id of the plugin' })
  declare plugin: string

  @args.string({ description: 'The screen, such as overdue_loans' })
  declare screen: string

  @flags.string({ description: 'The model one must be able to read to see it', required: true })
  declare model: string

  override async make() {
    const { makeScreen } = await import('#kernel/plugins/making/make_screen')
    const { plugin, screen, model, within } = this
    return makeScreen({ plugin, screen, model, within })
  }
}
