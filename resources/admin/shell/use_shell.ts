import { reactive, watch } from 'vue'

const NARROWEST = 200
const WIDEST = 400

interface Remembered {
  width: number
  collapsed: boolean
  openGroups: Record<string, boolean>
}

const remembered = reactive<Remembered>(read())

/** What of the shell is open; one for the whole tab. */
const shell = reactive({ drawer: false, palette: false, keys: false, help: false })

watch(remembered, (value) => localStorage.setItem('kontor.sidebar', JSON.stringify(value)))

export function useShell() {
  return {
    shell,
    sidebar: remembered,
    resizeTo(width: number) {
      remembered.width = Math.round(Math.min(WIDEST, Math.max(NARROWEST, width)))
    },
    limits: { narrowest: NARROWEST, widest: WIDEST },
  }
}

function read(): Remembered {
  const fresh = { width: 240, collapsed: false, openGroups: {} }
  try {
    return {
      ...fresh,
      ...(JSON.parse(localStorage.getItem('kontor.sidebar') ?? '{}') as Partial<Remembered>),
    }
  } catch {
    return fresh
  }
}
