import { flags } from '@adonisjs/core/ace'
import { KernelCommand } from '#kernel/commands/kernel_command'

/** Fills a company with believable records. */
export default class DemoLoad extends KernelCommand {
  static override commandName = 'demo:load'
  static override description = 'Fill a company with believable records of every enabled plugin'

  @flags.string({ description: 'Name or id of the company' })
  declare company: string | undefined

  @flags.number({ description: 'About how many parties and products', default: 60 })
  declare volume: number

  override async perform() {
    const { contextFor } = await import('#kernel/commands/company_of')
    const { demoSize, loadDemo } = await import('#kernel/plugins/demo')
    const ctx = await contextFor(this.company)
    await loadDemo(ctx, {
      volume: this.volume,
      progress: (id) => this.logger.info(`loading ${id}`),
    })
    this.logger.success(
      `${await demoSize(ctx)} demo records in ${ctx.company.name}; demo:unload takes them back`
    )
  }
}
