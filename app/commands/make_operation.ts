import { args } from '@adonisjs/core/ace'
import { MakeCommand } from '#kernel/commands/make_command'

/** Adds a business verb to a model of a plugin. */
export default class MakeOperation extends MakeCommand {
  static override commandName = 'make:operation'
  static override description =
    'Add an operation to a model of a plugin: file, test, right and texts'

  @args.string({ description: 'The id of the plugin' })
  declare plugin: string

  @args.string({ description: 'The model it works on, such as loan' })
  declare model: string

  @args.string({ description: 'The verb, such as extend' })
  declare verb: string

  override async make() {
    const { makeOperation } = await import('#kernel/plugins/making/make_operation')
    const { plugin, model, verb, within } = this
    return makeOperation({ plugin, model, verb, within })
  }
}
