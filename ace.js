/* The command line: `npm run ace -- <command>`. */
import '@poppinss/ts-exec'
await import('./bin/console.js')
