import type { InertiaForm } from '@inertiajs/vue3'

export interface InstalledPlugin {
  id: string
  name?: string
  description?: string
  requires: string[]
}

export interface SetupAnswers {
  token: string
  user: { name: string; email: string; login: string; password: string }
  company: { name: string; currency: string; language: string; time_zone: string; country: string }
  plugins: string[]
  demo: boolean
}

export type SetupForm = InertiaForm<SetupAnswers>
export type SetupErrors = Record<string, string | undefined>
