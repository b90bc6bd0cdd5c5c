import { ignitor } from '../../bin/ignitor.js'

/*
 * Several commands in one process, each as `[name, ...arguments]` of `COMMANDS`; a line of JSON tells how each ended.
 * All goes one way, as whoever reads two of them learns nothing of their order.
 */
process.stderr.write = process.stdout.write.bind(process.stdout)
const app = ignitor().createApp('console')
await app.init()
await app.boot()
await app.start(() => {})
const ace = await app.container.make('ace')
await ace.boot()
for (const [name, ...args] of JSON.parse(process.env.COMMANDS!) as string[][]) {
  const { exitCode } = await ace.exec(name, args)
  console.log(JSON.stringify({ ended: exitCode ?? 0 }))
}
await app.terminate()
