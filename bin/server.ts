import { flushCompileCache } from 'node:module'
import { fail, ignitor } from './ignitor.js'

try {
  await ignitor().httpServer().start()
  const { announce } = await import('./announce.js')
  await announce()
  // A server that is ended hard starts as fast the next time.
  flushCompileCache()
} catch (error) {
  await fail(error)
}
