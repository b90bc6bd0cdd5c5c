import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { args, flags } from '@adonisjs/core/ace'
import { KernelCommand } from '#kernel/commands/kernel_command'
import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'

const SHOWN = 50

/** Brings a CSV or XLSX file in, as the import screen does. */
export default class ImportFile extends KernelCommand {
  static override commandName = 'import'
  static override description =
    'Import a CSV or XLSX file into a model; refused rows are printed with their reasons'

  @args.string({ description: 'The model, such as contacts.party' })
  declare model: string

  @args.string({ description: 'The CSV or XLSX file' })
  declare file: string

  @flags.string({ description: 'A JSON file with the mapping; by the headers unless told' })
  declare mapping: string | undefined

  @flags.string({ description: 'Name or id of the company' })
  declare company: string | undefined

  @flags.string({ description: 'The sheet of a workbook; the first unless told' })
  declare sheet: string | undefined

  @flags.boolean({ description: 'Try everything, keep nothing' })
  declare dryRun: boolean

  override async perform() {
    const { contextFor } = await import('#kernel/commands/company_of')
    const { beginImport } = await import('#kernel/exchange/import/begin_import')
    const { runImport } = await import('#kernel/exchange/import/run_import')
    if (!existsSync(this.file)) throw Refusal.input([{ field: this.file, code: 'E_FILE_MISSING' }])
    const ctx = await contextFor(this.company)
    const job = await beginImport(ctx, {
      path: this.file,
      fileName: basename(this.file),
      model: this.model,
      mapping: this.mapping ? await readFile(this.mapping, 'utf8') : await this.byHeaders(ctx),
      isDryRun: this.dryRun ?? false,
      sheet: this.sheet,
    })
    await runImport(ctx, job)
    await this.report(ctx, job.id)
  }

  private async byHeaders(ctx: Context) {
    const { importedModel } = await import('#kernel/exchange/import/importable')
    const { preview } = await import('#kernel/exchange/import/preview')
    const options = { fileName: this.file, sheet: this.sheet }
    return (await preview(ctx, importedModel(ctx, this.model), this.file, options)).suggestion
  }

  private async report(ctx: Context, id: number) {
    const { reasons } = await import('#kernel/exchange/import/error_file')
    const { readImport } = await import('#kernel/exchange/import/read_import')
    const refused = await ctx.rows<{ row_number: number; complaints: string }>(
      'SELECT `row_number`, `complaints` FROM `import_errors` WHERE `import_id` = ? ORDER BY `row_number` LIMIT ?',
      [id, SHOWN]
    )
    for (const one of refused) {
      this.logger.error(`row ${one.row_number}: ${reasons(ctx.locale, JSON.parse(one.complaints))}`)
    }
    const record = await readImport(ctx, id)
    const { state, problem, refused_count: count } = record
    if (state === 'failed') this.logger.error(String(problem))
    if (Number(count) > SHOWN) this.logger.error('… and more')
    if (state === 'failed' || refused.length > 0) this.exitCode = 1
    const keys = ['row', 'created', 'updated', 'skipped', 'refused']
    const counts = keys.map((key) => `${record[`${key}_count`]} ${key === 'row' ? 'rows' : key}`)
    this.logger.info(
      `import ${id}${this.dryRun ? ' (a try, nothing kept)' : ''}: ${counts.join(', ')}`
    )
  }
}
