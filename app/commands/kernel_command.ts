import { BaseCommand } from '@adonisjs/core/ace'
import type { ParsedOutput } from '@adonisjs/core/types/ace'
import { Refusal } from '#kernel/http/refusal'
import { refusalTexts } from '#kernel/http/messages'

/** A command that works on the data: the schema is brought up to date first, a refusal is told in words. */
export abstract class KernelCommand extends BaseCommand {
  static override options = { startApp: true }

  /** The framework misses the arguments of a command whose help alone was asked for. */
  static override validate(parsed: ParsedOutput) {
    if (parsed.flags['help'] === undefined) super.validate(parsed)
  }

  abstract perform(): Promise<void>

  override async run() {
    try {
      await this.begin()
      await this.perform()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      this.tell(error)
    }
  }

  /** Brings the schema up to date; a command that works on the database as it lies there does not. */
  protected async begin() {
    const { bringUp } = await import('#kernel/plugins/bring_up')
    await bringUp()
  }

  /** For what works on the database as it lies there: refused where no Kontor has ever made its tables. */
  protected async findTables() {
    const { readLedger } = await import('#kernel/plugins/migration_ledger')
    if (!(await readLedger())) throw new Refusal('E_NO_TABLES')
  }

  /** What was given as a flag, else what the person at the keyboard answers. */
  protected async given(value: string | undefined, question: string, secret = false) {
    const answer =
      value ?? (await (secret ? this.prompt.secure(question) : this.prompt.ask(question)))
    if (!answer) throw Refusal.input([{ field: question, code: 'E_REQUIRED' }])
    return answer
  }

  private tell(refusal: Refusal) {
    this.exitCode = 1
    const { title, next } = refusalTexts('en', refusal.code, refusal.params)
    this.logger.error([title, next].filter(Boolean).join(' '))
    for (const { field, code, params } of refusal.errors) {
      this.logger.error(`  ${field}: ${refusalTexts('en', code, params).title}`)
    }
  }
}
