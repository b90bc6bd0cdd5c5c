import { type Context, defineOperation, json, Money, reference, Refusal } from 'kontor/plugin'
import { candidate, openOfParty } from '../payments/match/open_of_party.js'
import { MATCH_RULES, type MatchRule, proposeMatches } from '../payments/match/propose_matches.js'

interface Input {
  party_id: number
  account_id: number
  rules: unknown
}

/** Which open items of a party belong together, by rules: looked through before anything is matched. */
export default defineOperation<never, Input>({
  name: 'accounting.open_item.propose_matches',
  right: 'accounting.open_item.read',
  reads: true,
  input: {
    party_id: reference('contacts.party', { required: true }),
    account_id: reference('accounting.account', { required: true }),
    rules: json(),
  },
  async run(ctx: Context, _, input) {
    const { currency } = ctx.company
    const { items } = await openOfParty(ctx, input.party_id, input.account_id)
    const candidates = items.map((one) => candidate(one, currency))
    return proposeMatches(candidates, rulesOf(input.rules)).map(({ rule, ids, pairs }) => ({
      rule,
      ids,
      closes: Money.of(
        pairs.reduce((sum, one) => sum + one.debit.companyAmount, 0n),
        currency
      ).toString(),
      /** What the rates make of it: above zero a loss. */
      difference: Money.of(
        pairs.reduce((sum, one) => sum + one.difference, 0n),
        currency
      ).toString(),
    }))
  },
})

function rulesOf(input: unknown): readonly MatchRule[] {
  if (input === null || input === undefined) return MATCH_RULES
  const isKnown = (one: unknown) => MATCH_RULES.includes(one as MatchRule)
  if (Array.isArray(input) && input.every(isKnown)) return input as MatchRule[]
  throw Refusal.choice('rules', input)
}
