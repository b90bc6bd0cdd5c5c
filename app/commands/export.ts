import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { args, flags } from '@adonisjs/core/ace'
import { KernelCommand } from '#kernel/commands/kernel_command'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import type { Model } from '#kernel/records/model'

/** Writes all records a list finds to a file, of the kind its name says, or to the standard output. */
export default class ExportRecords extends KernelCommand {
  static override commandName = 'export'
  static override description =
    'Export the records of a model as CSV or, where the file to write is called so, XLSX or what a plugin writes'

  @args.string({ description: 'The model, such as contacts.party' })
  declare model: string

  @flags.string({ description: 'The file to write; the standard output unless told' })
  declare out: string | undefined

  @flags.string({
    description: 'csv, xlsx or what a plugin writes; by the name of the file unless told',
  })
  declare format: string | undefined

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
    const format = this.format ?? (await this.byName(ctx, model))
    const file = await exportList(ctx, model, { filter: this.filter, fields: this.fields }, format)
    if (this.out) await pipeline(file, createWriteStream(this.out))
    else for await (const chunk of file) process.stdout.write(chunk)
  }

  /** The first kind of file with the ending of the one to write. */
  private async byName(ctx: Context, model: Model) {
    const { exportFormats } = await import('#kernel/exchange/export/formats')
    const name = this.out?.toLowerCase() ?? ''
    return exportFormats(ctx, model).find((one) => name.endsWith(`.${one.ending}`))?.id ?? 'csv'
  }
}
