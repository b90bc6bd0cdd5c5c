import type { RecordModel } from 'kontor/plugin'
import type { World } from 'kontor/testing'
import { draft, party, posted } from '../documents/sheet.js'
import { books } from '../payments/kit.js'
import { both, onlyOne, type Pair, twice } from './pair.js'

const LINES = [{ text: 'Steel', price: '80' }]
const DAY = '2026-03-12'

async function invoiced(world: World) {
  const { ctx, journal } = await books(world)
  const customer = await party(world)
  const invoice = await posted(world, { party_id: customer }, LINES)
  const note = async () => ({
    operation: 'accounting.invoice.post',
    on: await ctx.run<RecordModel>('accounting.invoice.credit', invoice.id, { on_date: DAY }),
  })
  const cancel = { operation: 'accounting.invoice.cancel', on: invoice, input: { on_date: DAY } }
  const [item] = await ctx.records('accounting.open_item').where(['party_id', 'eq', customer])
  const payment = await ctx.run<RecordModel>('accounting.payment.create', null, {
    direction: 'in',
    party_id: customer,
    journal_id: await journal('bank'),
    on_date: DAY,
    amount: '80.00',
    lines: [{ open_item_id: item.id, amount: '80.00' }],
  })
  const pay = { operation: 'accounting.payment.post', on: payment }
  return { ctx, customer, invoice, note, cancel, pay }
}

const post = (on: RecordModel) => ({ operation: 'accounting.invoice.post', on })

export const OF_DOCUMENTS: Pair[] = [
  {
    what: 'one invoice posted twice',
    async begin(world) {
      await books(world)
      const made = await draft(world, { party_id: await party(world) }, LINES)
      return { ...twice(post(made)), ends: onlyOne('E_NOT_DRAFT') }
    },
  },
  {
    what: 'two credit notes of all of an invoice',
    async begin(world) {
      const { note } = await invoiced(world)
      return { one: await note(), other: await note(), ends: onlyOne('E_CREDIT_OVER') }
    },
  },
  {
    what: 'an invoice cancelled twice',
    async begin(world) {
      const { cancel } = await invoiced(world)
      return { ...twice(cancel), ends: onlyOne('E_INVOICE_NOT_POSTED') }
    },
  },
  {
    what: 'an invoice cancelled while its credit note is posted',
    async begin(world) {
      const { cancel, note } = await invoiced(world)
      return {
        one: cancel,
        other: await note(),
        ends: [
          ['done', 'E_CREDIT_CANCELLED'],
          ['E_INVOICE_SETTLED', 'done'],
        ],
      }
    },
  },
  {
    what: 'a credit note posted while its invoice is cancelled',
    async begin(world) {
      const { cancel, note } = await invoiced(world)
      return {
        one: await note(),
        other: cancel,
        ends: [
          ['E_CREDIT_CANCELLED', 'done'],
          ['done', 'E_INVOICE_SETTLED'],
        ],
      }
    },
  },
  {
    what: 'an invoice cancelled while it is paid',
    async begin(world) {
      const { cancel, pay } = await invoiced(world)
      return {
        one: cancel,
        other: pay,
        ends: [
          ['done', 'E_PAYMENT_LINE_OVER'],
          ['E_INVOICE_SETTLED', 'done'],
        ],
      }
    },
  },
  {
    what: 'an invoice paid while it is cancelled',
    async begin(world) {
      const { cancel, pay } = await invoiced(world)
      return {
        one: pay,
        other: cancel,
        ends: [
          ['E_PAYMENT_LINE_OVER', 'done'],
          ['done', 'E_INVOICE_SETTLED'],
        ],
      }
    },
  },
  {
    what: 'an invoice corrected twice',
    async begin(world) {
      const { invoice } = await invoiced(world)
      const correct = {
        operation: 'accounting.invoice.correct',
        on: invoice,
        input: { on_date: DAY },
      }
      return { ...twice(correct), ends: onlyOne('E_INVOICE_NOT_POSTED') }
    },
  },
  {
    what: 'two bills with one number of a supplier',
    async begin(world) {
      await books(world)
      const supplier = await party(world, { is_supplier: true })
      const bill = { kind: 'bill', party_id: supplier, reference: 'R-77' }
      return {
        one: post(await draft(world, bill, LINES)),
        other: post(await draft(world, bill, LINES)),
        ends: onlyOne('E_DUPLICATE_REFERENCE'),
      }
    },
  },
  {
    what: 'two invoices made and posted in one step that are above a limit together',
    async begin(world) {
      await world.enable('accounting')
      const customer = await party(world)
      const limit = { 'accounting.credit_limit': '150' }
      await world.as('ada').run('contacts.party.update', customer, limit)
      const monthly = async (name: string) => ({
        operation: 'accounting.recurring_invoice.make',
        on: await world.create('accounting.recurring_invoice', {
          ...{ name, party_id: customer, makes: 'posted' },
          lines: [{ text: 'Hosting', price: '100' }],
        }),
      })
      return {
        one: await monthly('First'),
        other: await monthly('Second'),
        ends: onlyOne('E_CREDIT_LIMIT'),
      }
    },
  },
  {
    what: 'two drafts posted that stay within a limit together',
    async begin(world) {
      await books(world)
      const customer = await party(world)
      const limit = { 'accounting.credit_limit': '200' }
      await world.as('ada').run('contacts.party.update', customer, limit)
      const made = () => draft(world, { party_id: customer }, LINES)
      return { one: post(await made()), other: post(await made()), ends: both }
    },
  },
  {
    what: 'two statements of account mailed to one customer who is to get one',
    async begin(world) {
      const { ctx } = await invoiced(world)
      const { id } = await world.create('contacts.party', { name: 'Oak', email: 'oak@example.org' })
      const send = {
        operation: 'accounting.open_item.send_statement',
        input: {
          ...{ party_id: id, from: '2026-01-01', to: '2026-02-28' },
          unless_after: new Date(Date.now() - 60_000).toISOString(),
        },
      }
      return {
        ...twice(send),
        ends: both,
        after: async () => {
          const mails = await ctx.rows('SELECT `id` FROM `outgoing_mail`')
          return mails.length === 1 ? '' : `${mails.length} mails`
        },
      }
    },
  },
]
