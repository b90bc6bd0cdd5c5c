import { usePage } from '@inertiajs/vue3'
import { computed } from 'vue'
import type { MenuGroup, Problem } from '#kernel/http/wire'

export type Theme = 'system' | 'light' | 'dark'
export type Density = 'compact' | 'normal' | 'comfortable'

/** What every screen gets, see app/http/shared_props.ts. */
export interface SharedProps {
  locale: string
  dir: 'ltr' | 'rtl'
  insecure: boolean
  /** Mails that wait because no mail server is set up; told to administrators only. */
  waitingMails?: number
  user: {
    id: number
    name: string
    email: string
    isAdmin: boolean
    theme: Theme
    density: Density
    language: string | null
  } | null
  company: { id: number; name: string; currency: string; timeZone: string; language: string } | null
  companies: { id: number; name: string }[]
  /** The companies whose records lists show: the one worked in, and those chosen beside it. */
  reading: number[]
  messages: Record<string, string>
  menu: MenuGroup[]
  /** Addresses of the files plugins make on demand, those the caller may ask for. */
  madeFiles: string[]
  /** Where the help of this screen is found; told by derived screens, else made from the screen's name. */
  help?: string
}

export interface Flash {
  refusal?: Problem | null
  notice?: string | { key: string; params?: Record<string, string> } | null
  undo?: { label?: string; href: string } | null
}

declare module '@inertiajs/core' {
  export interface InertiaConfig {
    sharedPageProps: SharedProps
    flashDataType: Flash
  }
}

/** The shared props, reactive, for the shell and for screens. The root asks before there is a page. */
export function useShared() {
  const page = usePage()
  return {
    page,
    user: computed(() => page.props?.user ?? null),
    company: computed(() => page.props?.company ?? null),
    companies: computed(() => page.props?.companies ?? []),
    reading: computed(() => page.props?.reading ?? []),
    menu: computed(() => page.props?.menu ?? []),
    /** Whether a file made on demand is there for the caller: `/accounting/invoice-pdf`, whatever is asked of it. */
    mayMake: (href: string) => (page.props?.madeFiles ?? []).includes(href.split('?')[0]),
    locale: computed(() => page.props?.locale ?? 'en'),
  }
}
