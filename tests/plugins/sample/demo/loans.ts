import type { Context, Demo } from 'kontor/plugin'

const DAY = 86_400_000

/** A few loans of the company's contacts, some of them overdue. */
export default {
  async load(ctx, { volume }) {
    const parties = await ctx.records('contacts.party').where([], { sort: 'id', limit: 10 })
    for (let index = 0; index < volume && parties.length > 0; index++) {
      const borrower = parties[index % parties.length]
      const loan = await ctx.run<{ id: number }>('sample.loan.create', null, {
        borrower_id: borrower.id,
        due_on: dayFrom(ctx, (index % 21) - 7),
      })
      if (index % 3 > 0) await ctx.run('sample.loan.lend', loan.id)
      if (index % 3 > 1) await ctx.run('sample.loan.return', loan.id, { returned_on: ctx.today })
    }
  },
} satisfies Demo

function dayFrom(ctx: Context, days: number) {
  return new Date(Date.parse(ctx.today) + days * DAY).toISOString().slice(0, 10)
}
