import 'reflect-metadata'
import { Ignitor } from '@adonisjs/core'

const ROOT = new URL('./', import.meta.url)

await new Ignitor(ROOT, { importer: (path) => import(path) })
  .tap((app) => {
    app.listen('SIGTERM', () => app.terminate())
  })
  .httpServer()
  .start()
