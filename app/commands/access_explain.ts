import { args } from '@adonisjs/core/ace'
import { explain } from '#kernel/access/explain'
import { explanationText } from '#kernel/access/explanation_text'
import { splitRight } from '#kernel/access/rule'
import { KernelCommand } from '#kernel/commands/kernel_command'
import { kernelContext } from '#kernel/companies/kernel_context'
import { registry } from '#kernel/plugins/registry'
import { readRows } from '#kernel/records/storage/reader'

interface UserRow {
  id: number
  name: string
  company_id: number | null
  language: string | null
}

/** Says why a user may or may not do something, in each of the user's companies. */
export default class AccessExplain extends KernelCommand {
  static override commandName = 'access:explain'
  static override description = 'Say which rule allows or blocks something for a user'

  @args.string({ description: 'The e-mail address or log-in name of the user' })
  declare email: string

  @args.string({ description: 'The right, such as contacts.party.update' })
  declare right: string

  @args.string({ description: 'The model of the record', required: false })
  declare model?: string

  @args.string({ description: 'The id of the record', required: false })
  declare id?: string

  override async perform() {
    const users = await readRows<UserRow>(USERS, [this.email, this.email])
    const record = this.id === undefined ? null : Number(this.id)
    const complaint = this.complaint(users.length, record)
    if (complaint) {
      this.logger.error(complaint)
      this.exitCode = 1
      return
    }
    for (const user of users) await this.answer(user, record)
  }

  private complaint(users: number, record: number | null) {
    const { model } = splitRight(this.right)
    if (users === 0) return `Nobody has the e-mail address or log-in name ${this.email}`
    if (!registry.models.has(model) && !registry.plugins.has(model)) {
      return `There is no model called ${model}`
    }
    if (this.model && this.model !== model) return `${this.right} is not a right on ${this.model}`
    if (this.model && record === null) {
      return 'Name the record too: access:explain <email> <right> <model> <id>'
    }
    if (record !== null && !Number.isSafeInteger(record)) {
      return `${this.id} is not the id of a record`
    }
    return null
  }

  private async answer(user: UserRow, record: number | null) {
    const ctx = await kernelContext({ companyId: user.company_id })
    const explanation = await explain(ctx, Number(user.id), this.right, record)
    this.logger.log(ctx.company.name || 'In no company')
    for (const line of explanationText(explanation, user.language ?? ctx.locale, user.name)) {
      this.logger.log(`  ${line}`)
    }
  }
}

const USERS = `SELECT u.\`id\`, u.\`name\`, u.\`language\`, c.\`id\` AS \`company_id\` FROM \`users\` u
  LEFT JOIN \`memberships\` m ON m.\`user_id\` = u.\`id\` AND m.\`archived_at\` IS NULL
  LEFT JOIN \`companies\` c ON c.\`id\` = m.\`company_id\` OR u.\`is_admin\` = 1
  WHERE u.\`email\` = ? OR u.\`login\` = ? GROUP BY u.\`id\`, u.\`name\`, u.\`language\`, c.\`id\` ORDER BY c.\`id\``
