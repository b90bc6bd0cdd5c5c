let caught = ''
let stop: (() => void) | undefined

/**
 * Keeps what is typed while the palette is still opening: whoever knows where to go does not wait for it, and none of
 * it may reach the keys or the field of the screen below.
 */
export function catchTyping() {
  stop?.()
  caught = ''
  const take = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Backspace') caught = caught.slice(0, -1)
    else if (event.key.length === 1) caught += event.key
    else return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  window.addEventListener('keydown', take, { capture: true })
  stop = () => window.removeEventListener('keydown', take, { capture: true })
}

/** What was typed until now; from here on it goes where the cursor is. */
export function takeTyped() {
  stop?.()
  stop = undefined
  const typed = caught
  caught = ''
  return typed
}
