import type { RecordModel } from 'kontor/plugin'
import type { World } from 'kontor/testing'
import Cheque from '../../models/cheque.js'
import ChequeStock from '../../models/cheque_stock.js'
import { books, owe, pay } from '../payments/kit.js'

/** The books with a stock of blank cheques; `paid` posts a payment to a supplier, `draw` pays it by cheque. */
export async function chequeBooks(world: World, stockOf: Record<string, unknown> = {}) {
  const kit = await books(world)
  const journal = await kit.journal('bank')
  const made = await world.create('accounting.cheque_stock', {
    name: 'First box',
    journal_id: journal,
    first_number: 101,
    ...stockOf,
  })
  const stock = () => ChequeStock.findOrFail(kit.ctx, made.id)
  const paid = async (amount = '123.45', name = 'Oakworks') => {
    const party = await kit.party(name)
    const item = await owe(world, party, [`-${amount}`])
    const lines = [{ open_item_id: item, amount }]
    return pay(world, party, amount, lines, { direction: 'out' })
  }
  const clerk = world.as('accounting.clerk')
  const draw = async (payment: number) => {
    await clerk.run('accounting.payment.print_cheque', payment)
    const cheques = await Cheque.where(kit.ctx, ['payment_id', 'eq', payment], { sort: '-id' })
    return cheques[0]
  }
  const fresh = (cheque: RecordModel) => Cheque.findOrFail(kit.ctx, cheque.id)
  return { ...kit, journal, stock, stockId: made.id, paid, draw, fresh, clerk }
}
