import type { Context } from '#kernel/companies/context'
import type { MenuEntry } from '#kernel/plugins/declaration'
import type { LoadedPlugin } from '#kernel/plugins/registry'
import type { MenuGroup, MenuItem } from '#kernel/http/wire'
import { registry } from '#kernel/plugins/registry'
import { sourcesOf } from '#kernel/reports/saved/visible_reports'

/** The menu as this caller sees it: enabled plugins, of them what he may read, and last the settings. */
export function menuOf(ctx: Context): MenuGroup[] {
  const isKernel = ({ id }: LoadedPlugin) => id === 'kernel'
  const all = registry.inOrder()
  const groups = [...all.filter((plugin) => !isKernel(plugin)), ...all.filter(isKernel)]
    .filter((plugin) => plugin.id === 'kernel' || ctx.has(plugin.id))
    .map((plugin) => groupOf(ctx, plugin))
    .filter((group) => group.items.length > 0)
  return [reportsGroup(ctx, groups.length > 0), ...groups].filter((group) => group.items.length > 0)
}

/** What gathers records of every plugin stands before them. Dashboards also hold lists and links, so they need no more. */
function reportsGroup(ctx: Context, isAnything: boolean): MenuGroup {
  const label = 'kernel.screens.reports.title'
  const icon = 'i-lucide-chart-column'
  const dashboards = {
    label: 'kernel.screens.dashboards.title',
    icon: 'i-lucide-layout-dashboard',
    href: '/kernel/dashboards',
  }
  const sent = {
    label: 'kernel.screens.report_schedules.title',
    icon: 'i-lucide-calendar-clock',
    href: '/kernel/report-schedules',
  }
  const isOpen = sourcesOf(ctx).length > 0
  return {
    plugin: 'reports',
    label,
    icon,
    items: [
      ...(isOpen || isAnything ? [dashboards] : []),
      ...(isOpen ? [{ label, icon, href: '/kernel/reports' }, sent] : []),
    ],
  }
}

function groupOf(ctx: Context, plugin: LoadedPlugin): MenuGroup {
  const entries = plugin.declaration.menu ?? []
  return {
    plugin: plugin.id,
    label: plugin.id === 'kernel' ? 'shell.settings' : `${plugin.id}.plugin.name`,
    icon: entries[0]?.icon ?? 'i-lucide-box',
    items: entries
      .filter((entry) => mayOpen(ctx, entry))
      .map((entry) => ({
        ...itemOf(ctx, plugin.id, entry),
        ...(entry.section && { section: `${plugin.id}.menu.${entry.section}` }),
      })),
  }
}

function mayOpen(ctx: Context, entry: MenuEntry) {
  const right = entry.right ?? (entry.model && `${entry.model}.read`)
  if (!right) return ctx.access.isAdmin
  const dot = right.lastIndexOf('.')
  return ctx.access.allows(right.slice(0, dot), right.slice(dot + 1)) && (entry.when?.(ctx) ?? true)
}

function itemOf(ctx: Context, plugin: string, entry: MenuEntry): MenuItem {
  if (!entry.model) {
    const screen = entry.screen ?? ''
    return {
      label: `${plugin}.screens.${screen.replaceAll('-', '_')}.title`,
      icon: entry.icon,
      href: `/${plugin}/${screen}`,
    }
  }
  const model = registry.model(entry.model)
  const href = `/${model.plugin}/${model.segment}`
  const { icon, key } = entry
  const texts = `${model.plugin}.models.${model.id}`
  const mayCreate = model.verbs.includes('create') && ctx.access.allows(model.name, 'create')
  const create = mayCreate ? creationsOf(entry, texts, `${href}/new`) : []
  const item = {
    label: key ? `${plugin}.menu.${key}` : `${texts}.many`,
    icon,
    href: entry.query ? `${href}?${new URLSearchParams(entry.query)}` : href,
  }
  return create.length > 0 ? { ...item, create } : item
}

/** The forms of new records a menu entry leads to. */
function creationsOf({ create, key }: MenuEntry, texts: string, href: string) {
  if (typeof create === 'object') {
    return create.options.map((option) => ({
      label: `${texts}.choices.${create.field}.${option}`,
      href: `${href}?${create.field}=${option}`,
    }))
  }
  return create === false || key ? [] : [{ label: `${texts}.one`, href }]
}
