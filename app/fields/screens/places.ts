import type { Context } from '#kernel/companies/context'
import { takesFields } from '#kernel/fields/definition/check_definition'
import type { FieldPlace } from '#kernel/fields/screens/wire'
import { registry } from '#kernel/plugins/registry'
import type { Model } from '#kernel/records/model'
import { messagesOf } from '#kernel/records/screens/describe_field'

/** The models of the company's plugins that fields can be added to and that have screens to show them. */
export function placesOf(ctx: Context): FieldPlace[] {
  return modelsOf(ctx)
    .filter((model) => takesFields(ctx, model.name))
    .map(placeOf)
}

/** The models a reference may point to. */
export const targetsOf = (ctx: Context): FieldPlace[] => modelsOf(ctx).map(placeOf)

/** Lines have no screens of their own. */
const modelsOf = (ctx: Context) =>
  [...registry.models.values()].filter((model) => ctx.has(model.plugin) && !model.lineOf)

const placeOf = (model: Model): FieldPlace => ({
  name: model.name,
  plugin: model.plugin,
  label: `${messagesOf(model)}.many`,
})
