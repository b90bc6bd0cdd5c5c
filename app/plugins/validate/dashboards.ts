import type { Candidate } from '#kernel/plugins/candidate'
import type { DashboardDeclaration, IntegrationDeclaration } from '#kernel/plugins/declaration'
import type { Known } from '#kernel/plugins/validate/known'
import { hasScreen, screensFolder } from '#kernel/plugins/validate/screens'
import { Refusal } from '#kernel/http/refusal'
import { readFilters, readTiles } from '#kernel/reports/dashboards/read_tiles'
import type { Tile } from '#kernel/reports/dashboards/wire'

/** Widgets and dashboards, of the declaration or of glue to another plugin: what they name is there. */
export function dashboardMistakes(one: Candidate, part: IntegrationDeclaration, known: Known) {
  return [...widgetMistakes(one, part, known), ...boardMistakes(one, part, known)]
}

function widgetMistakes({ id, folder }: Candidate, part: IntegrationDeclaration, known: Known) {
  const widgets = part.widgets ?? []
  return widgets.flatMap(({ name, component, icon, right }, at) => {
    const place = `widgets.${name}`
    const mistakes = nameMistakes(id, place, { name, names: widgets, at })
    if (!hasScreen(screensFolder(id, folder), component)) {
      mistakes.push(`${place}: there is no screens/${component}.vue`)
    }
    if (!known.hasRight(right)) mistakes.push(`${place}: the right ${right} does not exist`)
    if (!/^i-[a-z0-9-]+$/.test(icon ?? '')) {
      mistakes.push(`${place}: the icon must be one such as i-lucide-book`)
    }
    return mistakes
  })
}

function boardMistakes({ id }: Candidate, part: IntegrationDeclaration, known: Known) {
  const dashboards = part.dashboards ?? []
  return dashboards.flatMap((dashboard, at) => {
    const place = `dashboards.${dashboard.name}`
    const mistakes = nameMistakes(id, place, { name: dashboard.name, names: dashboards, at })
    const tiles = tilesOf(dashboard)
    if (!tiles) return [...mistakes, `${place}: its tiles or filters are not well formed`]
    return [
      ...mistakes,
      ...tiles.flatMap((tile, number) => contentMistakes(`${place}.tiles[${number}]`, tile, known)),
      ...overlapMistakes(place, tiles),
    ]
  })
}

interface Named {
  name: string
  names: readonly { name: string }[]
  at: number
}

function nameMistakes(id: string, place: string, { name, names, at }: Named) {
  const mistakes: string[] = []
  if (!new RegExp(`^${id}\\.[a-z][a-z0-9_]*$`).test(String(name))) {
    mistakes.push(`${place}: it must be called ${id}.<words>`)
  }
  if (names.findIndex((one) => one.name === name) < at) {
    mistakes.push(`${place}: two have this name`)
  }
  return mistakes
}

function tilesOf({ tiles, filters }: DashboardDeclaration): Tile[] | undefined {
  try {
    readFilters(filters)
    return readTiles(tiles.map((tile, at) => ({ ...tile, id: `t${at + 1}` })))
  } catch (error) {
    if (error instanceof Refusal || error instanceof TypeError) return undefined
    throw error
  }
}

function contentMistakes(place: string, tile: Tile, known: Known): string[] {
  switch (tile.kind) {
    case 'report':
    case 'kpi':
      return known.hasReport(tile.settings.report)
        ? []
        : [`${place}: no plugin within reach has the report ${tile.settings.report}`]
    case 'list':
      return known.model(tile.settings.model)
        ? []
        : [`${place}: the model ${tile.settings.model} ${known.whyNoModel(tile.settings.model)}`]
    case 'widget':
      return known.hasWidget(tile.settings.widget)
        ? []
        : [`${place}: no plugin within reach has the widget ${tile.settings.widget}`]
    case 'shortcuts':
      return []
  }
}

function overlapMistakes(place: string, tiles: readonly Tile[]) {
  return tiles.flatMap((tile, at) => {
    const other = tiles.findIndex((one, index) => index < at && overlaps(one, tile))
    return other < 0 ? [] : [`${place}.tiles[${at}]: it lies over tiles[${other}]`]
  })
}

const overlaps = (one: Tile, other: Tile) =>
  one.x < other.x + other.w &&
  other.x < one.x + one.w &&
  one.y < other.y + other.h &&
  other.y < one.y + one.h
