import { args, flags } from '@adonisjs/core/ace'
import { MakeCommand } from '#kernel/commands/make_command'

/** Writes a new plugin, whole and passing every check. */
export default class MakePlugin extends MakeCommand {
  static override commandName = 'make:plugin'
  static override description =
    'Write a new plugin with one model, one operation, texts, demo and tests'

  @args.string({ description: 'The id of the plugin, such as library' })
  declare plugin: string

  @flags.string({ description: 'Its first model, in the singular, such as loan', default: 'item' })
  declare model: string

  override async make() {
    const { makePlugin } = await import('#kernel/plugins/making/make_plugin')
    return makePlugin({ id: this.plugin, model: this.model, within: this.within })
  }
}
