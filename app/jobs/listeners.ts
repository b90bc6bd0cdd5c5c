import type { Listener } from '#kernel/plugins/declaration'
import { listenersTo } from '#kernel/plugins/hooks'

export interface RegisteredListener {
  /** The plugins that must be enabled for it to be called. */
  needs: readonly string[]
  /** Unique for all time: a delivery is marked with it. */
  key: string
  run: Listener
}

/** Who asked to hear of an event, or of an operation (`after`), in dependency order. */
export function listenersOf(event: string): RegisteredListener[] {
  return listenersTo(event).map(({ needs, run }) => ({
    needs,
    run,
    key: `${needs.join('+')}:${event}`,
  }))
}
