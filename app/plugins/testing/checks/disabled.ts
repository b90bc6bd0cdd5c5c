import { menuOf } from '#kernel/http/menu'
import { partsOf } from '#kernel/plugins/candidate'
import { disablePlugin } from '#kernel/plugins/enablement'
import { fillsOf } from '#kernel/plugins/fills'
import { hooksFor } from '#kernel/plugins/hooks'
import { callsOf, statusOf } from '#kernel/plugins/testing/http'
import type { Check, Subject } from '#kernel/plugins/testing/subject'

export const disabled: Check = {
  name: 'disabled',
  title: 'disabled means 404 and silence',
  async run(subject) {
    const { id, world } = subject
    await world.enable(id)
    const token = await world.as('ada').token()
    try {
      await disablePlugin(await world.context(), id)
    } catch (error) {
      return [`it cannot be disabled: ${(error as Error).message}`]
    }
    const found = await silence(subject)
    for (const call of subject.records.flatMap((model) => callsOf(model, subject.operations))) {
      const status = await statusOf(call, token)
      if (status !== 404) found.push(`${call.method} ${call.path} still answers ${status}`)
    }
    await world.enable(id)
    return found
  },
}

/** Hooks, menu and slots of a company that has switched the plugin off. */
async function silence({ id, plugin, world }: Subject) {
  const ctx = await world.context()
  const found: string[] = []
  for (const { part } of partsOf(plugin)) {
    for (const kind of ['before', 'within'] as const) {
      for (const [operation, run] of Object.entries(part[kind] ?? {})) {
        if (hooksFor(ctx, operation)[kind].includes(run)) {
          found.push(`its hook on ${operation} is still called`)
        }
      }
    }
    for (const slot of Object.keys(part.fills ?? {})) {
      if (fillsOf(ctx, slot).some((fill) => fill.plugin === id)) {
        found.push(`it still fills ${slot}`)
      }
    }
  }
  if (menuOf(ctx).some((group) => group.plugin === id)) found.push('its menu is still shown')
  return found
}
