import { args } from '@adonisjs/core/ace'
import { KernelCommand } from '#kernel/commands/kernel_command'
import { Refusal } from '#kernel/http/refusal'

/** Brings an exported company into an empty Kontor. */
export default class CompanyImport extends KernelCommand {
  static override commandName = 'company:import'
  static override description = 'Import a company that company:export wrote into an empty Kontor'

  @args.string({ description: 'The archive' })
  declare file: string

  override async perform() {
    const { importCompany } = await import('#kernel/exchange/company/import_company')
    const { brokenOf, verify } = await import('#kernel/plugins/verify')
    const { company } = await importCompany(this.file)
    const broken = brokenOf(await verify())
    if (broken.length > 0) {
      const rules = broken.map((one) => one.invariant).join(', ')
      throw new Refusal('E_RESTORED_BROKEN', { rules })
    }
    this.logger.success(
      `${company.name} is here and verify finds it clean. Users have no password yet: user:create --admin makes an administrator`
    )
  }
}
