import { createHash } from 'node:crypto'
import type { HttpContext } from '@adonisjs/core/http'
import type { SessionData, SessionStoreContract } from '@adonisjs/session/types'
import { isHttps } from '#config/app'
import { IDLE_LIMIT, isOver } from '#kernel/accounts/session_limits'
import { clock } from '#kernel/companies/clock'
import type { Context } from '#kernel/companies/context'
import { kernelContext } from '#kernel/companies/kernel_context'
import { readRows } from '#kernel/records/storage/reader'
import { transaction } from '#kernel/records/storage/transaction'
import { instant, moment } from '#kernel/records/values/moment'

const MINUTE = 60_000
const GUEST_COOKIE = isHttps ? '__Host-kontor-guest' : 'kontor-guest'
/** A cookie beyond 4 kB is dropped by browsers. */
const LONGEST_GUEST = 3000

/** A signed-in browser, as its row says. */
export interface StoredSession {
  id: number
  user_id: number
  security_epoch: number
  created_at: string
  last_seen_at: string
  data: string
}

interface Identity {
  userId: number
  securityEpoch: number
}

const stores = new WeakMap<HttpContext, SessionStore>()

/**
 * Keeps the sessions of signed-in users as rows, under a digest of their id: reading the table does not help
 * to take one over. A row that is gone stays gone, also where a request that began before is still writing.
 *
 * A guest has no row but an encrypted cookie, so that opening the sign-in page writes nothing.
 */
export class SessionStore implements SessionStoreContract {
  #row: StoredSession | undefined
  #key = ''
  #identity: Identity | undefined

  constructor(private readonly http: HttpContext) {
    stores.set(http, this)
  }

  /** The store of a request; undefined where no session is kept, as under /api. */
  static of(http: HttpContext) {
    return stores.get(http)
  }

  /** The row this request came with. */
  get row() {
    return this.#row
  }

  /** From the end of this request on the session is this user's, under a new id and with nothing of the guest's. */
  signIn(identity: Identity) {
    const { session } = this.http
    session.clear()
    session.regenerate()
    session.put('confirmed_at', clock().getTime())
    this.#identity = identity
  }

  /** Ends the session of this request. */
  signOut() {
    const { session } = this.http
    session.clear()
    session.regenerate()
  }

  async read(id: string): Promise<SessionData | null> {
    this.#key = digest(id)
    const [row] = await readRows<StoredSession>(BY_KEY, [this.#key])
    if (!row) return this.guestData()
    if (await isOver(timesOf(row), clock())) return null
    this.#row = row
    return JSON.parse(row.data) as SessionData
  }

  async write(id: string, data: SessionData) {
    if (this.#identity) return this.insert(id, data, this.#identity)
    if (!this.#row) return this.writeGuest(data)
    if (digest(id) === this.#key) return this.update(data)
    const { user_id: userId, security_epoch: securityEpoch, created_at: createdAt } = this.#row
    return this.insert(id, data, { userId, securityEpoch }, createdAt)
  }

  async destroy(id: string) {
    this.forgetGuest()
    if (!this.#row || digest(id) !== this.#key) return
    await within(({ trx }) => trx!.from('sessions').where('key_hash', this.#key).delete())
  }

  /** A screen that asks by itself, again and again, does not show that anybody is there. */
  private get isQuiet() {
    return this.http.request?.header('x-kontor-quiet') !== undefined
  }

  /** A read moves the idle limit at most once a minute, so that it usually writes nothing. */
  async touch() {
    if (this.isQuiet) return
    if (!this.#row || clock().getTime() - instant(this.#row.last_seen_at).getTime() < MINUTE) return
    await this.change({})
  }

  private update(data: SessionData) {
    return this.change({ data: JSON.stringify(data) })
  }

  private async change(changes: Record<string, unknown>) {
    const { id } = this.#row!
    await within(({ trx, now }) =>
      trx!
        .from('sessions')
        .where('id', id)
        .update({ ...changes, ...(!this.isQuiet && { last_seen_at: moment(now) }) })
    )
  }

  /** A new row; those that nobody used for too long go with it. */
  private async insert(id: string, data: SessionData, identity: Identity, createdAt?: string) {
    this.forgetGuest()
    const { request } = this.http
    await within(async ({ trx, now }) => {
      const idleSince = moment(new Date(now.getTime() - IDLE_LIMIT))
      await trx!.from('sessions').where('last_seen_at', '<', idleSince).delete()
      await trx!
        .insertQuery()
        .table('sessions')
        .insert({
          key_hash: digest(id),
          user_id: identity.userId,
          security_epoch: identity.securityEpoch,
          data: JSON.stringify(data),
          ip: request.ip().slice(0, 45),
          user_agent: request.header('user-agent')?.slice(0, 255) ?? null,
          created_at: createdAt ?? moment(now),
          updated_at: moment(now),
          last_seen_at: moment(now),
        })
    })
  }

  private guestData(): SessionData | null {
    const data: unknown = this.http.request.encryptedCookie(GUEST_COOKIE)
    return data && typeof data === 'object' ? (data as SessionData) : null
  }

  private writeGuest(data: SessionData) {
    if (JSON.stringify(data).length > LONGEST_GUEST) return
    this.http.response.encryptedCookie(GUEST_COOKIE, data, { secure: isHttps, sameSite: 'lax' })
  }

  private forgetGuest() {
    const { request, response } = this.http
    if (request.encryptedCookie(GUEST_COOKIE)) response.clearCookie(GUEST_COOKIE)
  }
}

const BY_KEY =
  'SELECT `id`, `user_id`, `security_epoch`, `created_at`, `last_seen_at`, `data` FROM `sessions` WHERE `key_hash` = ?'

const digest = (id: string) => createHash('sha256').update(id).digest('hex')

const timesOf = (row: StoredSession) => ({
  userId: Number(row.user_id),
  createdAt: instant(row.created_at),
  lastSeenAt: instant(row.last_seen_at),
})

async function within(work: (ctx: Context) => Promise<unknown>) {
  await transaction(await kernelContext({}), work)
}
