import db from '@adonisjs/lucid/services/db'
import { clock } from '#kernel/companies/clock'

/** Caches of any process are older than this. */
export async function forgetCaches() {
  const epoch = Math.floor(clock().getTime() / 1000)
  await db.from('epochs').where('id', 1).update({ access: epoch, plugins: epoch })
}
