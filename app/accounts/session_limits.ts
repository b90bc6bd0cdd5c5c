import { knownUser } from '#kernel/companies/known_user'
import { readEpochs } from '#kernel/records/storage/epochs'

const MINUTE = 60_000
/** How long a session lasts that nobody uses, unless a role of its user asks for less; in minutes. */
export const LONGEST_IDLE = 120
/** No role can ask for less. */
export const SHORTEST_IDLE = 5
export const IDLE_LIMIT = LONGEST_IDLE * MINUTE
export const ABSOLUTE_LIMIT = 12 * 60 * MINUTE

/** How long a user's sessions last unused, in milliseconds: the shortest limit among all his roles counts. */
export async function idleLimitOf(userId: number) {
  const user = await knownUser(userId, (await readEpochs()).access)
  return user?.idleMinutes ? Math.min(user.idleMinutes * MINUTE, IDLE_LIMIT) : IDLE_LIMIT
}

/** Whether a session is over by its age or because nobody used it for as long as its user may rest. */
export async function isOver(
  session: { userId: number; createdAt: Date; lastSeenAt: Date },
  now: Date
) {
  const idle = now.getTime() - session.lastSeenAt.getTime()
  if (idle > IDLE_LIMIT || now.getTime() - session.createdAt.getTime() > ABSOLUTE_LIMIT) return true
  // Most requests come soon after the one before: then no limit of a role need be known.
  return idle > SHORTEST_IDLE * MINUTE && idle > (await idleLimitOf(session.userId))
}
