import type { HttpContext } from '@adonisjs/core/http'
import { Refusal } from '#kernel/http/refusal'
import { registry } from '#kernel/plugins/registry'
import { bodyOf, modelAt, parameters, recordAt } from '#kernel/records/api/address'
import { answerData, resultOf, wireOf } from '#kernel/records/api/answer'

/** Business verbs: `POST /sample/loans/17/return` runs `sample.loan.return`. */
export default class OperationsController {
  async onRecord(http: HttpContext) {
    const { ctx, model, id } = recordAt(http)
    const operation = operationAt(http, model.name, model.name)
    parameters(http, [])
    const result = await ctx.run(operation.name, id, bodyOf(http), { versioned: !operation.reads })
    answerData(
      http,
      result === undefined ? await wireOf(ctx, model, id) : await resultOf(ctx, result)
    )
  }

  async alone(http: HttpContext) {
    const { ctx, model } = modelAt(http)
    const operation = operationAt(http, model.name, undefined)
    parameters(http, [])
    const result = await ctx.run(operation.name, null, bodyOf(http))
    answerData(http, (await resultOf(ctx, result)) ?? null)
  }
}

/** The operation an address names, where it works on what the address says: a record, or none. */
function operationAt(http: HttpContext, model: string, on: string | undefined) {
  const verb = String(http.params.operation).replaceAll('-', '_')
  const operation = registry.operations.get(`${model}.${verb}`)
  if (!operation || operation.on !== on) throw Refusal.missing()
  return operation
}
