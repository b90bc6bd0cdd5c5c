import { ignitor } from '../../bin/ignitor.js'

const app = ignitor().createApp('console')
await app.init()
await app.boot()
await import('#tests/faults/moments')
await app.terminate()
