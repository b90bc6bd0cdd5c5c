/* The command line: `npm run ace -- <command>`. */
import './bin/typescript.mjs'
await import('./bin/console.js')
