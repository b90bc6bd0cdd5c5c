import { flags } from '@adonisjs/core/ace'
import { KernelCommand } from '#kernel/commands/kernel_command'
import type { UpgradePlan } from '#kernel/storage/upgrade'

/** Brings the data to the version of the files that lie here, or leaves it as it was. */
export default class Upgrade extends KernelCommand {
  static override commandName = 'upgrade'
  static override description =
    'Back up, migrate, verify; go back to the backup if anything fails. The server must be stopped'

  @flags.boolean({ description: 'Only show what would be done' })
  declare plan: boolean

  @flags.boolean({ description: 'Do not ask' })
  declare yes: boolean

  protected override begin() {
    return this.findTables()
  }

  override async perform() {
    const { makePlan, upgrade } = await import('#kernel/storage/upgrade')
    const plan = await makePlan()
    this.show(plan)
    if (this.plan || (plan.steps.length === 0 && plan.plugins.length === 0)) return
    if (!this.yes && !(await this.agreed())) return
    const { backup, steps } = await upgrade((note) => this.logger.info(note))
    this.logger.success(
      `Upgraded with ${steps.length} migrations. The state before is in ${backup}`
    )
  }

  private show({ steps, plugins }: UpgradePlan) {
    if (steps.length === 0 && plugins.length === 0) {
      return this.logger.info('Everything is up to date')
    }
    for (const { plugin, from, to } of plugins) {
      this.logger.info(from ? `${plugin}: ${from} → ${to}` : `${plugin}: new, ${to}`)
    }
    for (const step of steps) this.logger.info(`migration ${step}`)
  }

  private async agreed() {
    if (!process.stdin.isTTY) return true
    return this.prompt.confirm('Go on?')
  }
}
