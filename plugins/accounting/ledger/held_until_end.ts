import type { Context } from 'kontor/plugin'

/**
 * The end of a SELECT in a transaction that goes on to write: what it reads is as it is now, also where the transaction
 * began before, and nobody changes it until its end. Nothing outside a transaction; SQLite has one writer anyway.
 */
export const heldUntilEnd = ({ trx }: Context) =>
  trx && trx.dialect.name !== 'better-sqlite3' ? ' FOR UPDATE' : ''
