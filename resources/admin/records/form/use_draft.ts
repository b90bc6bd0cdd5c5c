import { onBeforeUnmount } from 'vue'
import type { Values } from '../types'

interface Draft {
  values: Values
  version: number | null
  at: number
}

const WAIT = 400

/**
 * What was typed and not saved, kept in this tab so that a reload or a lost connection takes nothing.
 * It ends with the tab: what people typed about others must not stay on a shared machine.
 */
export function useDraft(key: string) {
  const name = `kontor.draft:${key}`
  let timer: ReturnType<typeof setTimeout> | undefined
  let pending: (() => void) | undefined

  function keep(values: Values, version: number | null) {
    clearTimeout(timer)
    pending = () => store(name, { values, version, at: Date.now() })
    timer = setTimeout(flush, WAIT)
  }

  function flush() {
    clearTimeout(timer)
    pending?.()
    pending = undefined
  }

  function drop() {
    clearTimeout(timer)
    pending = undefined
    sessionStorage.removeItem(name)
  }

  addEventListener('pagehide', flush)
  onBeforeUnmount(() => {
    flush()
    removeEventListener('pagehide', flush)
  })
  return { keep, drop, found: read(name) }
}

function read(name: string): Draft | null {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? 'null') as Draft | null
  } catch {
    return null
  }
}

function store(name: string, draft: Draft) {
  try {
    sessionStorage.setItem(name, JSON.stringify(draft))
  } catch {
    // A full or forbidden storage only costs the draft, never the form.
  }
}
