import type { HttpContext } from '@adonisjs/core/http'
import { Refusal } from '#kernel/http/refusal'
import { registry } from '#kernel/plugins/registry'
import { bodyOf, modelAt, parameters, recordAt } from '#kernel/records/api/address'
import { resultOf, wireOf } from '#kernel/records/api/answer'
import { answerWritten } from '#kernel/records/api/answer_written'

/** Business verbs: `POST /sample/loans/17/return` runs `sample.loan.return`. */
export default class OperationsController {
  async onRecord(http: HttpContext) {
    const { ctx, model, id } = recordAt(http)
    const operation = operationAt(http, model.name, model.name)
    parameters(http, [])
    const body = bodyOf(http)
    const options = { versioned: !operation.reads, asked: true }
    await answerWritten(http, ctx, {
      write: (inner) => inner.run(operation.name, id, body, options),
      read: (inner, result) =>
        result === undefined ? wireOf(inner, model, id) : resultOf(inner, result),
    })
  }

  async alone(http: HttpContext) {
    const { ctx, model } = modelAt(http)
    const operation = operationAt(http, model.name, undefined)
    parameters(http, [])
    const body = bodyOf(http)
    await answerWritten(http, ctx, {
      write: (inner) => inner.run(operation.name, null, body, { asked: true }),
      read: async (inner, result) => (await resultOf(inner, result)) ?? null,
    })
  }
}

/** The operation an address names, where it works on what the address says: a record, or none. */
function operationAt(http: HttpContext, model: string, on: string | undefined) {
  const verb = String(http.params.operation).replaceAll('-', '_')
  const operation = registry.operations.get(`${model}.${verb}`)
  if (!operation || operation.on !== on) throw Refusal.missing()
  return operation
}
