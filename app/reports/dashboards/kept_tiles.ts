import type { Tile } from '#kernel/reports/dashboards/wire'

/**
 * Tiles as they were sent, those sent without settings completed from what is stored: whoever may not see what is in
 * a tile can still move it.
 */
export function keptTiles(stored: readonly Tile[], sent: unknown): unknown {
  if (!Array.isArray(sent)) return sent
  return sent.map((one: unknown) => {
    if (typeof one !== 'object' || one === null || 'settings' in one) return one
    const known = stored.find(({ id }) => id === (one as { id?: unknown }).id)
    return known ? { ...one, title: known.title, settings: known.settings } : one
  })
}
