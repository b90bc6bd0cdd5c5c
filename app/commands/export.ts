import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { args, flags } from '@adonisjs/core/ace'
import { KernelCommand } from '#kernel/commands/kernel_command'
import { Refusal } from '#kernel/http/refusal'

/** Writes all records a list finds to a CSV or XLSX file or to the standard output. */
export default class ExportRecords extends KernelCommand {
  static override commandName = 'export'
  static override description =
    'Export the records of a model as CSV or, where the file to write is called so, XLSX'

  @args.string({ description: 'The model, such as contacts.party' })
  declare model: string

  @flags.string({ description: 'The file to write; the standard output unless told' })
  declare out: string | undefined

  @flags.string({ description: 'A filter in the grammar of the API' })
  declare filter: string | undefined

  @flags.string({ description: 'Columns, separated by commas' })
  declare fields: string | undefined

  @flags.string({ description: 'Name or id of the company' })
  declare company: string | undefined

  override async perform() {
    const { contextFor } = await import('#kernel/commands/company_of')
    const { exportList } = await import('#kernel/exchange/export/export_list')
    const { registry } = await import('#kernel/plugins/registry')
    const ctx = await contextFor(this.company)
    const model = registry.models.get(this.model)
    if (!model) throw Refusal.input([{ field: 'model', code: 'E_MODEL' }])
    const format = this.out?.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv'
    const file = await exportList(ctx, model, { filter: this.filter, fields: this.fields }, format)
    if (this.out) await pipeline(file, createWriteStream(this.out))
    else for await (const chunk of file) process.stdout.write(chunk)
  }
}
