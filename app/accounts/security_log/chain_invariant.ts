import {
  BEGINNING,
  chainHash,
  originDigest,
  type ChainedEvent,
} from '#kernel/accounts/security_log/chain'
import type { Context } from '#kernel/companies/context'
import type { Invariant } from '#kernel/plugins/declaration'

interface StoredEvent extends ChainedEvent {
  ip: string | null
  user_agent: string | null
  origin_salt: string | null
  hash: string
}

const CHUNK = 1000
const SHOWN = 20

/** No event of the security log was changed, left out or added beside it; an erased origin breaks nothing. */
export const securityLogIsWhole: Invariant = {
  name: 'kernel.security_log_is_whole',
  of: 'deployment',
  async check(ctx) {
    const breaches: string[] = []
    let position = 0
    let hash = BEGINNING
    for (;;) {
      const events = await ctx.rows<StoredEvent>(EVENTS, [position])
      for (const event of events) {
        breaches.push(...faultsOf(event, position + 1, hash))
        position = Number(event.position)
        hash = event.hash
      }
      if (events.length < CHUNK || breaches.length >= SHOWN) break
    }
    if (breaches.length === 0) breaches.push(...(await faultOfEnd(ctx, position, hash)))
    return breaches.slice(0, SHOWN)
  },
}

function faultsOf(event: StoredEvent, expected: number, before: string) {
  const faults: string[] = []
  if (Number(event.position) !== expected) {
    faults.push(`security event ${expected} is missing: the next one is ${event.position}`)
  }
  if (chainHash(before, event) !== event.hash) {
    faults.push(
      `security event ${event.position} is not as it was written, or one before it is gone`
    )
  }
  const { origin_salt: salt, ip, user_agent: userAgent } = event
  const isErased = salt === null && ip === null && userAgent === null
  if (!isErased && originDigest(salt ?? '', ip, userAgent) !== event.origin_digest) {
    faults.push(`the origin of security event ${event.position} was changed`)
  }
  return faults
}

async function faultOfEnd(ctx: Context, position: number, hash: string) {
  const [end] = await ctx.rows<{ events: number; hash: string }>(END)
  const isSame = Number(end?.events ?? 0) === position && (end?.hash ?? BEGINNING) === hash
  return isSame
    ? []
    : [`the security log ends at ${position}, but ${end?.events ?? 0} events were written`]
}

const EVENTS = `SELECT \`position\`, \`at\`, \`kind\`, \`user_id\`, \`subject_id\`, \`in_company_id\`, \`request_id\`,
  \`details\`, \`origin_digest\`, \`ip\`, \`user_agent\`, \`origin_salt\`, \`hash\` FROM \`security_events\`
  WHERE \`position\` > ? ORDER BY \`position\` LIMIT ${CHUNK}`

const END = 'SELECT `events`, `hash` FROM `security_log_end` WHERE `id` = 1'
