import { computed, shallowRef } from 'vue'
import type {
  DashboardFilter,
  EditedTile,
  EditorProps,
  Place,
  TileContent,
} from '#kernel/reports/dashboards/wire'
import { addTile, placeTile, removeTile } from '../layout'

export interface Draft {
  tiles: EditedTile[]
  filters: DashboardFilter[]
}

/** A tile as the gallery makes it. */
export type TileDraft = TileContent & { title: string | null; w: number; h: number }

const MOST_STEPS = 100

/** A dashboard being edited: every change can be taken back and done again, nothing is saved by itself. */
export function useEditor({ dashboard, filters }: Pick<EditorProps, 'dashboard' | 'filters'>) {
  const start: Draft = { tiles: dashboard.tiles, filters }
  const draft = shallowRef(start)
  const past = shallowRef<Draft[]>([])
  const future = shallowRef<Draft[]>([])
  /** What it would be if the hand let go now. */
  const moving = shallowRef<EditedTile[] | null>(null)

  const tiles = computed(() => moving.value ?? draft.value.tiles)
  const isChanged = computed(() => JSON.stringify(draft.value) !== JSON.stringify(start))

  function change(next: Partial<Draft>) {
    past.value = [...past.value, draft.value].slice(-MOST_STEPS)
    future.value = []
    draft.value = { ...draft.value, ...next }
  }

  function step(from: typeof past, to: typeof past) {
    const next = from.value.at(-1)
    if (!next) return
    from.value = from.value.slice(0, -1)
    to.value = [...to.value, draft.value]
    draft.value = next
  }

  function place(id: string, to: Partial<Place>) {
    const placed = placeTile(draft.value.tiles, id, to)
    if (JSON.stringify(placed) !== JSON.stringify(draft.value.tiles)) change({ tiles: placed })
  }

  function drop() {
    const moved = moving.value
    moving.value = null
    if (moved && JSON.stringify(moved) !== JSON.stringify(draft.value.tiles)) {
      change({ tiles: moved })
    }
  }

  function add(made: TileDraft) {
    const id = crypto.randomUUID().replaceAll('-', '').slice(0, 12)
    change({ tiles: addTile(draft.value.tiles, { ...made, id, x: 0, y: 0 }) })
    return id
  }

  /** Other settings of a tile, where it stands. */
  function set(id: string, { title, settings }: TileDraft) {
    const changed = draft.value.tiles.map((one) =>
      one.id === id ? { ...one, title, settings } : one
    )
    change({ tiles: changed })
  }

  return {
    draft,
    tiles,
    isChanged,
    mayUndo: computed(() => past.value.length > 0),
    mayRedo: computed(() => future.value.length > 0),
    undo: () => step(past, future),
    redo: () => step(future, past),
    place,
    /** Shows where a tile would come to stand. */
    drag: (id: string, to: Partial<Place>) => (moving.value = placeTile(draft.value.tiles, id, to)),
    drop,
    add,
    set,
    remove: (id: string) => change({ tiles: removeTile(draft.value.tiles, id) }),
    setFilters: (changed: DashboardFilter[]) => change({ filters: changed }),
  }
}

export type Editor = ReturnType<typeof useEditor>
