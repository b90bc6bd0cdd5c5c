import { flags } from '@adonisjs/core/ace'
import { KernelCommand } from '#kernel/commands/kernel_command'

/** What the wizard does, without a browser. What is not given is asked for. */
export default class Setup extends KernelCommand {
  static override commandName = 'setup'
  static override description = 'Create the first company and its administrator'

  @flags.string({ description: 'Name of the company' })
  declare company?: string

  @flags.string({ description: 'Currency of its books, such as EUR' })
  declare currency?: string

  @flags.string({ description: 'Language of its documents: en, uk, …', default: 'en' })
  declare language: string

  @flags.string({ description: 'Time zone of its business days, such as Europe/Kyiv' })
  declare timeZone?: string

  @flags.string({ description: 'Country, as two letters' })
  declare country?: string

  @flags.string({ description: 'E-mail address of the administrator' })
  declare email?: string

  @flags.string({ description: 'Name of the administrator' })
  declare name?: string

  @flags.string({ description: 'Password, at least 12 characters' })
  declare password?: string

  @flags.string({ description: 'Plugins to enable, with commas between' })
  declare plugins?: string

  @flags.boolean({ description: 'Load believable demo records' })
  declare demo: boolean

  override async perform() {
    const { setUp } = await import('#kernel/accounts/set_up')
    const company = await this.given(this.company, 'Name of the company')
    const currency = await this.given(this.currency, 'Currency, such as EUR')
    const email = await this.given(this.email, 'E-mail address of the administrator')
    const password = await this.given(this.password, 'Password, at least 12 characters', true)
    await setUp({
      user: { name: this.name ?? nameFrom(email), email, password, language: this.language },
      company: {
        name: company,
        currency: currency.toUpperCase(),
        language: this.language,
        time_zone: this.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
        country: this.country?.toUpperCase() ?? null,
      },
      plugins: (this.plugins ?? '')
        .split(',')
        .map((id) => id.trim())
        .filter(Boolean),
      demo: this.demo ?? false,
    })
    this.logger.success(`${company} is set up. Sign in as ${email}.`)
  }
}

/** ada.lovelace@acme.test → Ada Lovelace */
function nameFrom(email: string) {
  const words = email
    .split('@')[0]
    .split(/[._-]+/)
    .filter(Boolean)
  return words.map((word) => word[0].toUpperCase() + word.slice(1)).join(' ')
}
