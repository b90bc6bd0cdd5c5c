import { onScopeDispose, reactive } from 'vue'

export interface ScreenKey {
  /** "j", "shift+a", "mod+enter" (mod is ⌘ on a Mac, else Ctrl), "F1". */
  keys: string
  /** The key of its text, shown by "?" and in the palette. */
  label: string
  run: (event: KeyboardEvent | null) => void
  /** Also while the cursor is in a field. */
  whileTyping?: boolean
  /** Not offered in the palette, such as moving by one row. */
  hidden?: boolean
  /** Set by the shell for keys that work on every screen. */
  everywhere?: boolean
}

const active = reactive(new Set<ScreenKey>()) as Set<ScreenKey>
const isMac = /mac|iphone|ipad/i.test(navigator.platform)

/** Keys of this screen, for as long as it is shown. */
export function useScreenKeys(keys: ScreenKey[]) {
  for (const key of keys) active.add(key)
  onScopeDispose(() => keys.forEach((key) => active.delete(key)))
}

/** All keys that work now, those of the screen first. */
export function activeKeys() {
  return [...active].sort((a, b) => Number(a.everywhere ?? false) - Number(b.everywhere ?? false))
}

/** "mod+k" as people read it: "⌘ K" or "Ctrl K". */
export function keyCaps(keys: string) {
  return keys
    .split('+')
    .map((part) => CAPS[part] ?? (part.length === 1 ? part.toUpperCase() : part))
}

const CAPS: Record<string, string> = {
  mod: isMac ? '⌘' : 'Ctrl',
  shift: '⇧',
  alt: isMac ? '⌥' : 'Alt',
  enter: '↵',
  escape: 'Esc',
  space: '␣',
  arrowup: '↑',
  arrowdown: '↓',
}

window.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.isComposing) return
  // The newest first: a dialog's keys win over those of the screen under it.
  for (const key of [...active].reverse()) {
    if (!matches(event, key.keys) || (isTyping(event) && !key.whileTyping)) continue
    if (isForDialog(key)) continue
    event.preventDefault()
    key.run(event)
    return
  }
})

/** An open dialog has Escape to itself, and every key that is not meant for fields. */
function isForDialog(key: ScreenKey) {
  const staysOut = !key.whileTyping || key.keys === 'escape'
  return staysOut && document.querySelector('[role="dialog"]') !== null
}

function matches(event: KeyboardEvent, keys: string) {
  const parts = keys.toLowerCase().split('+')
  const name = parts.pop() ?? ''
  const pressed = event.key === ' ' ? 'space' : event.key.toLowerCase()
  if (pressed !== name && event.code.toLowerCase() !== `key${name}`) return false
  const mod = isMac ? event.metaKey : event.ctrlKey
  const other = isMac ? event.ctrlKey : event.metaKey
  // A sign such as "?" needs Shift on some keyboards and not on others.
  const isShiftRight = /^[^a-z0-9]$/.test(name) || parts.includes('shift') === event.shiftKey
  return (
    parts.includes('mod') === mod &&
    !other &&
    parts.includes('alt') === event.altKey &&
    isShiftRight
  )
}

function isTyping(event: KeyboardEvent) {
  const target = event.target as HTMLElement | null
  return (
    target?.closest?.('input, textarea, select, [contenteditable="true"], [role="combobox"]') !=
    null
  )
}
