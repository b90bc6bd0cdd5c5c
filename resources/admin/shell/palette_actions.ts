import { onScopeDispose } from 'vue'
import type { PaletteItem } from './palette'

type Actions = () => PaletteItem[]

const offered = new Set<Actions>()

/** Offers what a screen can do besides its visible buttons, such as the entries of an overflow menu. */
export function usePaletteActions(actions: Actions) {
  offered.add(actions)
  onScopeDispose(() => offered.delete(actions))
}

/**
 * What can be done on the screen under the palette: the buttons of its head, whoever wrote the screen, and what it
 * offers besides.
 */
export function screenActions(): PaletteItem[] {
  const seen = new Set<string>()
  return [...visibleActions(), ...[...offered].flatMap((actions) => actions())].filter(
    ({ label }) => label !== '' && !seen.has(label) && seen.add(label)
  )
}

function visibleActions(): PaletteItem[] {
  const found = document.querySelectorAll<HTMLElement>(
    '#content header [data-actions] :is(a, button)'
  )
  return [...found]
    .filter((one) => !one.matches(':disabled, [aria-haspopup]'))
    .map((one) => ({
      label: (one.getAttribute('aria-label') ?? one.textContent ?? '').trim(),
      icon: 'i-lucide-zap',
      onSelect: () => one.click(),
    }))
}
