import { flags } from '@adonisjs/core/ace'
import { KernelCommand } from '#kernel/commands/kernel_command'
import type { Sealing } from '#kernel/accounts/app_key/rotate_key'

/** From APP_KEY_OLD to APP_KEY; `--check` only says what is under which. */
export default class KeyRotate extends KernelCommand {
  static override commandName = 'key:rotate'
  static override description =
    'Encrypt with APP_KEY what APP_KEY_OLD encrypted; exit code 1 if anything cannot be read'

  @flags.boolean({
    description: 'Change nothing: exit code 1 unless APP_KEY alone reads everything',
  })
  declare check: boolean

  override async perform() {
    const { appKeys } = await import('#config/encryption')
    const { rotateKey, sealings } = await import('#kernel/accounts/app_key/rotate_key')
    const { kernelContext } = await import('#kernel/companies/kernel_context')
    const { Refusal } = await import('#kernel/http/refusal')
    const ctx = await kernelContext({})
    if (!this.check && !appKeys.old) throw new Refusal('E_KEY_OLD')
    const found = await (this.check ? sealings(ctx, appKeys) : rotateKey(ctx, appKeys))
    for (const one of found) this.print(one)
    const left = found.some((one) => one.unreadable.length > 0 || (this.check && one.old > 0))
    if (left) this.exitCode = 1
  }

  private print({ table, column, current, old, unreadable }: Sealing) {
    const place = `${table}.${column}`
    this.logger.info(
      this.check
        ? `${place}: ${current} under APP_KEY, ${old} under APP_KEY_OLD`
        : `${place}: ${old} encrypted anew, ${current} were under APP_KEY already`
    )
    if (unreadable.length === 0) return
    this.logger.error(`${place}: neither key reads ${unreadable.join(', ')}`)
  }
}
