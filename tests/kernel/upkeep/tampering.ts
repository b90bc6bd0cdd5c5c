import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { isMysql } from '#kernel/plugins/migration_ledger'
import { brokenOf, verify } from '#kernel/plugins/verify'

/** Runs statements as someone with the database's password may: no foreign key stands in the way. */
export async function tamper(work: (client: QueryClientContract) => Promise<unknown>) {
  if (isMysql()) {
    await db.transaction(async (trx) => {
      await trx.rawQuery('SET foreign_key_checks = 0')
      await work(trx)
      await trx.rawQuery('SET foreign_key_checks = 1')
    })
    return
  }
  await db.rawQuery('PRAGMA foreign_keys = OFF')
  try {
    await work(db.connection())
  } finally {
    await db.rawQuery('PRAGMA foreign_keys = ON')
  }
}

/** What verify finds broken: invariant → breaches. */
export async function breaches() {
  const broken = brokenOf(await verify())
  return new Map(broken.map((one) => [one.invariant, one.breaches]))
}
