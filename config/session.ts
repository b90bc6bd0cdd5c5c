import { isHttps } from '#config/app'
import { configProvider } from '@adonisjs/core'
import type { SessionStoreFactory } from '@adonisjs/session/types'
import { defineConfig } from '@adonisjs/session'

/** Loaded with the first session: it needs the database, and the database needs the configuration. */
const database = configProvider.create<SessionStoreFactory>(async () => {
  const { SessionStore } = await import('#kernel/accounts/session_store')
  return (http) => new SessionStore(http)
})

/** The cookie lives as long as a session can at most; the idle limit is the store's. */
export default defineConfig({
  enabled: true,
  cookieName: isHttps ? '__Host-kontor' : 'kontor',
  clearWithBrowser: false,
  age: '12h',
  cookie: { path: '/', httpOnly: true, secure: isHttps, sameSite: 'lax' },
  store: 'database',
  stores: { database },
})
