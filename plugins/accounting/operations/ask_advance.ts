import { type Context, date, type Decimal, defineOperation, percent } from 'kontor/plugin'
import { requestFor } from '../advances/requests/request_for.js'
import type Invoice from '../models/invoice.js'

/** Asks for a share of a draft invoice in advance: a draft request with its lines, which it will deduct. */
export default defineOperation<Invoice, { share: Decimal; due_on?: string }>({
  name: 'accounting.invoice.ask_advance',
  on: 'accounting.invoice',
  place: 'overflow',
  icon: 'i-lucide-hand-coins',
  reads: true,
  when: (record) => record.state === 'draft' && record.kind === 'invoice',
  input: { share: percent({ required: true, min: 0, max: 100 }), due_on: date() },
  run: async (ctx: Context, invoice, { share, due_on: dueOn }) => {
    const { id } = await requestFor(ctx, invoice, share, dueOn ?? null)
    return { id }
  },
})
