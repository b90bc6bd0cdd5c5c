import type { Context } from '#kernel/companies/context'
import { planChange, plannedOf, type ChangeInput } from '#kernel/fields/conversion/plan_change'
import { settingsOf } from '#kernel/fields/conversion/settings'
import { survey, type Survey } from '#kernel/fields/conversion/survey'
import { customFieldsOf } from '#kernel/fields/company_fields'
import type Definition from '#kernel/fields/definition/definition'
import type { KindPreview } from '#kernel/fields/screens/wire'
import { refusalTexts } from '#kernel/http/messages'
import { registry } from '#kernel/plugins/registry'

/** So many records are looked at while somebody waits; the change itself looks at all. */
const MOST = 100_000

/**
 * What a change of kind would do. A choice without values only answers the values there are, to be made of them.
 * Whoever may not read the field or all of its records sees how many convert, and no value.
 */
export async function previewKind(
  ctx: Context,
  id: number,
  input: ChangeInput
): Promise<KindPreview> {
  const definition = await ctx.records<Definition>('kernel.custom_field').findOrFail(id)
  const isOpen = seesValues(ctx, definition)
  if (input.kind === 'choice' && !input.options?.length && definition.kind !== 'choice') {
    const now = settingsOf(definition)
    const asText = { ...now, kind: 'long_text', options: null }
    const { found, isWhole } = await survey(ctx, plannedOf(definition, now, asText, null), {
      most: MOST,
    })
    return { ...NOTHING, found: isOpen ? found : [], isWhole }
  }
  const planned = await planChange(ctx, definition, input)
  return told(ctx, await survey(ctx, planned, { most: MOST }), isOpen)
}

const NOTHING = { records: 0, converts: 0, fails: 0, examples: [] }

function seesValues(ctx: Context, { model: name, key }: Definition) {
  const field = customFieldsOf(ctx, registry.model(name)).get(`custom.${key}`)
  const { access } = ctx
  return Boolean(
    field && access.mayUse(name, field, 'read') && access.filter(name, 'read') === true
  )
}

function told({ locale }: Context, { examples, found, ...counts }: Survey, isOpen: boolean) {
  const shown = examples.map(({ value, code, params, records }) => ({
    value: value.slice(0, 120),
    reason: refusalTexts(locale, code, params).title,
    records,
  }))
  return { ...counts, examples: isOpen ? shown : [], found: isOpen ? found : [] }
}
