import type { HttpContext } from '@adonisjs/core/http'
import { Refusal } from '#kernel/http/refusal'
import { registry } from '#kernel/plugins/registry'
import { answer, answerOpened } from '#kernel/records/screens/answer'
import { formBody } from '#kernel/records/screens/body'
import { locate, recordId } from '#kernel/records/screens/locate'

/** What the derived screens write. Answers as the API does; the screen decides where to go next. */
export default class RecordWritesController {
  async store(http: HttpContext) {
    const { ctx, model } = locate(http)
    const { input } = formBody(http, ctx)
    http.response.created(answer(ctx, await ctx.run(`${model.name}.create`, null, input)))
  }

  async update(http: HttpContext) {
    const { ctx, model } = locate(http)
    const { input, version } = formBody(http, ctx)
    const changes = { ...input, version }
    return answer(
      ctx,
      await ctx.run(`${model.name}.update`, recordId(http), changes, { versioned: true })
    )
  }

  async archive(http: HttpContext) {
    const { ctx, model } = locate(http)
    const { version } = formBody(http, ctx)
    const verb = http.request.qs().hard === 'true' ? 'delete' : 'archive'
    return answer(
      ctx,
      await ctx.run(`${model.name}.${verb}`, recordId(http), { version }, { versioned: true })
    )
  }

  async restore(http: HttpContext) {
    const { ctx, model } = locate(http)
    const { version } = formBody(http, ctx)
    return answer(
      ctx,
      await ctx.run(`${model.name}.restore`, recordId(http), { version }, { versioned: true })
    )
  }

  async run(http: HttpContext) {
    const { ctx, model } = locate(http)
    const { input, version } = formBody(http, ctx)
    const { name, reads, opens } = operationAt(model.name, http.params.operation)
    const given = reads ? input : { ...input, version }
    const result = await ctx.run(name, recordId(http), given, { versioned: !reads })
    return opens ? answerOpened(ctx, result) : answer(ctx, result)
  }

  async runStanding(http: HttpContext) {
    const { ctx, model } = locate(http)
    const { input } = formBody(http, ctx)
    return answer(
      ctx,
      await ctx.run(standingAt(model.name, http.params.operation).name, null, input)
    )
  }
}

/** An operation of the model that needs no record: `contacts.party.find_duplicates`. */
function standingAt(model: string, segment: string) {
  const operation = registry.operations.get(`${model}.${segment.replaceAll('-', '_')}`)
  if (!operation || operation.on) throw Refusal.missing()
  return operation
}

function operationAt(model: string, segment: string) {
  const verb = segment.replaceAll('-', '_')
  const operation = registry.operationsOn(model).find((one) => one.verb === verb)
  if (!operation) throw Refusal.missing()
  return operation
}
