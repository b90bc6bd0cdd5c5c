import { flags } from '@adonisjs/core/ace'
import { KernelCommand } from '#kernel/commands/kernel_command'
import type { Finding } from '#kernel/plugins/verify'

/** Checks that everything that must hold does; exit code 1 on any breach. */
export default class Verify extends KernelCommand {
  static override commandName = 'verify'
  static override description =
    'Check every invariant of every enabled plugin; exit code 1 on any breach'

  @flags.boolean({ description: 'Print JSON' })
  declare json: boolean

  @flags.number({ description: 'Check one company only, by id' })
  declare company: number | undefined

  protected override begin() {
    return this.findTables()
  }

  override async perform() {
    const { brokenOf, verify } = await import('#kernel/plugins/verify')
    const findings = await verify({ companyId: this.company })
    const broken = brokenOf(findings)
    if (broken.length > 0) this.exitCode = 1
    if (this.json) {
      console.log(JSON.stringify({ ok: broken.length === 0, findings }, null, 2))
      return
    }
    for (const one of findings) this.print(one)
  }

  private print({ company, invariant, breaches }: Finding) {
    const place = `${company?.name ?? 'Deployment'}: ${invariant}`
    if (breaches.length === 0) return this.logger.success(place)
    this.logger.error(`${place}: ${breaches.length} broken`)
    for (const { text } of breaches) this.logger.log(`  ${text}`)
  }
}
