import type { Context } from '#kernel/companies/context'
import { customFieldsOf } from '#kernel/fields/company_fields'
import { textIn, type CustomField } from '#kernel/fields/custom_field'
import type { Model } from '#kernel/records/model'
import { describeField } from '#kernel/records/screens/describe_field'
import type { FieldDescription } from '#kernel/records/screens/description'

/** The custom fields of a model as the caller may read them; their texts are the administrator's own. */
export function describeCustom(ctx: Context, model: Model): FieldDescription[] {
  return [...customFieldsOf(ctx, model).values()].flatMap((field) => {
    const described = describeField(ctx, model, field)
    return described ? [withTexts(ctx, field, described)] : []
  })
}

function withTexts(
  { locale }: Context,
  field: CustomField,
  described: FieldDescription
): FieldDescription {
  const { reference } = described
  return {
    ...described,
    label: textIn(field.label, locale),
    help: textIn(field.help, locale) || undefined,
    texts: field.options.length > 0 ? textsOf(field, locale) : undefined,
    reference: reference && { ...reference, relation: `custom.${reference.relation}` },
  }
}

/** What each value of a choice is called. */
function textsOf({ options }: CustomField, locale: string) {
  return Object.fromEntries(options.map(({ value, label }) => [value, textIn(label, locale)]))
}

/** Keys with those of custom fields put after the field each was given, the others at the end. */
export function placeCustom(
  ctx: Context,
  model: Model,
  keys: readonly string[],
  wanted: (field: CustomField) => boolean
): string[] {
  const placed = [...keys]
  for (const field of customFieldsOf(ctx, model).values()) {
    if (!wanted(field) || placed.includes(field.key)) continue
    const at = field.after === null ? -1 : placed.indexOf(field.after)
    placed.splice(at < 0 ? placed.length : at + 1, 0, field.key)
  }
  return placed
}
