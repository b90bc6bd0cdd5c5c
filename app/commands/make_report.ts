import { args, flags } from '@adonisjs/core/ace'
import { MakeCommand } from '#kernel/commands/make_command'

/** Adds a ready-made report to a plugin. */
export default class MakeReport extends MakeCommand {
  static override commandName = 'make:report'
  static override description = 'Add a ready-made report to a plugin: query, right and texts'

  @args.string({ description: 'The id of the plugin' })
  declare plugin: string

  @args.string({ description: 'The report, such as loans_by_month' })
  declare report: string

  @flags.string({ description: 'The model it is about', required: true })
  declare model: string

  override async make() {
    const { makeReport } = await import('#kernel/plugins/making/make_report')
    const { plugin, report, model, within } = this
    return makeReport({ plugin, report, model, within })
  }
}
