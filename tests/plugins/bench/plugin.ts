import { definePlugin } from 'kontor/plugin'

const verbsOf = (...verbs: string[]) =>
  ['bench.order', 'bench.part'].flatMap((model) => verbs.map((verb) => `${model}.${verb}`))

const READ = verbsOf('read', 'export')
const WRITE = verbsOf('create', 'update', 'import')

/** One wide, plain table to measure lists, records and reports with, and one with an index on every field. */
export default definePlugin({
  id: 'bench',
  version: '1.0.0',
  api: '^1.0',
  models: [() => import('./models/order.js'), () => import('./models/part.js')],
  roles: {
    clerk: [...READ, ...WRITE],
    manager: [...READ, ...WRITE, ...verbsOf('archive', 'delete')],
    auditor: READ,
  },
  menu: [
    { model: 'bench.order', icon: 'i-lucide-gauge' },
    { model: 'bench.part', icon: 'i-lucide-cog' },
  ],
})
