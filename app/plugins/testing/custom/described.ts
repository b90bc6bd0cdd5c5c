import { registry } from '#kernel/plugins/registry'
import type { KitField } from '#kernel/plugins/testing/custom/kinds'
import type { Kit, Place } from '#kernel/plugins/testing/custom/trial'
import { schemaName } from '#kernel/records/api/openapi/names'
import { describe } from '#kernel/records/screens/describe'

interface ObjectSchema {
  properties?: { custom?: { properties: Record<string, unknown> } }
}

/** Where people and programs are told which fields there are. */
export const DESCRIBED: Place<Kit>[] = [
  {
    name: 'list',
    missing: ({ ctx, model, fields }) => without(fields, describe(ctx, model).list),
  },
  {
    name: 'form',
    missing: ({ ctx, model, fields }) =>
      without(
        fields,
        describe(ctx, model).form.flatMap((section) => section.fields)
      ),
  },
]

/** Lines are shown and filled in with the record they belong to. */
export const IN_FORM_OF_PARENT: Place<Kit> = {
  name: 'form',
  missing({ ctx, model, fields }) {
    const { fields: shown } = describe(ctx, registry.model(model.lineOf!))
    const lines = shown.find((one) => one.lines?.model === model.name)?.lines?.fields ?? []
    return without(
      fields,
      lines.map((one) => one.key)
    )
  },
}

/** Told alike of records and of lines. */
export const OPENAPI: Place<Kit> = {
  name: 'OpenAPI',
  missing({ model, fields, schemas }) {
    const forms = ['', 'Create', 'Patch'].flatMap(
      (form) => schemas[schemaName(model) + form] ?? []
    ) as ObjectSchema[]
    return fields.filter(({ name }) => !forms.every((form) => hasCustom(form, name)))
  },
}

function hasCustom({ properties }: ObjectSchema, name: string) {
  return Object.hasOwn(properties?.custom?.properties ?? {}, name)
}

const without = (fields: readonly KitField[], paths: readonly string[]) =>
  fields.filter(({ path }) => !paths.includes(path))
