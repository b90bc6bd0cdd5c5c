import { setTimeout as sleep } from 'node:timers/promises'
import { type Context, type RecordModel, Refusal } from 'kontor/plugin'
import { transaction, type World } from 'kontor/testing'

/** Something somebody does. */
export interface Act {
  operation: string
  on?: RecordModel | number | null
  input?: Record<string, unknown>
  /** Who does it: the company itself unless told. */
  as?: string
}

/** Two acts that meet, and how that may end. */
export interface Meeting {
  one: Act
  other: Act
  /** The codes both may be answered with, "done" where it was done: one or several legal pairs. */
  ends: [one: string, other: string][]
  /** What holds afterwards: "" where all is well. */
  after?: () => Promise<string>
}

/** How two meet. On SQLite, which has one writer, only what asks at the same moment. */
export type Order = 'asked together' | 'one saw the books before' | 'one is not yet through'

const DONE = 'done'

/** What both are answered with, when they meet in an order. */
export async function meet(world: World, { one, other }: Meeting, order: Order) {
  if (order === 'asked together') {
    return Promise.all([answer(() => run(world, one)), answer(() => run(world, other))])
  }
  return order === 'one saw the books before'
    ? seenBefore(world, one, other)
    : notYetThrough(world, one, other)
}

/** One has begun and read; the other does all of his; then one goes on with what he saw. */
async function seenBefore(world: World, one: Act, other: Act) {
  const ctx = await contextOf(world, one)
  let theirs: string | undefined
  const ours = await answer(() =>
    transaction(ctx, async (inner) => {
      await inner.rows('SELECT COUNT(*) AS `count` FROM `accounting_locks`')
      theirs ??= await answer(() => run(world, other))
      return within(inner, one)
    })
  )
  return [ours, theirs!]
}

/** One has done his, but for the commit; the other begins, and waits for him or not. */
async function notYetThrough(world: World, one: Act, other: Act) {
  const ctx = await contextOf(world, one)
  let theirs: Promise<string> | undefined
  const ours = await answer(() =>
    transaction(ctx, async (inner) => {
      await within(inner, one)
      let isOver = false
      theirs ??= answer(() => run(world, other)).finally(() => (isOver = true))
      await someoneWaits(ctx, () => isOver)
    })
  )
  return [ours, await (theirs ?? answer(() => run(world, other)))]
}

const contextOf = (world: World, { as }: Act) =>
  as ? world.as(as).context() : world.context({ plugins: ['accounting'] })

const within = (ctx: Context, { operation, on, input }: Act) =>
  ctx.run(operation, on === undefined || on === null ? null : idOf(on), input ?? {})

async function run(world: World, act: Act) {
  await within(await contextOf(world, act), act)
}

const idOf = (on: RecordModel | number) => (typeof on === 'number' ? on : on.id)

/** The code of a refusal; anything else that is thrown is a mistake of ours. */
async function answer(act: () => Promise<unknown>): Promise<string> {
  try {
    await act()
  } catch (error) {
    if (error instanceof Refusal) return error.errors[0]?.code ?? error.code
    throw error
  }
  return DONE
}

/** Until some connection to this database waits for a row, or it is over; at most ten seconds. */
async function someoneWaits(ctx: Context, isOver: () => boolean) {
  for (let tries = 0; tries < 50 && !isOver(); tries++) {
    const [{ count }] = await ctx.rows<{ count: number }>(
      `SELECT COUNT(*) AS \`count\` FROM information_schema.INNODB_TRX t
       JOIN information_schema.PROCESSLIST p ON p.ID = t.trx_mysql_thread_id
       WHERE t.trx_state = 'LOCK WAIT' AND p.DB = DATABASE()`
    )
    if (Number(count) > 0) return
    await sleep(120)
  }
}
