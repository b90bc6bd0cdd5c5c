import Role from '#kernel/access/models/role'
import { loadAccess } from '#kernel/access/load_access'
import { createToken } from '#kernel/accounts/create_token'
import User from '#kernel/accounts/user'
import type Company from '#kernel/companies/company'
import type { CompanyContext, Context } from '#kernel/companies/context'
import { businessDate, createContext } from '#kernel/companies/create_context'
import { addMember } from '#kernel/companies/add_member'
import { kernelContext } from '#kernel/companies/kernel_context'
import Membership from '#kernel/companies/membership'
import MembershipRole from '#kernel/companies/membership_role'
import { Refusal } from '#kernel/http/refusal'
import { enabledPlugins } from '#kernel/plugins/enabled'
import { enablePlugin } from '#kernel/plugins/enablement'
import { beginCompany } from '#kernel/companies/begin_company'
import { registry } from '#kernel/plugins/registry'
import type { Values } from '#kernel/plugins/testing/factory'
import { make } from '#kernel/plugins/testing/factory'
import { wipe } from '#kernel/plugins/testing/wipe'
import { modelOptions } from '#kernel/records/model'
import type { ModelClass, RecordModel } from '#kernel/records/record_model'
import { transaction } from '#kernel/records/storage/transaction'

/** A record of a test, which can be read anew: what an operation changed is not seen in the old object. */
export type Fresh<T> = T & { fresh(): Promise<Fresh<T>> }

type Input = Record<string, unknown>

/** Someone of the world who acts with his own rights. */
export interface Someone {
  context(company?: string): Promise<Context>
  /** Several companies read together, the first of them written to. */
  reading(...companies: string[]): Promise<Context>
  /** Makes this person a member of another company, with a role there. */
  join(company: string, role: string): Promise<void>
  run<R = unknown>(
    operation: string,
    record: RecordModel | number | null,
    input?: Input
  ): Promise<R>
  /** The secret of an API token of this person, for calls over HTTP. */
  token(company?: string): Promise<string>
}

/**
 * A small world in the real database, empty at the beginning of each test that uses it: the company
 * `acme` (others by name), `ada` the administrator, `sam` without any right, and one user for each
 * role asked for. Plugins are enabled when something of theirs is first used.
 */
export class World {
  private ready: Promise<void> | undefined
  private readonly companies = new Map<string, Promise<CompanyContext>>()
  private readonly users = new Map<string, Promise<number>>()

  /** A company by its name, made on first use. */
  async company(name = 'acme'): Promise<CompanyContext> {
    await this.begin()
    return once(this.companies, name, () => this.foundCompany(name))
  }

  /** The kernel at work in a company: every right. Enables the plugins named. */
  async context(options: { company?: string; plugins?: string[] } = {}): Promise<Context> {
    for (const plugin of options.plugins ?? []) await this.enable(plugin, options.company)
    return kernelContext({ companyId: (await this.company(options.company)).id })
  }

  /** Enables a plugin, and what it requires, for a company. */
  async enable(plugin: string, company?: string) {
    if (plugin === 'kernel') return
    const { id } = await this.company(company)
    if ((await enabledPlugins(id)).has(plugin)) return
    await enablePlugin(await this.context({ company }), plugin, { withRequired: true })
  }

  /** A record as it may lie there: any field may be given, whatever must not be empty is filled in. */
  async create<T extends RecordModel>(
    model: ModelClass<T> | string,
    values: Values = {},
    options: { company?: string } = {}
  ): Promise<Fresh<T>> {
    const name = typeof model === 'string' ? model : modelOptions(model)!.name
    await this.enable(pluginOf(name), options.company)
    const ctx = await this.context(options)
    const record = await transaction(ctx, (inner) => make(inner, registry.model(name), values))
    return fresh(ctx, name, record as T)
  }

  /** Someone who acts: `ada`, `sam`, or whoever holds a role (`clerk` of the operation's plugin, or `sample.clerk`). */
  as(who: string): Someone {
    const contextFor = (plugin: string, company?: string) => this.contextOf(who, plugin, company)
    return {
      context: (company) => contextFor(who.split('.')[0], company),
      reading: async (...companies) => {
        const all = await Promise.all(companies.map((name) => this.company(name)))
        const companyIds = all.map(({ id }) => id)
        const ctx = await contextFor(who.split('.')[0], companies[0])
        const { user, company, today } = ctx
        return ctx.with({
          companyIds,
          access: await loadAccess(user.id, company.id, { today, companyIds }),
        })
      },
      join: async (company, key) => {
        await this.enable(pluginOf(key), company)
        const ctx = await this.context({ company })
        const role = await Role.findBy(ctx, ['key', 'eq', key])
        const user = await this.user(who)
        await transaction(ctx, (inner) => addMember(inner, user, [role!.id]))
      },
      run: async (operation, record, input) => {
        await this.enable(pluginOf(operation))
        return (await contextFor(pluginOf(operation))).run(operation, record, input)
      },
      token: async (company) => {
        const { user } = await contextFor(who.split('.')[0], company)
        return createToken(await this.context({ company }), {
          userId: user.id,
          name: `test ${user.id}`,
          changesAccess: true,
        })
      },
    }
  }

  /** The id of a user: `ada`, `sam`, or whoever holds a role. */
  async user(who: string, company?: string): Promise<number> {
    const { id } = await this.company(company)
    return once(this.users, who.includes('.') ? `${who}@${id}` : who, () =>
      this.foundUser(who, company)
    )
  }

  private begin() {
    return (this.ready ??= wipe())
  }

  private async foundCompany(name: string): Promise<CompanyContext> {
    const ctx = await kernelContext({})
    const company = await transaction(ctx, async (inner) => {
      const made = await make(inner, registry.model('kernel.company'), { name, currency: 'EUR' })
      await beginCompany(inner, made, {})
      return made as Company
    })
    return {
      id: company.id,
      name,
      currency: 'EUR',
      timeZone: company.timeZone,
      language: company.language,
    }
  }

  private async foundUser(who: string, company?: string): Promise<number> {
    const ctx = await this.context({ company })
    return transaction(ctx, async (inner) => {
      const email = `${who.replace('.', '-')}-${ctx.company.id}@acme.example`
      const user = await User.create(inner, { name: who, email, isAdmin: who === 'ada' })
      const membership = await Membership.create(inner, { userId: user.id, isDefault: true })
      if (who.includes('.')) {
        const role = await Role.findBy(inner, ['key', 'eq', who])
        if (!role) throw new Error(`No enabled plugin has the role ${who}`)
        await MembershipRole.create(inner, { membershipId: membership.id, roleId: role.id })
      }
      return user.id
    })
  }

  private async contextOf(who: string, plugin: string, companyName?: string): Promise<Context> {
    const isName = who === 'ada' || who === 'sam' || who.includes('.')
    const qualified = isName ? who : `${plugin}.${who}`
    if (qualified.includes('.')) await this.enable(pluginOf(qualified), companyName)
    const company = await this.company(companyName)
    const id = await this.user(qualified, companyName)
    const now = new Date()
    const today = businessDate(now, company.timeZone)
    return createContext({
      user: { id, name: qualified, email: '', isAdmin: who === 'ada' },
      company,
      companyIds: [company.id],
      unit: null,
      access: await loadAccess(id, company.id, { today }),
      locale: company.language,
      requestId: null,
      now,
      plugins: await enabledPlugins(company.id),
    })
  }
}

function fresh<T extends RecordModel>(ctx: Context, model: string, record: T): Fresh<T> {
  return Object.defineProperty(record, 'fresh', {
    enumerable: false,
    value: async () => {
      const now = await ctx.records<T>(model).find(record.id)
      if (!now) throw Refusal.missing()
      return fresh(ctx, model, now)
    },
  }) as Fresh<T>
}

function once<T>(known: Map<string, Promise<T>>, key: string, begin: () => Promise<T>) {
  const there = known.get(key) ?? begin()
  known.set(key, there)
  return there
}

const pluginOf = (name: string) => name.split('.')[0]
