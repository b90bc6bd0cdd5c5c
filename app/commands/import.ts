import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

/** Brings a CSV file in, as the import screen does. */
export default class ImportFile extends BaseCommand {
  static override commandName = 'import'
  static override description =
    'Import a CSV file into a model; refused rows are printed with their reasons'
  static override options: CommandOptions = { startApp: true }

  @args.string({ description: 'The model, such as contacts.party' })
  declare model: string

  @args.string({ description: 'The CSV file' })
  declare file: string

  @flags.string({ description: 'A JSON file with the mapping (API.md, Imports)' })
  declare mapping: string | undefined

  @flags.string({ description: 'Name or id of the company' })
  declare company: string | undefined

  @flags.boolean({ description: 'Try everything, keep nothing' })
  declare dryRun: boolean

  override async run() {
    const { contextFor } = await import('#kernel/commands/company_of')
    const { beginImport } = await import('#kernel/exchange/import/begin_import')
    const { runImport } = await import('#kernel/exchange/import/run_import')
    const ctx = await contextFor(this.company)
    const job = await beginImport(ctx, {
      path: this.file,
      fileName: basename(this.file),
      model: this.model,
      mapping: this.mapping ? await readFile(this.mapping, 'utf8') : { columns: {} },
      isDryRun: this.dryRun ?? false,
    })
    const done = await runImport(ctx, job)
    await this.report(ctx, job.id, done)
  }

  private async report(
    ctx: Awaited<ReturnType<typeof import('#kernel/commands/company_of').contextFor>>,
    id: number,
    done: object
  ) {
    const { reasons } = await import('#kernel/exchange/import/error_file')
    const [record] = await ctx.rows<{ state: string; problem: string | null }>(
      'SELECT `state`, `problem` FROM `imports` WHERE `id` = ?',
      [id]
    )
    const refused = await ctx.rows<{ row_number: number; complaints: string }>(
      'SELECT `row_number`, `complaints` FROM `import_errors` WHERE `import_id` = ? ORDER BY `id` LIMIT 50',
      [id]
    )
    for (const one of refused) {
      this.logger.error(`row ${one.row_number}: ${reasons(ctx.locale, JSON.parse(one.complaints))}`)
    }
    const text = Object.entries(done)
      .map(([key, value]) => `${value} ${key}`)
      .join(', ')
    if (record.state === 'failed') {
      const { code, errors } = JSON.parse(record.problem!)
      this.logger.error(reasons(ctx.locale, errors?.length ? errors : [{ field: '', code }]))
    }
    if (record.state === 'failed' || refused.length > 0) this.exitCode = 1
    this.logger.info(`import ${id}: ${text}`)
  }
}
