import type { Density, Theme } from '~/shared'

export const THEMES: Theme[] = ['system', 'light', 'dark']
export const DENSITIES: Density[] = ['compact', 'normal', 'comfortable']

/** Each in its own words: who is lost in a foreign language finds his. */
export const LANGUAGES = [
  { code: 'en', name: 'English' },
  { code: 'uk', name: 'Українська' },
]
