import type { World } from 'kontor/testing'

type Input = Record<string, unknown>

/** Adds a custom field as an administrator does; answers its id. */
export async function addField(world: World, input: Input, company?: string): Promise<number> {
  const plugin = String(input.model).split('.')[0]
  await world.enable(plugin, company)
  const ctx = await world.as('ada').context(company)
  const label = { en: String(input.key), uk: `Поле ${String(input.key)}` }
  const made = await ctx.run<{ id: number }>('kernel.custom_field.create', null, {
    label,
    ...input,
  })
  return made.id
}
