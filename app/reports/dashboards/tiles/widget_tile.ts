import { splitRight } from '#kernel/access/rule'
import type { Context } from '#kernel/companies/context'
import { message } from '#kernel/http/messages'
import { Refusal } from '#kernel/http/refusal'
import { isOpen } from '#kernel/reports/dashboards/narrow'
import { findWidget } from '#kernel/reports/dashboards/plugin_parts'
import type { FilterValues, TileAnswer, WidgetSettings } from '#kernel/reports/dashboards/wire'

/** A component of a plugin, with what the plugin says it is to show. */
export async function widgetTile(
  ctx: Context,
  title: string | null,
  { widget: name }: WidgetSettings,
  values: FilterValues
): Promise<TileAnswer> {
  const found = findWidget(ctx, name)
  if (!found) throw Refusal.missing()
  const { declared: widget, plugin, key } = found
  const { model, verb } = splitRight(widget.right)
  ctx.access.authorize(model, verb)
  return {
    kind: 'widget',
    title: title ?? message(ctx.locale, `${plugin}.widgets.${key}.name`),
    href: widget.href ?? null,
    applied: [],
    ignored: Object.keys(values).filter((one) => !isOpen(values[one])),
    page: `${plugin}::${widget.component}`,
    props: (await widget.props?.(ctx)) ?? {},
  }
}
