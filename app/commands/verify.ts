import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

/** Checks that everything that must hold does; exit code 1 on any breach. */
export default class Verify extends BaseCommand {
  static override commandName = 'verify'
  static override description =
    'Check every invariant of every enabled plugin; exit code 1 on any breach'
  static override options: CommandOptions = { startApp: true }

  @flags.boolean({ description: 'Print JSON' })
  declare json: boolean

  @flags.number({ description: 'Check one company only, by id' })
  declare company: number | undefined

  override async run() {
    const { verify } = await import('#kernel/plugins/verify')
    const findings = await verify(this.company)
    const broken = findings.filter((one) => one.breaches.length > 0)
    if (broken.length > 0) this.exitCode = 1
    if (this.json) {
      console.log(JSON.stringify({ ok: broken.length === 0, findings }, null, 2))
      return
    }
    for (const one of findings) this.print(one)
  }

  private print({
    company,
    invariant,
    breaches,
  }: {
    company: { name: string }
    invariant: string
    breaches: string[]
  }) {
    const place = `${company.name}: ${invariant}`
    if (breaches.length === 0) return this.logger.success(place)
    this.logger.error(`${place}: ${breaches.length} broken`)
    for (const breach of breaches) this.logger.log(`  ${breach}`)
  }
}
