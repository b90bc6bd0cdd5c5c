import { type Context, defineOperation, integer, Refusal, type RecordModel } from 'kontor/plugin'
import BankCheck from '../models/bank_check.js'
import { accountsOf } from '../payments/bank/accounts_of.js'
import { checksNow } from '../payments/bank/checks_now.js'
import { seenParties } from '../payments/bank/changed_screen.js'
import { seesAccounts } from '../payments/bank/sees_accounts.js'

/** A second person confirms that a changed bank account is right: from then on it may be paid to. */
export default defineOperation<never, { bank_account_id: number }>({
  name: 'accounting.bank_check.confirm',
  input: { bank_account_id: integer({ required: true, min: 1 }) },
  async run(ctx: Context, _, input) {
    if (!seesAccounts(ctx)) throw new Refusal('E_BANK_HIDDEN', {}, { status: 403 })
    const stored = await ctx
      .records<RecordModel & { partyId: number }>('contacts.bank_account')
      .find(input.bank_account_id)
    if (!stored || !(await seenParties(ctx, [stored.partyId])).has(stored.partyId)) {
      throw Refusal.missing()
    }
    const accounts = (await accountsOf(ctx, [stored.partyId])).get(stored.partyId)!
    const account = accounts.find((one) => one.id === stored.id)
    if (!account) throw Refusal.missing()
    const checks = await checksNow(ctx, account.partyId)
    if (checks.some((one) => one.digest === account.digest)) throw new Refusal('E_BANK_KNOWN')
    if (account.changedBy === ctx.user.id) throw new Refusal('E_BANK_OWN_CHANGE')
    return BankCheck.create(ctx, {
      partyId: account.partyId,
      account: account.label,
      digest: account.digest,
      kind: 'confirmed',
      changedById: account.changedBy,
    })
  },
})
