import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { isDuplicate } from '#kernel/records/storage/duplicates'
import { moment } from '#kernel/records/values/moment'

export interface KeptAnswer {
  status: number
  body: string
}

/**
 * One request's right to happen once. It travels on the context; `transaction` calls it. A class, because it is the
 * one thing of a request that knows what became of its transactions.
 */
export class Claim {
  /** The key was there already: what answers now is the first answer. */
  isTaken = false
  isCommitted = false
  isAnswered = false
  private makeAnswer: ((ctx: Context) => Promise<KeptAnswer>) | undefined

  constructor(
    readonly key: string,
    readonly hash: string
  ) {}

  /** How the answer is made once everything is written; still within the transaction. */
  answerWith(make: (ctx: Context) => Promise<KeptAnswer>) {
    this.makeAnswer = make
  }

  /** Before anything else is written. Throws where another request has the key. */
  async begin(ctx: Context) {
    if (this.isCommitted) return
    try {
      await ctx
        .trx!.insertQuery()
        .table('idempotency_keys')
        .insert({
          user_id: ctx.user.id,
          company_id: ctx.company.id,
          key: this.key,
          request_hash: this.hash,
          created_at: moment(ctx.now),
        })
    } catch (error) {
      if (!isDuplicate(error) && !isStillLocked(error)) throw error
      this.isTaken = true
      throw new Refusal('E_KEY_UNDER_WAY')
    }
  }

  /** After everything else is written. */
  async finish(ctx: Context) {
    if (!this.makeAnswer) return
    await this.keep(ctx, await this.makeAnswer(ctx))
  }

  committed() {
    this.isCommitted = true
    this.isAnswered ||= this.makeAnswer !== undefined
  }

  /** Stores the answer in the open transaction. */
  async keep({ trx, user, company }: Context, { status, body }: KeptAnswer) {
    await trx!
      .from('idempotency_keys')
      .where({ user_id: user.id, company_id: company.id, key: this.key })
      .update({ status, answer: body })
  }
}

const isStillLocked = (error: unknown) =>
  (error as { code?: unknown }).code === 'ER_LOCK_WAIT_TIMEOUT'
