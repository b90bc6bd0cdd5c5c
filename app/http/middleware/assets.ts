import { existsSync, readdirSync } from 'node:fs'
import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import StaticMiddleware from '@adonisjs/static/static_middleware'

const FOLDER = '/assets/'
const TYPES: Record<string, string> = { js: 'text/javascript', css: 'text/css' }

/** Looks for a file only under /assets, so that no other request touches the disk. */
export default class Assets {
  async handle(http: HttpContext, next: NextFn) {
    if (!http.request.url().startsWith(FOLDER)) return next()
    preferZipped(http)
    const files = await http.containerResolver.make(StaticMiddleware)
    return files.handle(http, next)
  }
}

/** The build left a zipped copy beside each script and style: a third of the bytes. */
function preferZipped({ request, response }: HttpContext) {
  const name = request.url().slice(FOLDER.length)
  const accepts = request.header('accept-encoding')?.includes('gzip')
  if (!accepts || !builtFiles().has(`${name}.gz`)) return
  request.request.url = `${FOLDER}${name}.gz`
  response.header('Content-Encoding', 'gzip')
  response.header('Content-Type', `${TYPES[name.slice(name.lastIndexOf('.') + 1)]}; charset=utf-8`)
  response.vary('Accept-Encoding')
}

let built: Set<string> | undefined

function builtFiles() {
  const folder = app.publicPath('assets')
  built ??= new Set(existsSync(folder) ? readdirSync(folder) : [])
  return built
}
