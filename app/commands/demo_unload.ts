import { flags } from '@adonisjs/core/ace'
import { KernelCommand } from '#kernel/commands/kernel_command'

/** Takes the demo records of a company back. */
export default class DemoUnload extends KernelCommand {
  static override commandName = 'demo:unload'
  static override description = 'Remove everything demo:load made in a company'

  @flags.string({ description: 'Name or id of the company' })
  declare company: string | undefined

  override async perform() {
    const { contextFor } = await import('#kernel/commands/company_of')
    const { unloadDemo } = await import('#kernel/plugins/demo')
    const ctx = await contextFor(this.company)
    this.logger.success(`${await unloadDemo(ctx)} demo records removed from ${ctx.company.name}`)
  }
}
