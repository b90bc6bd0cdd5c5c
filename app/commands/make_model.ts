import { args } from '@adonisjs/core/ace'
import { MakeCommand } from '#kernel/commands/make_command'

/** Adds a model to a plugin. */
export default class MakeModel extends MakeCommand {
  static override commandName = 'make:model'
  static override description = 'Add a model to a plugin: class, table, rights and texts'

  @args.string({ description: 'The id of the plugin' })
  declare plugin: string

  @args.string({ description: 'The model in the singular, such as loan' })
  declare model: string

  override async make() {
    const { makeModel } = await import('#kernel/plugins/making/make_model')
    return makeModel({ plugin: this.plugin, model: this.model, within: this.within })
  }
}
