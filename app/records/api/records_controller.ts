import type { HttpContext } from '@adonisjs/core/http'
import { bodyOf, modelAt, parameters, recordAt } from '#kernel/records/api/address'
import { answerData, answerPage, resultOf, wireOf } from '#kernel/records/api/answer'
import { answerWritten } from '#kernel/records/api/answer_written'
import { versionOf } from '#kernel/records/api/version'
import { list } from '#kernel/records/query/list'
import { show } from '#kernel/records/query/show'
import { isOnlyDeleted, refuseArchiving } from '#kernel/records/write/refuse_archiving'

/** Records of any model over JSON: what API.md says, rights and rules within what is called. */
export default class RecordsController {
  async index(http: HttpContext) {
    const { ctx, model } = modelAt(http)
    answerPage(http, await list(ctx, model, parameters(http)))
  }

  async show(http: HttpContext) {
    const { ctx, model, id } = recordAt(http)
    answerData(http, await show(ctx, model, id, parameters(http, ['fields', 'include'])))
  }

  async store(http: HttpContext) {
    const { ctx, model } = modelAt(http)
    parameters(http, [])
    const body = bodyOf(http)
    await answerWritten(http, ctx, {
      status: 201,
      write: (inner) => inner.run(`${model.name}.create`, null, body, { asked: true }),
      read: resultOf,
    })
  }

  async update(http: HttpContext) {
    const { ctx, model, id } = recordAt(http)
    parameters(http, [])
    await ctx.run(`${model.name}.update`, id, bodyOf(http), { versioned: true })
    answerData(http, await wireOf(ctx, model, id))
  }

  async destroy(http: HttpContext) {
    const { ctx, model, id } = recordAt(http)
    const { hard, version } = parameters(http, ['hard', 'version'])
    if (hard !== 'true' && isOnlyDeleted(model)) return refuseArchiving(ctx, model, id)
    const verb = hard === 'true' ? 'delete' : 'archive'
    await ctx.run(`${model.name}.${verb}`, id, versionOf(http, version))
    http.response.noContent()
  }

  async restore(http: HttpContext) {
    const { ctx, model, id } = recordAt(http)
    const { version } = parameters(http, ['version'])
    const body = versionOf(http, version)
    await answerWritten(http, ctx, {
      write: (inner) => inner.run(`${model.name}.restore`, id, body, { asked: true }),
      read: (inner) => wireOf(inner, model, id),
    })
  }
}
