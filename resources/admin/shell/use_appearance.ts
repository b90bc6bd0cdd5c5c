import { router } from '@inertiajs/vue3'
import { useMediaQuery } from '@vueuse/core'
import { computed, ref, watchEffect } from 'vue'
import type { Density, Theme } from '~/shared'
import { useShared } from '~/shared'

const chosenTheme = ref<Theme | null>(null)
const chosenDensity = ref<Density | null>(null)

/** Theme, density and language: shown at once, remembered for the user on the server. */
export function useAppearance() {
  const { user, locale } = useShared()
  const theme = computed<Theme>(() => chosenTheme.value ?? user.value?.theme ?? stored())
  const density = computed<Density>(() => chosenDensity.value ?? user.value?.density ?? 'normal')

  function setTheme(value: Theme) {
    chosenTheme.value = value
    localStorage.setItem('kontor.theme', value)
    save({ theme: value })
  }
  function setDensity(value: Density) {
    chosenDensity.value = value
    save({ density: value })
  }
  /** Texts come with the answer, so the page is asked for anew. */
  function setLanguage(language: string) {
    save({ language })
  }
  function save(change: Record<string, string>) {
    if (!user.value) return
    router.patch('/kernel/preferences', change, {
      preserveScroll: true,
      preserveState: true,
      showProgress: false,
    })
  }
  return { theme, density, locale, setTheme, setDensity, setLanguage }
}

/** Keeps the document in step with what is chosen; called once, by the root. */
export function applyAppearance() {
  const { theme, density } = useAppearance()
  const { locale, page } = useShared()
  const prefersDark = useMediaQuery('(prefers-color-scheme: dark)')
  watchEffect(() => {
    const root = document.documentElement
    const isDark = theme.value === 'dark' || (theme.value === 'system' && prefersDark.value)
    root.classList.toggle('dark', isDark)
    root.dataset.density = density.value
    root.lang = locale.value
    root.dir = page.props?.dir ?? 'ltr'
  })
}

function stored(): Theme {
  const value = localStorage.getItem('kontor.theme')
  return value === 'light' || value === 'dark' ? value : 'system'
}
