import type { Context } from '#kernel/companies/context'
import { galleryOf } from '#kernel/reports/dashboards/gallery'
import { sharedFields } from '#kernel/reports/dashboards/shared_fields'
import { placed, type Opened } from '#kernel/reports/dashboards/show_dashboard'
import { isSeen } from '#kernel/reports/dashboards/tiles/is_seen'
import type { EditedTile, EditorProps } from '#kernel/reports/dashboards/wire'

/** What the editor is drawn from. Of a tile its editor may not see only the place is known. */
export async function editorProps(ctx: Context, opened: Opened): Promise<EditorProps> {
  const { line, version, tiles, filters } = opened
  const edited: EditedTile[] = []
  for (const tile of tiles) edited.push((await isSeen(ctx, tile)) ? { ...tile } : placed(tile))
  return {
    dashboard: { id: Number(line.id), name: line.name, version: version!, tiles: edited },
    filters: [...filters],
    fields: await sharedFields(ctx, tiles),
    gallery: await galleryOf(ctx),
  }
}
