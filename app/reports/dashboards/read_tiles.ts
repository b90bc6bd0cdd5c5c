import { refused } from '#kernel/records/query/refusals'
import { readAll, readCount, readFlag, readShape } from '#kernel/reports/query/shape'
import type { Shape } from '#kernel/reports/query/shape'
import { COLUMNS, MOST_HEIGHT, MOST_TILES, TILE_KINDS } from '#kernel/reports/dashboards/wire'
import type {
  DashboardFilter,
  Shortcut,
  Tile,
  TileContent,
  TileKind,
} from '#kernel/reports/dashboards/wire'

const LOWEST = 500
const MOST_FILTERS = 8
const MOST_LINKS = 24
const MOST_ROWS = 50
const LONGEST = 10_000

/** The tiles of a dashboard as they were sent. Refused (422) where they are not well formed; nothing is looked up. */
export function readTiles(input: unknown): Tile[] {
  const tiles = readAll(input, 'tiles', MOST_TILES, readTile)
  const ids = tiles.map((one) => one.id)
  const twice = ids.findIndex((id, at) => ids.indexOf(id) < at)
  if (twice >= 0) throw refused(`tiles.${twice}.id`, 'E_DASHBOARD_SHAPE')
  return tiles
}

function readTile(value: unknown, at: string): Tile {
  const shape = readShape(value, at, ['id', 'kind', 'title', 'x', 'y', 'w', 'h', 'settings'])
  const { id, title = null } = shape
  if (typeof id !== 'string' || !/^[a-z0-9]{1,20}$/.test(id)) {
    throw refused(`${at}.id`, 'E_DASHBOARD_SHAPE')
  }
  if (title !== null && (typeof title !== 'string' || title.length > 120)) {
    throw refused(`${at}.title`, 'E_DASHBOARD_SHAPE')
  }
  const kind = TILE_KINDS.find((one) => one === shape.kind)
  if (!kind) throw refused(`${at}.kind`, 'E_DASHBOARD_SHAPE')
  const settings = READERS[kind](shape.settings, `${at}.settings`)
  return { id, title: title || null, ...readPlace(shape, at), kind, settings } as Tile
}

function readPlace(shape: Shape, at: string) {
  const whole = (key: 'x' | 'y' | 'w' | 'h', least: number, most: number) => {
    const value = shape[key]
    if (!Number.isInteger(value) || (value as number) < least || (value as number) > most) {
      throw refused(`${at}.${key}`, 'E_DASHBOARD_SHAPE')
    }
    return value as number
  }
  const w = whole('w', 1, COLUMNS)
  return {
    x: whole('x', 0, COLUMNS - w),
    y: whole('y', 0, LOWEST),
    w,
    h: whole('h', 1, MOST_HEIGHT),
  }
}

const READERS: Record<TileKind, (value: unknown, at: string) => TileContent['settings']> = {
  report(value, at) {
    const shape = readShape(value, at, ['report', 'values'])
    return { report: reportName(shape, at), ...asked(shape, at) }
  },
  kpi(value, at) {
    const keys = ['report', 'values', 'figure', 'target', 'lower', 'unit']
    const shape = readShape(value, at, keys)
    const target = text(shape, 'target', at, 40)
    if (target !== undefined && !/^-?\d{1,15}(\.\d{1,6})?$/.test(target)) {
      throw refused(`${at}.target`, 'E_NUMBER')
    }
    return {
      report: reportName(shape, at),
      ...asked(shape, at),
      ...given({
        figure: text(shape, 'figure', at, 200),
        target,
        unit: text(shape, 'unit', at, 20),
      }),
      ...(readFlag(shape.lower, `${at}.lower`) && { lower: true }),
    }
  },
  list(value, at) {
    const shape = readShape(value, at, ['model', 'view', 'filter', 'sort', 'rows'])
    if (JSON.stringify(shape.filter ?? null).length > LONGEST) {
      throw refused(`${at}.filter`, 'E_QUERY_TOO_LARGE')
    }
    const model = text(shape, 'model', at, 120)
    if (!model) throw refused(`${at}.model`, 'E_REQUIRED')
    return {
      model,
      ...given({
        view: readCount(shape.view, `${at}.view`, Number.MAX_SAFE_INTEGER),
        filter: shape.filter ?? undefined,
        sort: text(shape, 'sort', at, 200),
        rows: readCount(shape.rows, `${at}.rows`, MOST_ROWS),
      }),
    } as TileContent['settings']
  },
  shortcuts(value, at) {
    const shape = readShape(value, at, ['links'])
    return { links: readAll(shape.links, `${at}.links`, MOST_LINKS, readLink) }
  },
  widget(value, at) {
    const widget = text(readShape(value, at, ['widget']), 'widget', at, 120)
    if (!widget) throw refused(`${at}.widget`, 'E_REQUIRED')
    return { widget }
  },
}

function readLink(value: unknown, at: string): Shortcut {
  const shape = readShape(value, at, ['href', 'model', 'id'])
  const href = text(shape, 'href', at, 500)
  if (href !== undefined) {
    // An address of this Kontor: a second slash would lead to another host.
    if (!/^\/(?![/\\])/.test(href)) throw refused(`${at}.href`, 'E_DASHBOARD_SHAPE')
    return { href }
  }
  const model = text(shape, 'model', at, 120)
  const id = readCount(shape.id, `${at}.id`, Number.MAX_SAFE_INTEGER)
  if (!model || id === undefined) throw refused(at, 'E_DASHBOARD_SHAPE')
  return { model, id }
}

function reportName({ report }: Shape, at: string) {
  if (Number.isInteger(report) && (report as number) > 0) return report as number
  if (typeof report === 'string' && /^[a-z][a-z0-9_]*\.[a-z0-9_.]{1,80}$/.test(report)) {
    return report
  }
  throw refused(`${at}.report`, 'E_REQUIRED')
}

function asked({ values }: Shape, at: string) {
  if (values === undefined || values === null) return {}
  if (typeof values !== 'object' || JSON.stringify(values).length > LONGEST) {
    throw refused(`${at}.values`, 'E_DASHBOARD_SHAPE')
  }
  return { values: values as Record<string, unknown> }
}

function text(shape: Shape, key: string, at: string, longest: number): string | undefined {
  const value = shape[key]
  if (value === undefined || value === null || value === '') return undefined
  if (typeof value !== 'string' || value.length > longest) {
    throw refused(`${at}.${key}`, 'E_DASHBOARD_SHAPE')
  }
  return value
}

const given = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))

/** The filters of a dashboard as they were sent: each key once. */
export function readFilters(input: unknown): DashboardFilter[] {
  const filters = readAll(input, 'filters', MOST_FILTERS, (value, at): DashboardFilter => {
    const shape = readShape(value, at, ['key', 'value'])
    const key = text(shape, 'key', at, 200)
    if (!key || !/^[a-z][a-z0-9_.]*$/.test(key)) throw refused(`${at}.key`, 'E_DASHBOARD_SHAPE')
    if (JSON.stringify(shape.value ?? null).length > LONGEST) {
      throw refused(`${at}.value`, 'E_QUERY_TOO_LARGE')
    }
    return shape.value === undefined || shape.value === null ? { key } : { key, value: shape.value }
  })
  const keys = filters.map((one) => one.key)
  const twice = keys.findIndex((key, at) => keys.indexOf(key) < at)
  if (twice >= 0) throw refused(`filters.${twice}.key`, 'E_DASHBOARD_SHAPE')
  return filters
}
