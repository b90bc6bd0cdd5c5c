import { isHttps } from '#config/app'
import { defineConfig } from '@adonisjs/session'

export default defineConfig({
  enabled: true,
  cookieName: isHttps ? '__Host-kontor' : 'kontor',
  clearWithBrowser: false,
  age: '12h',
  cookie: { path: '/', httpOnly: true, secure: isHttps, sameSite: 'lax' },
  store: 'memory',
  stores: {},
})
