import { readFileSync } from 'node:fs'
import { args, flags } from '@adonisjs/core/ace'
import { KernelCommand } from '#kernel/commands/kernel_command'
import { Refusal } from '#kernel/http/refusal'

/** Answers a report's query from a file as JSON on the standard output. */
export default class ReportRun extends KernelCommand {
  static override commandName = 'report:run'
  static override description = 'Run a report whose query stands in a JSON file'

  @args.string({ description: 'The file with the query, as the API takes it' })
  declare file: string

  @flags.string({ description: 'Name or id of the company' })
  declare company: string | undefined

  override async perform() {
    const { contextFor } = await import('#kernel/commands/company_of')
    const { answerOnWire } = await import('#kernel/reports/api/wire')
    const { runReport } = await import('#kernel/reports/run/run_report')
    const ctx = await contextFor(this.company)
    const answer = answerOnWire(await runReport(ctx, this.query()))
    this.logger.log(JSON.stringify(answer, null, 2))
  }

  private query(): unknown {
    try {
      return JSON.parse(readFileSync(this.file, 'utf8'))
    } catch {
      throw Refusal.input([{ field: 'file', code: 'E_BODY' }])
    }
  }
}
