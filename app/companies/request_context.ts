import type { HttpContext } from '@adonisjs/core/http'
import { withoutAccessChanges } from '#kernel/access/without_access_changes'
import { callerFacts } from '#kernel/access/stored/caller'
import { SessionStore } from '#kernel/accounts/session_store'
import { noteUse, tokenOf } from '#kernel/accounts/token_caller'
import type { Claim } from '#kernel/http/idempotency/claim'
import { Refusal } from '#kernel/http/refusal'
import { isApi, isWeb } from '#kernel/http/surface'
import { clock } from '#kernel/companies/clock'
import type { CompanyContext, Context } from '#kernel/companies/context'
import { businessDate, createContext } from '#kernel/companies/create_context'
import { originOf } from '#kernel/companies/origin'
import { companyOf, knownUser, type KnownUser } from '#kernel/companies/known_user'
import { readingAccess } from '#kernel/companies/reading_access'
import { enabledPlugins } from '#kernel/plugins/enabled'
import { readEpochs, type Epochs } from '#kernel/records/storage/epochs'

/** How a user likes the admin, and where he may work. */
export interface Profile {
  login: string | null
  theme: 'system' | 'light' | 'dark'
  density: 'compact' | 'normal' | 'comfortable'
  language: string
  /** Whether he may go on without a second factor. */
  owesSecondFactor: boolean
  companies: { id: number; name: string }[]
}

interface Caller {
  user: KnownUser
  epochs: Epochs
  /** Undefined while the user may work in no company at all. */
  ctx: Context | undefined
}

const callers = new WeakMap<HttpContext, Caller>()

/** The caller's context. Throws 401 where nobody is signed in, 403 where he belongs to no company. */
export function contextOf(http: HttpContext): Context {
  const caller = callers.get(http)
  if (!caller) throw new Refusal('E_SIGN_IN', {}, { status: 401 })
  if (!caller.ctx) throw new Refusal('E_NO_COMPANY', {}, { status: 403 })
  return caller.ctx
}

/** The same for what guests see too: null for them. */
export function contextIfAny(http: HttpContext): Context | null {
  return callers.get(http)?.ctx ?? null
}

/** The caller's writes happen once: his context carries the request's claim from now on. */
export function claimRequest(http: HttpContext, claim: Claim) {
  const caller = callers.get(http)
  if (caller?.ctx) callers.set(http, { ...caller, ctx: caller.ctx.with({ claim }) })
}

/** The same signed-in user in another of his companies; undefined where he does not belong to it. */
export async function contextIn(
  http: HttpContext,
  companyId: number
): Promise<Context | undefined> {
  const caller = callers.get(http)
  const company = caller?.user.companies.find((one) => one.id === companyId)
  if (!caller || !company) return undefined
  const { user, epochs } = caller
  return build(http, { user, company, epochs, companyIds: [], roleId: null })
}

/** The user's preferences and companies; null for a guest. */
export function profileOf(http: HttpContext): Profile | null {
  const caller = callers.get(http)
  if (!caller?.ctx) return null
  const { user, ctx } = caller
  return {
    login: user.login,
    theme: user.theme as Profile['theme'],
    density: user.density as Profile['density'],
    language: user.language ?? ctx.company.language,
    owesSecondFactor: user.needsSecondFactor && !user.hasSecondFactor,
    companies: user.companies.map(({ id, name }) => ({ id, name })),
  }
}

/** Finds out who asks: by the token under /api, elsewhere by the session. Neither looks at the other. */
export async function identify(http: HttpContext) {
  if (isApi(http)) await identifyByToken(http)
  else if (isWeb(http)) await identifyBySession(http)
}

async function identifyBySession(http: HttpContext) {
  const row = SessionStore.of(http)?.row
  if (!row) return
  const epochs = await readEpochs()
  const user = await standing(Number(row.user_id), Number(row.security_epoch), epochs)
  if (!user) return
  const company = companyOf(user, http.session.get('company_id'))
  const reading: unknown = http.session.get('reading')
  const companyIds = Array.isArray(reading)
    ? user.companies.map((one) => one.id).filter((id) => reading.includes(id))
    : []
  const ctx = company && (await build(http, { user, company, epochs, companyIds, roleId: null }))
  callers.set(http, { user, epochs, ctx })
}

async function identifyByToken(http: HttpContext) {
  const header = http.request.header('authorization')
  if (!header) return
  const now = clock()
  const epochs = await readEpochs()
  const token = await tokenOf(header, epochs.access, now)
  if (!token) return
  const user = await standing(token.userId, token.securityEpoch, epochs)
  const company = user?.companies.find((one) => one.id === token.companyId)
  if (!user || !company) return
  await noteUse(token, now)
  const ctx = await build(http, { user, company, epochs, companyIds: [], roleId: token.roleId })
  callers.set(http, {
    user,
    epochs,
    ctx: token.changesAccess ? ctx : ctx.with({ access: withoutAccessChanges(ctx.access) }),
  })
}

/** The user behind a session or token, unless it ended for him: disabled, or password or rights changed since. */
async function standing(id: number, securityEpoch: number, epochs: Epochs) {
  const user = await knownUser(id, epochs.access)
  return user && !user.isDisabled && user.securityEpoch === securityEpoch ? user : null
}

interface Parts {
  user: KnownUser
  company: CompanyContext
  epochs: Epochs
  companyIds: number[]
  roleId: number | null
}

async function build(http: HttpContext, { user, company, epochs, companyIds, roleId }: Parts) {
  const now = clock()
  const reading = [...new Set([company.id, ...companyIds])]
  const access = await readingAccess({
    userId: user.id,
    writing: company,
    others: user.companies.filter((one) => one.id !== company.id && reading.includes(one.id)),
    roleId,
    now,
    epochs,
  })
  return createContext({
    user: {
      id: user.id,
      name: user.name,
      email: user.email,
      isAdmin: user.isAdmin && roleId === null,
    },
    company,
    companyIds: reading,
    unit: await unitOf(user.id, company.id, businessDate(now, company.timeZone), epochs.access),
    access,
    roleId,
    locale: user.language ?? company.language,
    requestId: http.request.id() ?? null,
    origin: originOf(http),
    now,
    plugins: await enabledPlugins(company.id, epochs),
  })
}

let units = new Map<string, Context['unit']>()
let unitsAt: number | undefined

async function unitOf(userId: number, companyId: number, today: string, epoch: number) {
  if (epoch !== unitsAt) {
    units = new Map()
    unitsAt = epoch
  }
  const cache = units
  const key = `${userId}:${companyId}`
  let unit = cache.get(key)
  if (unit === undefined) {
    unit = (await callerFacts(userId, companyId, today)).unit
    cache.set(key, unit)
  }
  return unit
}
