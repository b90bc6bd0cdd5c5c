import { flags } from '@adonisjs/core/ace'
import { KernelCommand } from '#kernel/commands/kernel_command'

/** Writes everything of one company to an archive that an empty Kontor can import. */
export default class CompanyExport extends KernelCommand {
  static override commandName = 'company:export'
  static override description = 'Export everything of a company as CSV with JSON schemas, in a zip'

  @flags.string({ description: 'Name or id of the company' })
  declare company: string | undefined

  @flags.string({ description: 'The archive to write', default: 'company.zip' })
  declare out: string

  override async perform() {
    const { resolve } = await import('node:path')
    const { contextFor } = await import('#kernel/commands/company_of')
    const { securityEvent } = await import('#kernel/accounts/security_log/security_log')
    const { exportCompany } = await import('#kernel/exchange/company/export_company')
    const ctx = await contextFor(this.company)
    await securityEvent(ctx, 'exported', { company: ctx.company.name })
    const { tables } = await exportCompany(ctx, resolve(this.out))
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    this.logger.success(`${rows} rows of ${ctx.company.name} in ${this.out}`)
  }
}
