import { defineConfig } from '@adonisjs/inertia'

/** No server-side rendering: every screen is behind a sign-in and none is for search engines. */
export default defineConfig({ rootView: 'inertia_layout', encryptHistory: true })
