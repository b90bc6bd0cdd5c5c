import { fail, ignitor } from './ignitor.js'

try {
  await ignitor().httpServer().start()
  const { announce } = await import('./announce.js')
  await announce()
} catch (error) {
  await fail(error)
}
