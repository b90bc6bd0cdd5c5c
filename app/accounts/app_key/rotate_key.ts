import { keyBox } from '#kernel/accounts/app_key/key_box'
import { SEALED, sealedValues, type SealedColumn } from '#kernel/accounts/app_key/sealed_values'
import { securityEvent } from '#kernel/accounts/security_log/security_log'
import type { Context } from '#kernel/companies/context'
import { transaction } from '#kernel/records/storage/transaction'

export interface AppKeys {
  /** APP_KEY: encrypts from now on. */
  current: string
  /** APP_KEY_OLD: what was used until now. */
  old?: string
}

/** What became of the values of one column. */
export interface Sealing {
  table: string
  column: string
  /** Under the current key. */
  current: number
  /** Under the old one. */
  old: number
  /** The rows neither of the two can read. */
  unreadable: number[]
}

/** Which key each encrypted value is under; changes nothing. */
export function sealings(ctx: Context, keys: AppKeys): Promise<Sealing[]> {
  return each(ctx, keys, async () => {})
}

/**
 * Encrypts everything that is under the old key with the current one: all of it or, where it is interrupted,
 * nothing. Run again it finds nothing left to do.
 */
export function rotateKey(ctx: Context, keys: AppKeys): Promise<Sealing[]> {
  return transaction(ctx, async (inner) => {
    const box = keyBox(keys.current)
    const found = await each(inner, keys, async ({ table, id, column, purpose }, row, plain) => {
      await inner
        .trx!.from(table)
        .where({ [id]: row.id, [column]: row.value })
        .update({ [column]: box.encrypt(plain, { purpose }) })
    })
    const moved = found.reduce((sum, one) => sum + one.old, 0)
    if (moved > 0) await securityEvent(inner, 'key_changed', { values: moved })
    return found
  })
}

type Visit = (
  column: SealedColumn,
  row: { id: number; value: string },
  plain: unknown
) => Promise<void>

async function each(ctx: Context, keys: AppKeys, onOld: Visit) {
  const current = keyBox(keys.current)
  const old = keys.old ? keyBox(keys.old) : null
  const found: Sealing[] = []
  for (const column of SEALED) {
    const { table, purpose } = column
    const sealing: Sealing = { table, column: column.column, current: 0, old: 0, unreadable: [] }
    for await (const row of sealedValues(ctx, column)) {
      const plain = old?.decrypt<unknown>(row.value, purpose) ?? null
      if (current.decrypt(row.value, purpose) !== null) sealing.current++
      else if (plain === null) sealing.unreadable.push(Number(row.id))
      else {
        await onOld(column, row, plain)
        sealing.old++
      }
    }
    found.push(sealing)
  }
  return found
}
