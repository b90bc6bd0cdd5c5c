import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { authorizeRecord } from '#kernel/access/authorize_record'
import { closed } from '#kernel/accounts/body'
import type { Context } from '#kernel/companies/context'
import { contextOf } from '#kernel/companies/request_context'
import type Definition from '#kernel/fields/definition/definition'
import type { ChangeInput } from '#kernel/fields/conversion/plan_change'
import { waysFrom } from '#kernel/fields/conversion/ways'
import { DEFINED_KINDS } from '#kernel/fields/kinds'
import { changeFacts } from '#kernel/fields/screens/change_facts'
import { placesOf, targetsOf } from '#kernel/fields/screens/places'
import { previewKind } from '#kernel/fields/screens/preview_kind'
import { tryFormula } from '#kernel/fields/screens/try_formula'
import type { CustomFieldProps, StoredField } from '#kernel/fields/screens/wire'
import { usesOf } from '#kernel/fields/uses/uses_of'
import { Refusal } from '#kernel/http/refusal'
import { registry } from '#kernel/plugins/registry'
import { show } from '#kernel/records/query/show'
import { allowedOn } from '#kernel/records/screens/allowed'
import { describe } from '#kernel/records/screens/describe'

const kindChange = closed({
  kind: vine.string(),
  options: vine.any().nullable().optional(),
  format: vine.string().maxLength(40).nullable().optional(),
})
const trial = closed({ formula: vine.string().maxLength(1000) })
const model = () => registry.model('kernel.custom_field')

/** The editor of custom fields; what it saves goes the way of every record. */
export default class CustomFieldsController {
  async create(http: HttpContext) {
    const ctx = contextOf(http)
    ctx.access.authorize('kernel.custom_field', 'create')
    const { model: name } = http.request.qs() as { model?: string }
    return render(http, await propsOf(ctx, null, String(name ?? ''), ['create']))
  }

  async show(http: HttpContext) {
    const ctx = contextOf(http)
    ctx.access.authorize('kernel.custom_field', 'read')
    const row = await show(ctx, model(), Number(http.params.id))
    const field = row as unknown as StoredField
    return render(http, await propsOf(ctx, field, field.model, await allowedOn(ctx, model(), row)))
  }

  /** What a change of kind would do to the values there are; nothing is changed. */
  async kindPreview(http: HttpContext) {
    const ctx = contextOf(http)
    await authorizeRecord(ctx, 'kernel.custom_field', 'change_kind', Number(http.params.id))
    const input = await kindChange(http)
    return { data: await previewKind(ctx, Number(http.params.id), input as ChangeInput) }
  }

  /** What a formula would give for some records; refused with the place at fault while it is none. */
  async formulaTrial(http: HttpContext) {
    const ctx = contextOf(http)
    ctx.access.authorize('kernel.custom_field', 'read')
    const { formula } = await trial(http)
    const name = String(http.params.model)
    if (!placesOf(ctx).some((one) => one.name === name)) throw Refusal.missing()
    return { data: await tryFormula(ctx, registry.model(name), formula) }
  }

  /** A model as its own screens describe it, for the preview of another choice. */
  place(http: HttpContext) {
    const ctx = contextOf(http)
    ctx.access.authorize('kernel.custom_field', 'read')
    const place = describedPlace(ctx, String(http.params.model))
    if (!place) throw Refusal.missing()
    return { data: place }
  }
}

async function propsOf(
  ctx: Context,
  field: StoredField | null,
  name: string,
  allowed: string[]
): Promise<CustomFieldProps> {
  const roles = await ctx.list('kernel.role', { fields: ['id', 'name'], limit: 500 })
  return {
    field,
    place: describedPlace(ctx, name),
    places: placesOf(ctx),
    targets: targetsOf(ctx),
    roles: roles.data as unknown as CustomFieldProps['roles'],
    kinds: DEFINED_KINDS,
    ways: field ? waysFrom(field.kind) : [],
    change: field && (await changeFacts(ctx, field.id)),
    uses: field ? await usesOfField(ctx, field.id) : [],
    allowed,
  }
}

async function usesOfField(ctx: Context, id: number) {
  return usesOf(ctx, await ctx.records<Definition>('kernel.custom_field').findOrFail(id))
}

function describedPlace(ctx: Context, name: string) {
  const isPlace = placesOf(ctx).some((one) => one.name === name)
  return isPlace ? describe(ctx, registry.model(name)) : null
}

function render({ inertia }: HttpContext, props: CustomFieldProps) {
  return inertia.render('kernel::custom-fields/show' as never, props as never)
}
