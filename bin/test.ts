process.env.NODE_ENV = 'test'

const { configure, processCLIArgs, run } = await import('@japa/runner')
const { fail, ignitor } = await import('./ignitor.js')

let hasEnded = false

await ignitor()
  .testRunner()
  .configure(async (app) => {
    const { runnerHooks, ...config } = await import('../tests/bootstrap.js')
    processCLIArgs(process.argv.splice(2))
    configure({
      ...app.rcFile.tests,
      ...config,
      setup: runnerHooks.setup,
      teardown: runnerHooks.teardown.concat([
        async () => {
          await app.terminate()
          hasEnded = true
        },
      ]),
    })
  })
  .run(() => run())
  .catch(fail)

// What fails before the first test, such as a file that cannot be imported, leaves connections that nobody closes.
if (!hasEnded) process.exit()

setTimeout(() => {
  console.error(`The tests are over, but keep open: ${process.getActiveResourcesInfo().join(', ')}`)
  process.exit(1)
}, 60_000).unref()
