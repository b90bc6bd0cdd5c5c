import type { Context } from '#kernel/companies/context'
import { CUSTOM_KINDS } from '#kernel/fields/kinds'
import type { FieldKind } from '#kernel/records/fields/kinds'
import type { Model } from '#kernel/records/model'

/** A custom field of each kind: what it is called, what its definition says beyond that, a value of it. */
export interface KitField {
  /** `custom.kit_date`. */
  path: string
  /** `kit_date`. */
  name: string
  kind: FieldKind
  settings: Record<string, unknown>
  /** As it travels, both ways. */
  value: unknown
  isSortable: boolean
}

const OPTIONS = ['red', 'blue'].map((value) => ({ value, label: { en: value } }))

const SETTINGS: Partial<Record<FieldKind, Record<string, unknown>>> = {
  choice: { options: OPTIONS },
  reference: { refers_to: 'kernel.user' },
}

const VALUES: Partial<Record<FieldKind, unknown>> = {
  text: 'Oak',
  long_text: 'Of oak, in one piece',
  email: 'sales@acme.example',
  phone: '+380441234567',
  url: 'https://acme.example/oak',
  integer: 42,
  money: '12.00',
  quantity: '2.5',
  price: '0.000001',
  percent: '19',
  boolean: true,
  date: '2026-11-22',
  datetime: '2026-11-22T08:00:00.000Z',
  choice: 'red',
  tags: ['a', 'b'],
}

/** One field of every kind there is; `user` is whom the reference points to. */
export function kitFields(user: number): KitField[] {
  return CUSTOM_KINDS.map((kind) => ({
    path: `custom.kit_${kind}`,
    name: `kit_${kind}`,
    kind,
    settings: SETTINGS[kind] ?? {},
    value: kind === 'reference' ? user : VALUES[kind],
    isSortable: !['tags', 'long_text'].includes(kind),
  }))
}

/** Adds them to a model as an administrator does, shown in its list. */
export async function addKitFields(ctx: Context, model: Model, fields: readonly KitField[]) {
  for (const { name, kind, settings } of fields) {
    await ctx.run('kernel.custom_field.create', null, {
      model: model.name,
      key: name,
      kind,
      label: { en: `Kit ${kind}` },
      in_list: true,
      ...settings,
    })
  }
}
