import { args, flags } from '@adonisjs/core/ace'
import { KernelCommand } from '#kernel/commands/kernel_command'

/** Prints just the token, so that a script can take it. */
export default class TokenCreate extends KernelCommand {
  static override commandName = 'token:create'
  static override description = 'Create an API token and print it, this once'

  @args.string({ description: 'E-mail address or log-in name of the user' })
  declare email: string

  @flags.string({ description: 'What the token is for' })
  declare name?: string

  @flags.string({ description: 'Company it works in; the user’s own unless told' })
  declare company?: string

  @flags.string({ description: 'Role it acts under, by key or name' })
  declare role?: string

  @flags.number({ description: 'Days until it expires', default: 90 })
  declare days: number

  @flags.boolean({ description: 'Let it change users, roles, rules and tokens', default: true })
  declare access: boolean

  override async perform() {
    const { createToken } = await import('#kernel/accounts/create_token')
    const { companyOfUser, roleOfToken, userNamed } = await import('#kernel/accounts/named')
    const { kernelContext } = await import('#kernel/companies/kernel_context')
    const user = await userNamed(this.email)
    const companyId = await companyOfUser(user, this.company)
    const roleId = await roleOfToken(user, companyId, this.role)
    const ctx = await kernelContext({ companyId, userId: user.id })
    const name = this.name ?? 'API'
    const { days, access: changesAccess } = this
    console.log(await createToken(ctx, { userId: user.id, name, roleId, days, changesAccess }))
  }
}
