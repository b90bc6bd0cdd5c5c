import { fail, ignitor } from './ignitor.js'

await ignitor().ace().handle(process.argv.splice(2)).catch(fail)
