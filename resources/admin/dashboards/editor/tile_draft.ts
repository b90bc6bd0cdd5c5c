import type {
  EditedTile,
  Gallery,
  KpiSettings,
  ListSettings,
  ReportSettings,
  Shortcut,
  ShortcutsSettings,
  TileKind,
  WidgetSettings,
} from '#kernel/reports/dashboards/wire'
import type { TileDraft } from './use_editor'

/** What the form of a tile holds; of each kind only a part is shown. */
export interface TileFields {
  title: string
  report: number | string
  figure: string
  target: string
  lower: boolean
  unit: string
  model: string
  view: number | ''
  rows: number
  links: string[]
  widget: string
}

const SIZES: Record<TileKind, { w: number; h: number }> = {
  report: { w: 6, h: 5 },
  kpi: { w: 3, h: 3 },
  list: { w: 6, h: 5 },
  shortcuts: { w: 3, h: 4 },
  widget: { w: 4, h: 4 },
}

type Settings = Partial<
  KpiSettings & ListSettings & ShortcutsSettings & WidgetSettings & ReportSettings
>

/** The form of a tile that is there, or of a new one with the first of everything chosen. */
export function fieldsOf(tile: EditedTile | null, gallery: Gallery): TileFields {
  const settings = (tile?.settings ?? {}) as Settings
  return {
    title: tile?.title ?? '',
    report: settings.report ?? gallery.reports[0]?.id ?? '',
    figure: settings.figure ?? '',
    target: settings.target ?? '',
    lower: settings.lower ?? false,
    unit: settings.unit ?? '',
    model: settings.model ?? gallery.lists[0]?.model ?? '',
    view: settings.view ?? '',
    rows: settings.rows ?? 8,
    links: (settings.links ?? []).flatMap((one) => ('href' in one ? one.href : [])),
    widget: settings.widget ?? gallery.widgets[0]?.widget ?? '',
  }
}

/** What is taken over from the form; what a tile has besides (answers, a filter, records) stays. */
export function draftOf(
  kind: TileKind,
  fields: TileFields,
  tile: EditedTile | null,
  gallery: Gallery
): TileDraft {
  const kept = (tile?.settings ?? {}) as Settings
  const base = { title: fields.title.trim() || null, ...SIZES[kind] }
  const { report, values } = { values: kept.values, report: fields.report }
  const asked = { report, ...(values && kept.report === report && { values }) }
  switch (kind) {
    case 'report':
      return { ...base, kind, settings: asked }
    case 'kpi': {
      const { figure, target, unit, lower } = fields
      const texts = Object.entries({ figure, target: target.trim(), unit: unit.trim() })
      const given = Object.fromEntries(texts.filter(([, text]) => text !== ''))
      return { ...base, kind, settings: { ...asked, ...given, ...(lower && { lower }) } }
    }
    case 'list': {
      const { model, view, rows } = fields
      const own =
        kept.model === model && view === '' ? { filter: kept.filter, sort: kept.sort } : {}
      return { ...base, kind, settings: { ...own, model, rows, ...(view !== '' && { view }) } }
    }
    case 'shortcuts': {
      const records: Shortcut[] = (kept.links ?? []).filter((one) => !('href' in one))
      const links = [...fields.links.map((href) => ({ href })), ...records]
      return { ...base, kind, settings: { links } }
    }
    case 'widget': {
      const { w, h } = gallery.widgets.find((one) => one.widget === fields.widget) ?? base
      return { ...base, w, h, kind, settings: { widget: fields.widget } }
    }
  }
}
