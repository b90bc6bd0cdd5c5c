/* The command line: `npm run ace -- <command>`, with the settings of `npm start`; a fresh clone gets them here too. */
import { settings } from './bin/steps/env_file.mjs'
import { script } from './bin/steps/progress.mjs'

await script(async () => {
  // Who names an environment (an image, a test) brings its settings too.
  if (!process.env.NODE_ENV) {
    const { HOST, PORT, APP_URL } = settings()
    Object.assign(process.env, { HOST, PORT, APP_URL, NODE_ENV: 'production' })
  }
  await import('./bin/typescript.mjs')
  await import('./bin/console.js')
})
