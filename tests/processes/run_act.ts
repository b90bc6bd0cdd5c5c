import { ignitor } from '../../bin/ignitor.js'

/* Does what `ACT` names to the books of the first company, in a process of its own that may be killed meanwhile. */
const app = ignitor().createApp('console')
await app.init()
await app.boot()
await app.start(() => {})
const { ACTS } = await import('#tests/processes/acts_of_books')
const { dieBefore } = await import('#tests/processes/die_before')
if (process.env.KILL_AT) dieBefore(Number(process.env.KILL_AT))
console.log(await ACTS[process.env.ACT!]())
await app.terminate()
