import { type Context, Money } from 'kontor/plugin'

/** Minor units as a decimal string of the company's currency. */
export const moneyOf = (ctx: Context) => (units: bigint) =>
  Money.of(units, ctx.company.currency).toString()
