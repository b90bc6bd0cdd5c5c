import { router } from '@inertiajs/vue3'
import { onScopeDispose, reactive } from 'vue'
import { useMessages } from '~/messages/use_messages'
import { useShared } from '~/shared'
import { DENSITIES, LANGUAGES, THEMES } from './choices'
import { activeKeys, keyCaps } from './keys'
import { screenActions } from './palette_actions'
import { recentGroup } from './palette_records'
import { switchCompany } from './switch_company'
import { useAppearance } from './use_appearance'
import { useShell } from './use_shell'

export interface PaletteItem {
  label: string
  suffix?: string
  icon?: string
  kbds?: string[]
  active?: boolean
  /** Only says something. */
  disabled?: boolean
  onSelect: () => void
}

export interface PaletteGroup {
  id: string
  label: string
  items: PaletteItem[]
  /** Found by the server, so the palette shall not filter again. */
  ignoreFilter?: boolean
}

/** Finds things while the user types: `find` answers groups of records, actions or whatever it knows. */
export interface PaletteSource {
  find: (query: string, signal: AbortSignal) => Promise<PaletteGroup[]>
}

const sources = reactive(new Set<PaletteSource>())

/** Adds a source of findings to the palette, for as long as the calling component lives. */
export function usePaletteSource(source: PaletteSource) {
  sources.add(source)
  onScopeDispose(() => sources.delete(source))
}

export function paletteSources() {
  return [...sources]
}

/**
 * What the palette offers without asking anybody. What can be done on the screen is read at once, before the palette
 * covers it; the rest by calling the answer, which knows what a reload brings meanwhile.
 */
export function standingGroups(): () => PaletteGroup[] {
  const [recent, here, everywhere] = [recentGroup(), actions(false), actions(true)]
  return () =>
    [recent, here, screens(), creations(), companies(), everywhere, ...appearance()].filter(
      (group) => group.items.length > 0
    )
}

function actions(everywhere: boolean): PaletteGroup {
  const { t } = useMessages()
  const items: PaletteItem[] = activeKeys()
    .filter((key) => !key.hidden && Boolean(key.everywhere) === everywhere)
    .map((key) => ({
      label: t(key.label),
      icon: 'i-lucide-zap',
      kbds: keyCaps(key.keys),
      onSelect: () => key.run(null),
    }))
  const labels = new Set(items.map(({ label }) => label))
  const besides = everywhere ? [] : screenActions().filter(({ label }) => !labels.has(label))
  return {
    id: `actions_${everywhere}`,
    label: t(everywhere ? 'shell.keys.everywhere' : 'palette.actions'),
    items: [...besides, ...items],
  }
}

function screens(): PaletteGroup {
  const { t } = useMessages()
  const { menu } = useShared()
  const listed = menu.value.flatMap((group) =>
    group.items.map((item) => visit(t(item.label), item.href, item.icon, t(group.label)))
  )
  const own = [
    visit(t('shell.home'), '/', 'i-lucide-house'),
    visit(t('kernel.screens.preferences.title'), '/kernel/preferences', 'i-lucide-user-round-cog'),
    visit(t('kernel.screens.sessions.title'), '/kernel/my-sessions', 'i-lucide-monitor-smartphone'),
    visit(t('kernel.screens.tokens.title'), '/kernel/my-tokens', 'i-lucide-key-round'),
  ]
  return { id: 'screens', label: t('palette.screens'), items: [...listed, ...own] }
}

function creations(): PaletteGroup {
  const { t } = useMessages()
  const { menu } = useShared()
  const items = menu.value
    .flatMap((group) => group.items.flatMap((item) => item.create ?? []))
    .map((create) =>
      visit(t('palette.new', { what: inline(t(create.label)) }), create.href, 'i-lucide-plus')
    )
  return { id: 'create', label: t('palette.create'), items }
}

function companies(): PaletteGroup {
  const { t } = useMessages()
  const { company, companies: all } = useShared()
  const others = all.value.filter((one) => one.id !== company.value?.id)
  const items = others.map((one) => ({
    label: t('palette.switch_to', { name: one.name }),
    icon: 'i-lucide-building-2',
    onSelect: () => switchCompany(one.id),
  }))
  return { id: 'companies', label: t('palette.companies'), items }
}

function appearance(): PaletteGroup[] {
  const { t } = useMessages()
  const { theme, density, locale, setTheme, setDensity, setLanguage } = useAppearance()
  const group = (id: string, icon: string, items: Omit<PaletteItem, 'icon'>[]) => ({
    id,
    label: t(`shell.${id}`),
    items: items.map((item) => ({
      ...item,
      icon,
      suffix: item.active ? t('palette.current') : undefined,
    })),
  })
  return [
    group(
      'theme',
      'i-lucide-sun-moon',
      THEMES.map((one) => ({
        label: t(`shell.themes.${one}`),
        active: one === theme.value,
        onSelect: () => setTheme(one),
      }))
    ),
    group(
      'density',
      'i-lucide-rows-3',
      DENSITIES.map((one) => ({
        label: t(`shell.densities.${one}`),
        active: one === density.value,
        onSelect: () => setDensity(one),
      }))
    ),
    group(
      'language',
      'i-lucide-languages',
      LANGUAGES.map((one) => ({
        label: one.name,
        active: one.code === locale.value,
        onSelect: () => setLanguage(one.code),
      }))
    ),
  ]
}

/** A model's name within a sentence: "New contact", but "New API token". */
export function inline(name: string) {
  return /^\p{Lu}{2}/u.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1)
}

function visit(label: string, href: string, icon: string, suffix?: string): PaletteItem {
  return { label, icon, suffix, onSelect: () => router.visit(href) }
}

/** Opens the palette; for buttons of screens. */
export function openPalette() {
  useShell().shell.palette = true
}
