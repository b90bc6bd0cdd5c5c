import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

/** Takes the demo records of a company back. */
export default class DemoUnload extends BaseCommand {
  static override commandName = 'demo:unload'
  static override description = 'Remove everything demo:load made in a company'
  static override options: CommandOptions = { startApp: true }

  @flags.string({ description: 'Name or id of the company' })
  declare company: string | undefined

  override async run() {
    const { contextFor } = await import('#kernel/commands/company_of')
    const { unloadDemo } = await import('#kernel/plugins/demo')
    const ctx = await contextFor(this.company)
    this.logger.success(`${await unloadDemo(ctx)} demo records removed from ${ctx.company.name}`)
  }
}
