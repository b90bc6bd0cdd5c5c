import type { RecordModel } from 'kontor/plugin'
import type { World } from 'kontor/testing'
import Invoice from '../../models/invoice.js'

export { refused } from '../refused.js'

type Line = Record<string, unknown>

/** A customer, or with `is_supplier` a supplier. */
export async function party(world: World, values: Line = {}) {
  const made = await world.create('contacts.party', { name: 'Bolt', is_customer: true, ...values })
  return made.id
}

/** A draft made by a clerk. */
export async function draft(world: World, values: Line, lines: Line[]) {
  const clerk = world.as('accounting.clerk')
  const { id } = await clerk.run<RecordModel>('accounting.invoice.create', null, {
    kind: 'invoice',
    on_date: '2026-03-10',
    lines,
    ...values,
  })
  return stored(world, id)
}

/** A document as it is stored now. */
export async function stored(world: World, id: number) {
  return Invoice.findOrFail(await world.context(), id)
}

/** A draft that the clerk has posted. */
export async function posted(world: World, values: Line, lines: Line[]) {
  const made = await draft(world, values, lines)
  await world.as('accounting.clerk').run('accounting.invoice.post', made)
  return stored(world, made.id)
}

/** The lines of an entry: account code, debit, credit, foreign amount. */
export async function booked(world: World, entryId: number) {
  const ctx = await world.context()
  const rows = await ctx.rows<Record<string, unknown>>(
    'SELECT `a`.`type`, `l`.`debit`, `l`.`credit`, `l`.`foreign_amount`, `l`.`due_on` FROM `accounting_entry_lines` `l` ' +
      'JOIN `accounting_accounts` `a` ON `a`.`id` = `l`.`account_id` WHERE `l`.`entry_id` = ? ORDER BY `l`.`id`',
    [entryId]
  )
  return rows.map((row) => [
    row.type,
    Number(row.debit ?? 0),
    Number(row.credit ?? 0),
    ...(row.foreign_amount === null ? [] : [Number(row.foreign_amount)]),
  ])
}
