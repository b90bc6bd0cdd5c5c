import { args, flags } from '@adonisjs/core/ace'
import { KernelCommand } from '#kernel/commands/kernel_command'

export default class UserCreate extends KernelCommand {
  static override commandName = 'user:create'
  static override description = 'Create a user who can sign in at once'

  @args.string({ description: 'E-mail address' })
  declare email: string

  @flags.string({ description: 'Name' })
  declare name?: string

  @flags.string({ description: 'Password, at least 12 characters' })
  declare password?: string

  @flags.string({ description: 'A short name to sign in with' })
  declare login?: string

  @flags.boolean({ description: 'Administrator of the whole deployment' })
  declare admin: boolean

  @flags.string({ description: 'Company to make the user a member of; the only one unless told' })
  declare company?: string

  @flags.array({ description: 'Roles there, by key or name' })
  declare role?: string[]

  override async perform() {
    const { createUser } = await import('#kernel/accounts/create_user')
    const { companyNamed, rolesNamed } = await import('#kernel/accounts/named')
    const { addMember } = await import('#kernel/companies/add_member')
    const { kernelContext } = await import('#kernel/companies/kernel_context')
    const { transaction } = await import('#kernel/records/storage/transaction')
    const password = await this.given(this.password, 'Password, at least 12 characters', true)
    const companyId = await companyNamed(this.company, { optional: true })
    const roleIds = companyId ? await rolesNamed(companyId, this.role ?? []) : []
    const ctx = await kernelContext({ companyId })
    const user = await createUser(ctx, {
      name: this.name ?? this.email.split('@')[0],
      email: this.email,
      login: this.login,
      password,
      isAdmin: this.admin ?? false,
    })
    if (companyId) await transaction(ctx, (inner) => addMember(inner, user.id, roleIds))
    this.logger.success(`${this.email} can sign in.`)
  }
}
