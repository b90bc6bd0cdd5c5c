import { fail, ignitor } from './ignitor.js'

await ignitor().httpServer().start().catch(fail)
