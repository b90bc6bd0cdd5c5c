import { defineConfig } from '@adonisjs/static'

/** Built files carry a hash in their name, so a browser need never ask for one twice. */
export default defineConfig({
  enabled: true,
  etag: true,
  lastModified: false,
  dotFiles: 'ignore',
  maxAge: '365d',
  immutable: true,
})
