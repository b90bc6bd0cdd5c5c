import type { Context } from '#kernel/companies/context'
import { Refusal } from '#kernel/http/refusal'
import { message } from '#kernel/http/messages'
import { registry } from '#kernel/plugins/registry'
import type { Model } from '#kernel/records/model'
import { messagesOf } from '#kernel/records/screens/describe_field'
import { offeredSources } from '#kernel/reports/sources/declared'
import { sourceOffered } from '#kernel/reports/sources/offered'
import type { ReportSource } from '#kernel/reports/editor/wire'

/** Everything the caller may report on, by plugin and name; what the kernel keeps comes last. */
export function sourcesOf(ctx: Context): ReportSource[] {
  return [...registry.models.values()]
    .filter((model) => ctx.has(model.plugin) && ctx.access.allows(model.name, 'report'))
    .map((model) => sourceOf(ctx, model))
    .concat(offeredSources(ctx).map((one) => sourceOffered(ctx, one)))
    .toSorted(
      (one, other) =>
        Number(one.plugin === 'kernel') - Number(other.plugin === 'kernel') ||
        one.owner.localeCompare(other.owner, ctx.locale) ||
        one.label.localeCompare(other.label, ctx.locale)
    )
}

/** A source by its name; 404 where there is none, 403 without the right to report on it. */
export function reportModel(ctx: Context, name: string): Model {
  const model = registry.models.get(name)
  if (!model || !ctx.has(model.plugin)) throw Refusal.missing()
  ctx.access.authorize(model.name, 'report')
  return model
}

function sourceOf({ locale }: Context, model: Model): ReportSource {
  const { name, plugin, segment, lineOf } = model
  return {
    name,
    plugin,
    owner: message(locale, plugin === 'kernel' ? 'shell.settings' : `${plugin}.plugin.name`),
    label: message(locale, `${messagesOf(model)}.many`),
    href: lineOf ? null : `/${plugin}/${segment}`,
  }
}
