import type { Context } from '#kernel/companies/context'
import { menuOf } from '#kernel/http/menu'
import { message } from '#kernel/http/messages'
import { Refusal } from '#kernel/http/refusal'
import { registry } from '#kernel/plugins/registry'
import { show } from '#kernel/records/query/show'
import type {
  Shortcut,
  ShortcutsSettings,
  ShownLink,
  TileAnswer,
} from '#kernel/reports/dashboards/wire'

/** Links to screens and records, those the viewer may open. Where none is left, nothing is told of the others. */
export async function shortcutsTile(
  ctx: Context,
  title: string | null,
  { links }: ShortcutsSettings
): Promise<TileAnswer> {
  const screens = screensOf(ctx)
  const shown: ShownLink[] = []
  for (const link of links) {
    const one = 'href' in link ? screens.get(link.href) : await recordLink(ctx, link)
    if (one) shown.push(one)
  }
  if (shown.length === 0 && links.length > 0) throw Refusal.missing()
  return {
    kind: 'shortcuts',
    title: title ?? message(ctx.locale, 'dashboards.kinds.shortcuts'),
    href: null,
    applied: [],
    ignored: [],
    links: shown,
  }
}

/** Every screen of the caller's menu, and the forms that make new records, by address. */
export function screensOf(ctx: Context): Map<string, ShownLink> {
  const items = menuOf(ctx).flatMap((group) => group.items)
  const text = (label: string) => message(ctx.locale, label)
  const links = items.flatMap(({ label, icon, href, create }): ShownLink[] => [
    { icon, href, text: text(label), isNew: false },
    ...(create ?? []).map((one) => ({
      icon: 'i-lucide-plus',
      href: one.href,
      text: text(one.label),
      isNew: true,
    })),
  ])
  return new Map(links.map((one) => [one.href, one]))
}

async function recordLink(
  ctx: Context,
  { model: name, id }: Extract<Shortcut, { model: string }>
): Promise<ShownLink | undefined> {
  const model = registry.models.get(name)
  if (!model || model.lineOf || !ctx.has(model.plugin)) return undefined
  if (!ctx.access.allows(name, 'read')) return undefined
  try {
    const record = await show(ctx, model, id, { fields: ['id', model.title] })
    const href = `/${model.plugin}/${model.segment}/${id}`
    const text = String(record[model.title] ?? `#${id}`)
    return { icon: model.options.icon ?? 'i-lucide-file-text', href, text, isNew: false }
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}
