import { onMounted, type ShallowRef } from 'vue'

/**
 * A line of a list that people put in order: dragged onto another one, or moved by Alt and the arrows within the
 * list's ends.
 */
export function useMovableLine(
  line: Readonly<ShallowRef<HTMLElement | null>>,
  place: { readonly at: number; readonly count: number },
  on: { move: (steps: number) => void; drag: () => void; drop: () => void }
) {
  function onKey(event: KeyboardEvent) {
    const steps = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (!event.altKey || steps === 0) return
    event.preventDefault()
    if (place.at + steps >= 0 && place.at + steps < place.count) on.move(steps)
  }

  onMounted(() => {
    line.value?.addEventListener('keydown', onKey)
    line.value?.addEventListener('dragstart', on.drag)
    line.value?.addEventListener('dragover', (event) => event.preventDefault())
    line.value?.addEventListener('drop', (event) => {
      event.preventDefault()
      on.drop()
    })
  })
}
